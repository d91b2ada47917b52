import { FSRSBinding } from '@open-spaced-repetition/binding';
import type { BindingItemState, BindingMemoryState } from '@open-spaced-repetition/binding';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, WEIGHT_RANGES, fsrsFor } from './fsrs';
import type { Grade, MemoryState } from './state';

const HISTORIES = 10_000;
const LONGEST = 40;
const RELATIVE = 1e-4;
/** At the ends of their ranges some weights make the binding's 32-bit floats subtract nearly equal numbers. */
const AT_THE_ENDS = 1e-3;
const DESIRED_RETENTION = 0.9;

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const GRADE_NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const;

function difference(ours: number, theirs: number): number {
  return Math.abs(ours - theirs) / Math.abs(theirs);
}

interface Agreement {
  worst: number;
  intervals: number;
  /** Differ, although the unrounded value is not near a half. */
  wrong: number;
  /** Differ because the value before rounding is within 1e-4 relative of a half. */
  roundings: number;
}

/** Follows random histories of 1–40 reviews, about a quarter of them on the day of the one before, in both libraries. */
function compare(weights: readonly number[], histories: number, seed: number): Agreement {
  const random = randomNumbers(seed);
  const ours = fsrsFor(weights);
  const theirs = new FSRSBinding([...weights]);
  const agreement: Agreement = { worst: 0, intervals: 0, wrong: 0, roundings: 0 };
  for (let history = 0; history < histories; history++) {
    let memory: MemoryState | undefined;
    let bindingMemory: BindingMemoryState | null = null;
    const reviews = 1 + Math.floor(random() * LONGEST);
    for (let review = 0; review < reviews; review++) {
      const sameDay = review === 0 || random() < 0.25;
      const elapsedDays = sameDay ? 0 : 1 + Math.floor(random() ** 4 * 600);
      const draw = random();
      const grade: Grade = draw < 0.15 ? 1 : draw < 0.3 ? 2 : draw < 0.85 ? 3 : 4;
      memory = ours.next(memory, elapsedDays, grade);
      const next: BindingItemState = theirs.nextStates(bindingMemory, DESIRED_RETENTION, elapsedDays)[
        GRADE_NAMES[grade]
      ];
      bindingMemory = next.memory;
      agreement.worst = Math.max(
        agreement.worst,
        difference(memory.stability, bindingMemory.stability),
        difference(memory.difficulty, bindingMemory.difficulty),
      );
      const unrounded = ours.intervalDays(memory.stability, DESIRED_RETENTION);
      agreement.intervals++;
      if (Math.round(unrounded) === Math.round(next.interval)) continue;
      const toHalf = Math.abs(unrounded - (Math.floor(unrounded) + 0.5));
      if (toHalf <= RELATIVE * unrounded) agreement.roundings++;
      else agreement.wrong++;
    }
  }
  return agreement;
}

describe('FSRS-6 against the reference binding', () => {
  it(`agrees in memory to 1e-4 and in intervals but for roundings over ${HISTORIES} random histories`, () => {
    const { worst, intervals, wrong, roundings } = compare(DEFAULT_WEIGHTS, HISTORIES, 20_261_123);
    expect(worst).toBeLessThan(RELATIVE);
    expect(wrong).toBe(0);
    expect(intervals).toBeGreaterThan(200_000);
    expect(roundings / intervals).toBeLessThan(1e-3);
  });

  it('agrees for other weights too, among them the ends of their ranges', () => {
    const random = randomNumbers(7);
    for (let round = 0; round < 50; round++) {
      const weights = DEFAULT_WEIGHTS.map((weight, index) => {
        const [low = 0, high = 0] = WEIGHT_RANGES[index] ?? [];
        const end = random() < 0.1 ? (random() < 0.5 ? low : high) : undefined;
        return end ?? Math.min(high, Math.max(low, weight * (0.5 + random())));
      });
      const { worst, wrong } = compare(weights, 100, round);
      expect({ round, worst: worst < AT_THE_ENDS, wrong }).toEqual({ round, worst: true, wrong: 0 });
    }
  });
});
