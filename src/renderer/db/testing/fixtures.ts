import type { BlockHash, SourceKey } from '#core/cards';
import { hash64 } from '#core/hash';
import type { ProposedNote } from '#core/import';
import type { CardState, Grade } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { AcceptedReading, AnswerInput, Collection } from '../collection';
import { openCollection } from '../open';

let opened = 0;

/** A name no other test uses. */
export function freshName(): string {
  return `test-${Date.now()}-${++opened}`;
}

/** A clock that moves only when told, starting on 2026-03-02 at noon UTC. */
export class TestClock {
  at = Date.UTC(2026, 2, 2, 12);
  readonly now = (): number => this.at;
  /** Lets time pass. */
  pass(ms: number): void {
    this.at += ms;
  }
}

let drawn = 0;

/** Opens a collection that must open. */
export async function open(name: string, clock = new TestClock()): Promise<Collection> {
  const result = await openCollection({
    name,
    now: clock.now,
    calendar: () => ({ zone: 'Europe/Madrid', rolloverHour: 4 }),
    random: () => hash64(`${name} ${++drawn}`),
  });
  if (!result.ok) throw new Error(`not opened: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A proposed note with a front and a back. */
export function proposal(front: string, back: string, change: Partial<ProposedNote> = {}): ProposedNote {
  return {
    content: { kind: 'basic', front, back },
    context: ['Sailing'],
    deckPath: ['Sailing', 'Knots'],
    tags: [],
    ordinals: [0],
    slide: 1,
    lines: { from: 1, to: 2 },
    blockHash: hash64(front) as BlockHash,
    occurrence: 0,
    reason: 'a test asked for it',
    lint: [],
    proposal: 'accept',
    ...change,
  };
}

/** A reading of a source that a person accepted as it is. */
export function reading(notes: AcceptedReading['notes'], source = 'knots.md'): AcceptedReading {
  const key = source as SourceKey;
  return {
    source: key,
    name: source,
    relativePath: source,
    sha256: hash64(JSON.stringify(notes)).repeat(4),
    format: { id: 'course', score: 1, reason: 'it is one' },
    slides: [
      {
        source: key,
        number: 1,
        title: 'Knots',
        section: [],
        lines: { from: 1, to: 9 },
        body: 'A *bowline*.',
        notes: '',
      },
      {
        source: key,
        number: 2,
        title: 'More',
        section: ['Knots'],
        lines: { from: 10, to: 12 },
        body: '',
        notes: 'Hm.',
      },
    ],
    notes,
  };
}

/** `count` notes in a course. */
export function course(count: number, source?: string): AcceptedReading {
  return reading(
    Array.from({ length: count }, (_, index) => proposal(`Question ${index}?`, `Answer ${index}`)),
    source,
  );
}

/** A review state that looks like one. */
export function reviewState(day: number, intervalDays: number, reps = 1): CardState {
  return {
    phase: 'review',
    memory: { stability: intervalDays + 0.25, difficulty: 5.5 },
    due: { kind: 'day', day: (day + intervalDays) as StudyDay },
    lastDay: day as StudyDay,
    reps,
    lapses: 0,
    intervalDays,
  };
}

/** An answer to the card in a slot that gives it `outcome`. */
export function answerTo(collection: Collection, index: number, outcome: CardState, grade: Grade = 3): AnswerInput {
  const expected = collection.mirror.stateAt(index);
  return {
    cardId: collection.mirror.cardIdAt(index),
    expected,
    outcome,
    grade,
    kind: expected.phase === 'new' ? 'learn' : 'review',
    answerMs: 1500,
    presetRevision: 1,
  };
}

/** Unwraps what must have succeeded. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Every card with its schedule, deck and flags, by card id: what a learner would notice. */
export function cardsOf({ mirror }: Collection): ReadonlyMap<string, unknown> {
  const cards = new Map<string, unknown>();
  const columns = mirror.columns();
  for (let index = 0; index < columns.length; index++) {
    cards.set(mirror.cardIdAt(index), {
      state: mirror.stateAt(index),
      deck: mirror.deckIds[columns.deck[index] ?? -1],
      flags: columns.flags[index],
    });
  }
  return new Map([...cards].sort(([a], [b]) => (a < b ? -1 : 1)));
}
