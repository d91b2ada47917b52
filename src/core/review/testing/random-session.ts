import fc from 'fast-check';
import type { CardId, DeckId, PresetId } from '#core/cards';
import { DEFAULT_PRESET, previewAnswers } from '#core/scheduling';
import type { CardState, Preset } from '#core/scheduling';
import { studyDayAt } from '#core/time';
import type { DoneCounts, StudyInput } from '../input';
import { StudyQueue } from '../queue';
import { StudyMirror, learningState, reviewState, testDeck } from './study-mirror';
import type { TestCard } from './study-mirror';

const MINUTE = 60_000;
const calendar = { zone: 'Europe/Madrid', rolloverHour: 4 };
const startMs = Date.UTC(2026, 2, 10, 9);
const today = studyDayAt(startMs, calendar);
const fresh: CardState = { phase: 'new' };

const arbitraryState = fc.oneof(
  { weight: 3, arbitrary: fc.constant(fresh) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: -20, max: 2 }), fc.integer({ min: 1, max: 40 }))
      .map(([due, days]) => reviewState(today + due, days)),
  },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 1 }).map((due) => learningState(today + due, today + due - 1)) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -60, max: 60 })
      .map((minutes) => learningState(today, today, startMs + minutes * MINUTE)),
  },
);

const arbitraryPreset = fc.record({
  newPerDay: fc.integer({ min: 0, max: 20 }),
  reviewsPerDay: fc.integer({ min: 0, max: 40 }),
  newIgnoresReviewLimit: fc.boolean(),
  buryNew: fc.boolean(),
  buryReviews: fc.boolean(),
  buryInterdayLearning: fc.boolean(),
  newOrder: fc.constantFrom('added', 'random'),
  newMix: fc.constantFrom('mixed', 'first', 'last'),
  reviewOrder: fc.constantFrom('auto', 'due', 'retrievability'),
  learnAheadMinutes: fc.integer({ min: 0, max: 30 }),
});

const DECKS = [testDeck(0), testDeck(1, 0, 'b'), testDeck(2, 1, 'c'), testDeck(3, 0)];
/** Cards in four nested decks under random presets, some of today's work done. */
export const arbitraryCollection = fc.record({
  presets: fc.tuple(arbitraryPreset, arbitraryPreset, arbitraryPreset).map((presets) =>
    presets.map((preset, index): Preset => {
      const id = (['default', 'b', 'c'][index] ?? 'default') as PresetId;
      return { ...DEFAULT_PRESET, ...preset, id };
    }),
  ),
  cards: fc.array(
    fc.record({
      note: fc.integer({ min: 0, max: 25 }),
      deck: fc.integer({ min: 0, max: 3 }),
      state: arbitraryState,
      flags: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2),
    }),
    { minLength: 15, maxLength: 60 },
  ),
  root: fc.integer({ min: 0, max: 3 }),
  done: fc.array(fc.record({ newDone: fc.integer({ min: 0, max: 3 }), reviewDone: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 4,
    maxLength: 4,
  }),
});

/** What a learner does: grade the head of the queue or a card outside of it, step back or forth, restart with other limits. */
export const arbitraryAction = fc.oneof(
  { weight: 12, arbitrary: fc.record({ what: fc.constant('head'), index: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('elsewhere'), index: fc.nat(59) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('undo'), index: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('redo'), index: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('restart'), index: fc.nat(12) }) },
);

interface Collection {
  readonly presets: readonly Preset[];
  readonly cards: readonly TestCard[];
  readonly root: number;
  readonly done: readonly DoneCounts[];
}

interface Answered {
  readonly slot: number;
  readonly before: CardState;
  readonly after: CardState;
}

/** A session over a random collection, with the log's part played by two stacks and a tally. */
export class RandomSession {
  readonly mirror: StudyMirror;
  readonly rootId: DeckId;
  queue: StudyQueue;
  atMs = startMs;
  readonly #done: Map<DeckId, DoneCounts>;
  readonly #past: Answered[] = [];
  readonly #future: Answered[] = [];
  #presets: readonly Preset[];

  constructor({ presets, cards, root, done }: Collection) {
    this.mirror = new StudyMirror(DECKS, cards);
    this.rootId = testDeck(root).id;
    this.#presets = presets;
    this.#done = new Map(DECKS.map(({ id }, index) => [id, done[index] ?? { newDone: 0, reviewDone: 0 }]));
    this.queue = new StudyQueue(this.input(), this.rootId);
  }

  input(): StudyInput {
    return {
      mirror: this.mirror,
      decks: DECKS,
      presets: this.#presets,
      done: new Map(this.#done),
      now: { atMs: this.atMs, day: today },
    };
  }

  act({ what, index }: { readonly what: string; readonly index: number }): void {
    this.atMs += 20_000;
    if (what === 'head') {
      const head = this.queue.head(this.atMs);
      if (head.kind === 'card') this.#answer(head.slot, index);
    } else if (what === 'elsewhere') {
      if (index < this.mirror.columns().length) this.#answer(index, 2);
    } else if (what === 'undo') {
      this.#undo();
    } else if (what === 'redo') {
      const next = this.#future.pop();
      if (next) this.#apply(next);
    } else {
      this.#presets = this.#presets.map((preset) => ({ ...preset, newPerDay: index, reviewsPerDay: 2 * index }));
      this.queue = new StudyQueue(this.input(), this.rootId);
    }
  }

  #answer(slot: number, grade: number): void {
    const before = this.mirror.stateAt(slot);
    const outcomes = previewAnswers({
      cardId: `card-${slot}` as CardId,
      state: before,
      preset: this.#presets[0] ?? DEFAULT_PRESET,
      now: { atMs: this.atMs, day: today, calendar },
      load: this.queue.loadFor(slot),
    });
    this.#future.length = 0;
    this.#apply({ slot, before, after: outcomes[grade]?.state ?? before });
  }

  #apply(answered: Answered): void {
    const { slot, before, after } = answered;
    this.mirror.set(slot, after);
    this.#count(slot, before.phase, 1);
    this.queue.answered(slot, before, after);
    this.#past.push(answered);
  }

  #undo(): void {
    const last = this.#past.pop();
    if (!last) return;
    this.mirror.set(last.slot, last.before);
    this.#count(last.slot, last.before.phase, -1);
    this.queue.undone(last.slot, last.after, last.before);
    this.#future.push(last);
  }

  #count(slot: number, phase: CardState['phase'], change: number): void {
    const id = DECKS[this.mirror.columns().deck[slot] ?? 0]?.id ?? this.rootId;
    const { newDone, reviewDone } = this.#done.get(id) ?? { newDone: 0, reviewDone: 0 };
    this.#done.set(id, {
      newDone: newDone + (phase === 'new' ? change : 0),
      reviewDone: reviewDone + (phase === 'review' ? change : 0),
    });
  }
}
