import type { CardId, DeckId, NoteId } from '#core/cards';
import { cardIdOf } from '#core/cards';
import { hash64 } from '#core/hash';
import type { CardState } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAGS } from './columns';
import { Mirror } from './mirror';
import { decodeSnapshot, encodeSnapshot } from './snapshot';

const deckId = 'dddddddddddddddd' as DeckId;
const noteId = (number: number): NoteId => hash64(`note ${number}`) as NoteId;

const day = fc.integer({ min: -100_000, max: 100_000 }).map((value) => value as StudyDay);
const due = fc.oneof(
  fc.record({ kind: fc.constant('day' as const), day }),
  fc.record({ kind: fc.constant('time' as const), atMs: fc.integer({ min: 1, max: 9e15 }), day }),
);
const seen = {
  memory: fc.record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  }),
  due,
  lastDay: day,
  reps: fc.nat(0xffff_ffff),
  lapses: fc.nat(0xffff),
};
const step = fc.nat(20);
const intervalDays = fc.integer({ min: 1, max: 36_500 });
const state: fc.Arbitrary<CardState> = fc.oneof(
  fc.constant<CardState>({ phase: 'new' }),
  fc.record({ phase: fc.constant('learning' as const), ...seen, step }),
  fc.record({ phase: fc.constant('review' as const), ...seen, intervalDays }),
  fc.record({ phase: fc.constant('relearning' as const), ...seen, step, intervalDays }),
);

function filled(notes: number): Mirror {
  const mirror = new Mirror();
  for (let number = 0; number < notes; number++) {
    const ordinals = number % 3 === 0 ? [0, 1] : [0];
    mirror.setNote({ noteId: noteId(number), deckId, page: 1 + (number >> 8), ordinals, archived: [] });
  }
  return mirror;
}

describe('the mirror', () => {
  it('gives back every schedule exactly as it was set', () => {
    fc.assert(
      fc.property(state, (set) => {
        const mirror = filled(2);
        const cardId = cardIdOf(noteId(1), 0);
        mirror.setState({ cardId, state: set });
        expect(mirror.stateOf(cardId)).toEqual(set);
        expect(decodeSnapshot(encodeSnapshot(mirror))?.stateOf(cardId)).toEqual(set);
      }),
    );
  });

  it('finds each of many cards by its id, while growing and from a snapshot', () => {
    const mirror = filled(5000);
    for (const look of [mirror, decodeSnapshot(encodeSnapshot(mirror)), mirror.clone()]) {
      for (let number = 0; number < 5000; number += 7) {
        const index = look?.cardIndex(cardIdOf(noteId(number), 0)) ?? -1;
        expect(look?.noteIdAt(index)).toBe(noteId(number));
      }
      expect(look?.cardIndex(cardIdOf(noteId(1), 1))).toBe(-1);
      expect(look?.cardIndex(cardIdOf(noteId(999_999), 0))).toBe(-1);
      expect(look?.stateOf('ffffffffffffffff-0' as CardId)).toBeUndefined();
    }
  });

  it('knows the siblings of a card, also those added later', () => {
    const mirror = filled(10);
    mirror.setNote({ noteId: noteId(3), deckId, page: 1, ordinals: [0, 1, 5], archived: [] });
    const slots = mirror.siblings(mirror.cardIndex(cardIdOf(noteId(3), 1)));
    expect(slots.map((slot) => mirror.cardIdAt(slot))).toEqual(
      [0, 1, 5].map((ordinal) => cardIdOf(noteId(3), ordinal)),
    );
  });

  it('moves and archives cards without touching their schedule or other flags', () => {
    const mirror = filled(4);
    const cardId = cardIdOf(noteId(3), 1);
    const set: CardState = {
      phase: 'review',
      memory: { stability: 3.5, difficulty: 5 },
      due: { kind: 'day', day: 9 as StudyDay },
      lastDay: 4 as StudyDay,
      reps: 2,
      lapses: 1,
      intervalDays: 5,
    };
    mirror.setState({ cardId, state: set });
    const other = 'eeeeeeeeeeeeeeee' as DeckId;
    mirror.setNote({ noteId: noteId(3), deckId: other, page: 7, ordinals: [0, 1], archived: [1] });
    const index = mirror.cardIndex(cardId);
    const { flags, page, deck } = mirror.columns();
    expect([flags[index], page[index], mirror.deckIds[deck[index] ?? -1]]).toEqual([FLAGS.archived, 7, other]);
    expect(mirror.stateOf(cardId)).toEqual(set);
  });

  it('shows what it adopted to those who hold its columns', () => {
    const mirror = filled(4);
    const columns = mirror.columns();
    const { version, structureVersion } = mirror;
    const next = mirror.without(new Set([0, 1]));
    next.setNote({ noteId: noteId(77), deckId, page: 1, ordinals: [0], archived: [] });
    mirror.adopt(next);
    expect(columns.length).toBe(5);
    expect(mirror.cardIdAt(4)).toBe(cardIdOf(noteId(77), 0));
    expect(mirror.cardIndex(cardIdOf(noteId(0), 0))).toBe(-1);
    expect(mirror.version).toBeGreaterThan(version);
    expect(mirror.structureVersion).toBeGreaterThan(structureVersion);
  });
});

describe('a snapshot', () => {
  it('does not change with the mirror it was taken of', () => {
    const mirror = filled(4);
    const snapshot = encodeSnapshot(mirror);
    mirror.setNote({ noteId: noteId(50), deckId, page: 1, ordinals: [0], archived: [] });
    expect(decodeSnapshot(snapshot)?.columns().length).toBe(6);
  });

  it('is refused when it is of another format, too short, of other types, or names a deck that is not there', () => {
    const good = encodeSnapshot(filled(4));
    const { columns } = good;
    expect(decodeSnapshot(good)).toBeDefined();
    expect(decodeSnapshot({ ...good, format: 2 })).toBeUndefined();
    expect(decodeSnapshot({ ...good, deckIds: [] })).toBeUndefined();
    expect(decodeSnapshot({ ...good, columns: { ...columns, step: columns.step.slice(1) } })).toBeUndefined();
    const wrong = { ...columns, reps: new Float64Array(columns.length) } as never;
    expect(decodeSnapshot({ ...good, columns: wrong })).toBeUndefined();
    expect(decodeSnapshot({ ...good, columns: {} as never })).toBeUndefined();
  });
});
