import { describe, expect, it } from 'vitest';
import { checkPreset, DEFAULT_PRESET } from '#core/scheduling';
import { effectInNumbers, intervalRows } from './preset-numbers';
import { defaultText, typedText, withTyped } from './preset-text';
import type { Typed } from './preset-text';

const problemsOf = (typed: Typed): readonly string[] => {
  const checked = checkPreset(withTyped(DEFAULT_PRESET, typed));
  return checked.ok ? [] : checked.error.map(({ message }) => message);
};

describe('fields that are typed', () => {
  it('read back what they show', () => {
    const fields = ['name', 'desiredRetention', 'newPerDay', 'learningStepsMinutes', 'maximumIntervalDays'] as const;
    for (const field of [...fields, 'weights' as const]) {
      const text = typedText(DEFAULT_PRESET, field);
      expect(withTyped(DEFAULT_PRESET, { [field]: `${text} ` })).toEqual(DEFAULT_PRESET);
    }
  });

  it('take steps in seconds, minutes, hours and days', () => {
    const { learningStepsMinutes } = withTyped(DEFAULT_PRESET, { learningStepsMinutes: '30s 10 2h 1d' });
    expect(learningStepsMinutes).toEqual([0.5, 10, 120, 1_440]);
    expect(typedText({ ...DEFAULT_PRESET, learningStepsMinutes }, 'learningStepsMinutes')).toBe('30s 10m 2h 1d');
    expect(withTyped(DEFAULT_PRESET, { relearningStepsMinutes: '' }).relearningStepsMinutes).toEqual([]);
  });

  it('refuse what is no number with a sentence', () => {
    expect(problemsOf({ newPerDay: '' })).toEqual(['New cards per day must be a number from 0 to 9999.']);
    expect(problemsOf({ learningStepsMinutes: 'soon' })[0]).toMatch(/Learning steps/);
    expect(problemsOf({ weights: '0.2, NaN, 3' })).toEqual(['FSRS-6 needs 21 weights; these are 3.']);
    const weights = typedText(DEFAULT_PRESET, 'weights').replace('2.3065', 'abc');
    expect(problemsOf({ weights })).toEqual(['Weight 3 is not a number.']);
  });

  it('know their default', () => {
    expect(defaultText('desiredRetention')).toBe('90');
    expect(defaultText('name')).toBeUndefined();
  });
});

describe('the effect of a preset in numbers', () => {
  it('shows the life of a card by the outcomes that its buttons would have', () => {
    const rows = intervalRows(DEFAULT_PRESET);
    expect(rows.slice(0, 3).map(({ intervals }) => intervals)).toEqual([
      ['1m', '6m', '10m', '8d'],
      ['1m', '10m', '2d', '4d'],
      ['10m', '8d', '11d', '19d'],
    ]);
    const eager = intervalRows({ ...DEFAULT_PRESET, desiredRetention: 0.97 });
    expect(eager[3]?.intervals[2]).not.toBe(rows[3]?.intervals[2]);
  });

  it('compares intervals with those at 90 %', () => {
    expect(effectInNumbers('desiredRetention', DEFAULT_PRESET)).toMatch(/as often as by default/);
    expect(effectInNumbers('desiredRetention', { ...DEFAULT_PRESET, desiredRetention: 0.8 })).toMatch(/3\.32\u00a0×/);
    expect(effectInNumbers('leechThreshold', DEFAULT_PRESET)).toMatch(/8, 12, 16/);
    expect(effectInNumbers('fuzz', DEFAULT_PRESET)).toBeUndefined();
  });
});
