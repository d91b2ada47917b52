import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId, Deck, DeckId, PresetId } from '#core/cards';
import { FLAGS } from '#core/mirror';
import { DEFAULT_PRESET, previewAnswers } from '#core/scheduling';
import type { CardState, Preset } from '#core/scheduling';
import { studyDayAt } from '#core/time';
import { deckCounts } from './deck-counts';
import type { DoneCounts, StudyInput } from './input';
import { StudyQueue } from './queue';
import { StudyMirror, learningState, reviewState, testDeck } from './testing/study-mirror';
import type { TestCard } from './testing/study-mirror';

const calendar = { zone: 'Europe/Madrid', rolloverHour: 4 };
const startMs = Date.UTC(2026, 2, 10, 9);
const today = studyDayAt(startMs, calendar);
const MINUTE = 60_000;
const fresh: CardState = { phase: 'new' };

function inputOf(
  decks: readonly Deck[],
  mirror: StudyMirror,
  presets: readonly Preset[] = [DEFAULT_PRESET],
  done: ReadonlyMap<DeckId, DoneCounts> = new Map(),
  atMs = startMs,
): StudyInput {
  return { mirror, decks, presets, done, now: { atMs, day: today } };
}

function queueOf(cards: readonly TestCard[], preset: Partial<Preset> = {}, decks: readonly Deck[] = [testDeck(0)]) {
  const mirror = new StudyMirror(decks, cards);
  const input = inputOf(decks, mirror, [{ ...DEFAULT_PRESET, ...preset }]);
  return { mirror, input, queue: new StudyQueue(input, testDeck(0).id) };
}

/** Answers every head with Easy-like removal: cards leave for ten days; gives the slots in the order shown. */
function drain({ mirror, queue }: { mirror: StudyMirror; queue: StudyQueue }, atMs = startMs): number[] {
  const shown: number[] = [];
  for (;;) {
    const head = queue.head(atMs, shown.at(-1));
    if (head.kind !== 'card') return shown;
    shown.push(head.slot);
    const before = mirror.stateAt(head.slot);
    const after = { ...reviewState(today + 10), lastDay: today };
    mirror.set(head.slot, after);
    queue.answered(head.slot, before, after);
  }
}

function lone(state: CardState, note: number): TestCard {
  return { note, deck: 0, state };
}

describe('queue order', () => {
  it('shows intraday learning, then interday learning, then reviews, then new cards', () => {
    const session = queueOf(
      [
        lone(fresh, 0),
        lone(reviewState(today), 1),
        lone(learningState(today, today - 1), 2),
        lone(learningState(today, today, startMs - MINUTE), 3),
      ],
      { newMix: 'last' },
    );
    expect(drain(session)).toEqual([3, 2, 1, 0]);
  });

  it('shows new cards first when the preset says so, and last when it says that', () => {
    const cards = [lone(reviewState(today), 0), lone(fresh, 1), lone(fresh, 2), lone(reviewState(today), 3)];
    expect(drain(queueOf(cards, { newMix: 'first' })).slice(0, 2)).toEqual([1, 2]);
    expect(drain(queueOf(cards, { newMix: 'last' })).slice(2)).toEqual([1, 2]);
  });

  it('spreads new cards evenly among reviews by default', () => {
    const cards = Array.from({ length: 14 }, (_, note) => lone(note < 12 ? reviewState(today) : fresh, note));
    const places = drain(queueOf(cards)).flatMap((slot, place) => (slot >= 12 ? [place] : []));
    expect(places).toEqual([4, 9]);
  });

  it('shows learning cards ahead of their time only when nothing else is left, and then says how long to wait', () => {
    const { queue, mirror } = queueOf([
      lone(learningState(today, today, startMs + 10 * MINUTE), 0),
      lone(learningState(today, today, startMs + 50 * MINUTE), 1),
      lone(reviewState(today), 2),
    ]);
    expect(queue.head(startMs)).toEqual({ kind: 'card', slot: 2 });
    const answer = (slot: number) => {
      const before = mirror.stateAt(slot);
      const after = { ...reviewState(today + 5), lastDay: today };
      mirror.set(slot, after);
      queue.answered(slot, before, after);
    };
    answer(2);
    expect(queue.head(startMs)).toEqual({ kind: 'card', slot: 0 });
    answer(0);
    expect(queue.head(startMs)).toEqual({ kind: 'wait', untilMs: startMs + 30 * MINUTE });
    expect(queue.head(startMs + 30 * MINUTE)).toEqual({ kind: 'card', slot: 1 });
    answer(1);
    expect(queue.head(startMs + 30 * MINUTE)).toEqual({ kind: 'done' });
  });

  it('does not show the same learning card twice in a row while another one can be shown', () => {
    const { queue } = queueOf([
      lone(learningState(today, today, startMs + MINUTE), 0),
      lone(learningState(today, today, startMs + 2 * MINUTE), 1),
    ]);
    expect(queue.head(startMs, 0)).toEqual({ kind: 'card', slot: 1 });
    expect(queue.head(startMs, 1)).toEqual({ kind: 'card', slot: 0 });
  });

  it('shows longest due first, and the likeliest to be remembered first when more is due than the limit', () => {
    const cards = [
      lone(reviewState(today - 3, 2), 0),
      lone(reviewState(today - 1, 100), 1),
      lone(reviewState(today - 2, 10), 2),
    ];
    expect(drain(queueOf(cards))).toEqual([0, 2, 1]);
    expect(drain(queueOf(cards, { reviewsPerDay: 2 }))).toEqual([1, 2]);
    expect(drain(queueOf(cards, { reviewsPerDay: 2, reviewOrder: 'due' }))).toEqual([0, 2]);
    expect(drain(queueOf(cards, { reviewOrder: 'retrievability' }))).toEqual([1, 2, 0]);
  });

  it('survives decks that are their own ancestors and presets that are gone', () => {
    const decks = [testDeck(0, 1, 'gone'), testDeck(1, 0, 'gone')];
    const mirror = new StudyMirror(decks, [{ note: 1, deck: 1, state: fresh }]);
    const queue = new StudyQueue(inputOf(decks, mirror, []), testDeck(1).id);
    expect(queue.counts(startMs).newCards).toBe(1);
  });
});

describe('bury', () => {
  it('leaves suspended, buried and archived cards out', () => {
    const cards = Object.values(FLAGS).map((flags, note) => ({ ...lone(fresh, note), flags }));
    const { queue, input } = queueOf(cards);
    expect(queue.head(startMs)).toEqual({ kind: 'done' });
    expect(deckCounts(input).get(testDeck(0).id)).toEqual({ newCards: 0, learning: 0, reviews: 0 });
  });

  it('buries siblings in the order intraday learning, interday learning, review, new', () => {
    const states = [
      fresh,
      reviewState(today),
      learningState(today, today - 1),
      learningState(today, today - 1, startMs),
    ];
    const shown = (count: number) => queueOf(states.slice(0, count).map((state) => lone(state, 7))).queue.head(startMs);
    expect(shown(1)).toEqual({ kind: 'card', slot: 0 });
    expect(shown(2)).toEqual({ kind: 'card', slot: 1 });
    expect(shown(3)).toEqual({ kind: 'card', slot: 2 });
    expect(drain(queueOf(states.map((state) => lone(state, 7))))).toEqual([3]);
  });

  it('buries siblings of a card seen today even after a restart', () => {
    const seen = { ...reviewState(today + 10), lastDay: today };
    const { queue } = queueOf([lone(seen, 1), lone(fresh, 1), lone(fresh, 2)]);
    expect(queue.counts(startMs)).toEqual({ newCards: 1, learning: 0, reviews: 0 });
  });
});

describe('limits', () => {
  it('lets a parent limit bound what its subdecks offer, each within its own limit', () => {
    const decks = [testDeck(0), testDeck(1, 0, 'small'), testDeck(2, 0)];
    const presets = [
      { ...DEFAULT_PRESET, newPerDay: 5 },
      { ...DEFAULT_PRESET, id: 'small' as PresetId, newPerDay: 2 },
    ];
    const cards = Array.from({ length: 20 }, (_, note) => ({ note, deck: 1 + (note % 2), state: fresh }));
    const input = inputOf(decks, new StudyMirror(decks, cards), presets);
    const counts = deckCounts(input);
    expect([0, 1, 2].map((deck) => counts.get(testDeck(deck).id)?.newCards)).toEqual([5, 2, 5]);
    const queue = new StudyQueue(input, testDeck(0).id);
    expect(queue.counts(startMs).newCards).toBe(5);
  });

  it('holds new cards back once the reviews of the day have used the review limit up, unless the preset says otherwise', () => {
    const cards = Array.from({ length: 10 }, (_, note) => lone(note < 6 ? reviewState(today) : fresh, note));
    expect(queueOf(cards, { reviewsPerDay: 8 }).queue.counts(startMs)).toMatchObject({ reviews: 6, newCards: 2 });
    const apart = queueOf(cards, { reviewsPerDay: 6, newIgnoresReviewLimit: true });
    expect(apart.queue.counts(startMs)).toMatchObject({ reviews: 6, newCards: 4 });
  });
});

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
  newPerDay: fc.integer({ min: 0, max: 8 }),
  reviewsPerDay: fc.integer({ min: 0, max: 12 }),
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
const arbitraryCollection = fc.record({
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
    { maxLength: 60 },
  ),
  root: fc.integer({ min: 0, max: 3 }),
  done: fc.array(fc.record({ newDone: fc.integer({ min: 0, max: 6 }), reviewDone: fc.integer({ min: 0, max: 9 }) }), {
    minLength: 4,
    maxLength: 4,
  }),
});

/** What a learner sees of a queue: its counts and its cards to the end, answered so that each leaves for good. */
function seen(queue: StudyQueue, mirror: StudyMirror, atMs: number) {
  const saved = Array.from({ length: mirror.columns().length }, (_, slot) => mirror.stateAt(slot));
  const counts = queue.counts(atMs);
  const heads = drain({ mirror, queue }, atMs);
  for (const [slot, state] of saved.entries()) mirror.set(slot, state);
  return { counts, heads };
}

describe('undo', () => {
  it('takes 40 answers back one by one and brings them again, card by card and count by count', () => {
    const cards = Array.from({ length: 60 }, (_, note) =>
      lone(note % 3 === 0 ? fresh : reviewState(today - (note % 5)), note),
    );
    const { queue, mirror } = queueOf(cards);
    const steps: { slot: number; before: CardState; after: CardState; counts: unknown }[] = [];
    for (let count = 0; count < 40; count++) {
      const head = queue.head(startMs);
      if (head.kind !== 'card') throw new Error('enough cards');
      const before = mirror.stateAt(head.slot);
      const after = { ...reviewState(today + 9), lastDay: today };
      steps.push({ slot: head.slot, before, after, counts: queue.counts(startMs) });
      mirror.set(head.slot, after);
      queue.answered(head.slot, before, after);
    }
    for (const { slot, before, after, counts } of [...steps].reverse()) {
      mirror.set(slot, before);
      queue.undone(slot, after, before);
      expect(queue.head(startMs)).toEqual({ kind: 'card', slot });
      expect(queue.counts(startMs)).toEqual(counts);
    }
    for (const { slot, before, after, counts } of steps) {
      expect(queue.head(startMs)).toEqual({ kind: 'card', slot });
      expect(queue.counts(startMs)).toEqual(counts);
      mirror.set(slot, after);
      queue.answered(slot, before, after);
    }
  });

  it('keeps the queue equal to one built anew, its counts equal to deckCounts, and undo takes everything back', () => {
    fc.assert(
      fc.property(
        arbitraryCollection,
        fc.array(
          fc.oneof(
            { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
            { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
          ),
          { maxLength: 40 },
        ),
        ({ presets, cards, root, done: doneBefore }, actions) => {
          const mirror = new StudyMirror(DECKS, cards);
          const done = new Map(DECKS.map(({ id }, index) => [id, doneBefore[index] ?? { newDone: 0, reviewDone: 0 }]));
          const rootId = testDeck(root).id;
          const inputAt = (atMs: number) => inputOf(DECKS, mirror, presets, new Map(done), atMs);
          let atMs = startMs;
          const queue = new StudyQueue(inputAt(atMs), rootId);
          const past: { slot: number; before: CardState; after: CardState }[] = [];
          const future: typeof past = [];
          const count = (slot: number, phase: string, change: number) => {
            const id = DECKS[mirror.columns().deck[slot] ?? 0]?.id ?? rootId;
            const { newDone, reviewDone } = done.get(id) ?? { newDone: 0, reviewDone: 0 };
            done.set(id, {
              newDone: newDone + (phase === 'new' ? change : 0),
              reviewDone: reviewDone + (phase === 'review' ? change : 0),
            });
          };
          for (const action of actions) {
            atMs += 20_000;
            if (action === 'undo') {
              const last = past.pop();
              if (!last) continue;
              mirror.set(last.slot, last.before);
              count(last.slot, last.before.phase, -1);
              queue.undone(last.slot, last.after, last.before);
              future.push(last);
            } else if (action === 'redo') {
              const next = future.pop();
              if (!next) continue;
              mirror.set(next.slot, next.after);
              count(next.slot, next.before.phase, 1);
              queue.answered(next.slot, next.before, next.after);
              past.push(next);
            } else {
              const head = queue.head(atMs);
              if (head.kind !== 'card') continue;
              const before = mirror.stateAt(head.slot);
              const outcomes = previewAnswers({
                cardId: `card-${head.slot}` as CardId,
                state: before,
                preset: presets[0] ?? DEFAULT_PRESET,
                now: { atMs, day: today, calendar },
                load: queue.loadFor(head.slot),
              });
              const after = outcomes[action]?.state ?? before;
              mirror.set(head.slot, after);
              count(head.slot, before.phase, 1);
              queue.answered(head.slot, before, after);
              past.push({ slot: head.slot, before, after });
              future.length = 0;
            }
            expect(queue.counts(atMs)).toEqual(deckCounts(inputAt(atMs)).get(rootId));
          }
          const anew = new StudyQueue(inputAt(atMs), rootId);
          for (const slot of cards.keys()) {
            const { dueCounts, siblingDueDays } = anew.loadFor(slot);
            const load = queue.loadFor(slot);
            expect([...Array.from(load.dueCounts)]).toEqual(Array.from(dueCounts));
            expect(load.siblingDueDays).toEqual(siblingDueDays);
          }
          expect(seen(queue, mirror, atMs)).toEqual(seen(anew, mirror, atMs));
        },
      ),
      { numRuns: 300 },
    );
  });
});
