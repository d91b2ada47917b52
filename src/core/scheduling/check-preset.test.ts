import { describe, expect, it } from 'vitest';
import type { PresetId } from '#core/cards';
import { previewAnswers } from './answer';
import { checkPreset } from './check-preset';
import { DEFAULT_WEIGHTS, WEIGHT_RANGES, fsrsFor } from './fsrs';
import { DEFAULT_PRESET, presetOf } from './preset';
import type { Preset } from './preset';
import type { StudyDay } from '#core/time';

function problems(changes: Partial<Preset>): readonly string[] {
  const checked = checkPreset({ ...DEFAULT_PRESET, ...changes });
  return checked.ok ? [] : checked.error.map(({ message }) => message);
}

describe('checkPreset', () => {
  it('accepts the default preset, and weights at both ends of their ranges', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ weights: WEIGHT_RANGES.map(([low = 0]) => low) })).toEqual([]);
    expect(problems({ weights: WEIGHT_RANGES.map(([, high = 0]) => high) })).toEqual([]);
  });

  it('refuses weights that are NaN, infinite, out of range or too few, in a sentence', () => {
    const weights = (index: number, weight: number) => DEFAULT_WEIGHTS.map((one, at) => (at === index ? weight : one));
    expect(problems({ weights: weights(3, Number.NaN) })).toEqual(['Weight 4 is not a number.']);
    expect(problems({ weights: weights(0, Infinity) })).toEqual(['Weight 1 is not a number.']);
    expect(problems({ weights: weights(20, 2) })).toEqual(['Weight 21 is 2, outside of 0.1 to 0.8.']);
    expect(problems({ weights: DEFAULT_WEIGHTS.slice(0, 19) })).toEqual(['FSRS-6 needs 21 weights; these are 19.']);
  });

  it('refuses numbers that are none, fractions of cards and retentions that no interval can give', () => {
    expect(problems({ desiredRetention: Number.NaN })).toEqual([
      'Desired retention must be a number from 0.7 to 0.99.',
    ]);
    expect(problems({ desiredRetention: 1 })).toHaveLength(1);
    expect(problems({ newPerDay: 2.5 })).toEqual(['New cards per day must be a whole number.']);
    expect(problems({ reviewsPerDay: -1, maximumIntervalDays: 0 })).toHaveLength(2);
  });

  it('refuses steps that are not ascending, not positive or too many', () => {
    expect(problems({ learningStepsMinutes: [10, 1] })).toEqual([
      'Learning steps must each be longer than the one before.',
    ]);
    expect(problems({ relearningStepsMinutes: [0] })).toHaveLength(1);
    expect(problems({ relearningStepsMinutes: [Number.NaN] })).toHaveLength(1);
    expect(problems({ learningStepsMinutes: Array.from({ length: 21 }, (_, index) => index + 1) })).toHaveLength(1);
    expect(problems({ learningStepsMinutes: [], relearningStepsMinutes: [0.5, 1] })).toEqual([]);
  });

  it('refuses a week of other than seven days and a nameless preset', () => {
    expect(problems({ easyDays: ['normal'], name: ' ' })).toEqual([
      'A preset needs a name.',
      'Easy days need one entry for each day of the week.',
    ]);
  });
});

describe('a preset deleted while used', () => {
  it('gives way to the collection’s default preset, or to the built-in one', () => {
    const own = { ...DEFAULT_PRESET, newPerDay: 3 };
    expect(presetOf(new Map([[own.id, own]]), 'gone' as PresetId)).toBe(own);
    expect(presetOf(new Map(), 'gone' as PresetId)).toBe(DEFAULT_PRESET);
  });
});

describe('numbers that are none', () => {
  const now = { atMs: 0, day: 0 as StudyDay, calendar: { zone: 'UTC', rolloverHour: 4 } };
  const cardId = '0123456789abcdef-0' as Parameters<typeof previewAnswers>[0]['cardId'];

  it('never reach a schedule, neither from weights nor from a damaged memory', () => {
    expect(() => fsrsFor(DEFAULT_WEIGHTS.map(() => Number.NaN))).toThrow(RangeError);
    const memory = { stability: Number.NaN, difficulty: 5 };
    const due = { kind: 'day', day: 0 as StudyDay } as const;
    const state = { phase: 'review', memory, due, lastDay: now.day, reps: 1, lapses: 0, intervalDays: 1 } as const;
    expect(() => previewAnswers({ cardId, state, preset: DEFAULT_PRESET, now })).toThrow(RangeError);
  });
});
