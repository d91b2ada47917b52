import { describe, expect, it } from 'vitest';
import type { Deck, DeckId, PresetId } from '#core/cards';
import { FLAGS } from '#core/mirror';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { CardState, Preset } from '#core/scheduling';
import { studyDayAt } from '#core/time';
import { deckCounts } from './deck-counts';
import type { DoneCounts, StudyInput } from './input';
import { StudyQueue } from './queue';
import { drain } from './testing/drain';
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

/** The slots in the order shown, each card leaving once it was answered. */
function shown({ mirror, queue }: { readonly mirror: StudyMirror; readonly queue: StudyQueue }): number[] {
  return drain(queue, mirror, startMs, today);
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
    expect(shown(session)).toEqual([3, 2, 1, 0]);
  });

  it('shows new cards first when the preset says so, and last when it says that', () => {
    const cards = [lone(reviewState(today), 0), lone(fresh, 1), lone(fresh, 2), lone(reviewState(today), 3)];
    expect(shown(queueOf(cards, { newMix: 'first' })).slice(0, 2)).toEqual([1, 2]);
    expect(shown(queueOf(cards, { newMix: 'last' })).slice(2)).toEqual([1, 2]);
  });

  it('spreads new cards evenly among reviews by default', () => {
    const cards = Array.from({ length: 14 }, (_, note) => lone(note < 12 ? reviewState(today) : fresh, note));
    const places = shown(queueOf(cards)).flatMap((slot, place) => (slot >= 12 ? [place] : []));
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
    expect(shown(queueOf(cards))).toEqual([0, 2, 1]);
    expect(shown(queueOf(cards, { reviewsPerDay: 2 }))).toEqual([1, 2]);
    expect(shown(queueOf(cards, { reviewsPerDay: 2, reviewOrder: 'due' }))).toEqual([0, 2]);
    expect(shown(queueOf(cards, { reviewOrder: 'retrievability' }))).toEqual([1, 2, 0]);
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
    const head = (count: number) => queueOf(states.slice(0, count).map((state) => lone(state, 7))).queue.head(startMs);
    expect(head(1)).toEqual({ kind: 'card', slot: 0 });
    expect(head(2)).toEqual({ kind: 'card', slot: 1 });
    expect(head(3)).toEqual({ kind: 'card', slot: 2 });
    expect(shown(queueOf(states.map((state) => lone(state, 7))))).toEqual([3]);
  });

  it('buries siblings of a card seen today even after a restart', () => {
    const seen = { ...reviewState(today + 10), lastDay: today };
    const { queue } = queueOf([lone(seen, 1), lone(fresh, 1), lone(fresh, 2)]);
    expect(queue.counts(startMs)).toEqual({ newCards: 1, learning: 0, reviews: 0 });
  });
});

describe('bury across decks', () => {
  it('takes a sibling out of the queue when a card outside of the studied deck is answered', () => {
    const decks = [testDeck(0), testDeck(1)];
    const cards = [
      { note: 1, deck: 0, state: reviewState(today) },
      { note: 1, deck: 1, state: reviewState(today - 1) },
    ];
    const mirror = new StudyMirror(decks, cards);
    const queue = new StudyQueue(inputOf(decks, mirror, [{ ...DEFAULT_PRESET, buryReviews: true }]), testDeck(1).id);
    expect(queue.counts(startMs).reviews).toBe(1);
    const before = mirror.stateAt(0);
    const after = { ...reviewState(today + 9), lastDay: today };
    mirror.set(0, after);
    queue.answered(0, before, after);
    expect(queue.head(startMs)).toEqual({ kind: 'done' });
    mirror.set(0, before);
    queue.undone(0, after, before);
    expect(queue.head(startMs)).toEqual({ kind: 'card', slot: 1 });
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
});
