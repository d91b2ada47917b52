import { describe, expect, it } from 'vitest';
import type { CardId } from '#core/cards';
import { addStudyDays, weekdayOf } from '#core/time';
import { previewAnswers } from './answer';
import type { AnswerInput } from './answer';
import { DUE_LOAD_DAYS } from './balance';
import { fuzzRange } from './fuzz';
import { DEFAULT_PRESET } from './preset';
import type { Preset } from './preset';
import type { CardState } from './state';
import { noon, review, days } from './testing/answers';

describe('fuzz', () => {
  it('is none under 2.5 days; 7 gives 5–9, 17 gives 14–20, 37 gives 33–41', () => {
    const range = (interval: number) => {
      const { lower, upper } = fuzzRange(interval, 1, 36_500);
      return [lower, upper];
    };
    expect(range(2.4)).toEqual([2, 2]);
    expect([7, 17, 37].map(range)).toEqual([
      [5, 9],
      [14, 20],
      [33, 41],
    ]);
    expect([2.6, 3, 4, 10, 100, 1_000].map(range)).toEqual([
      [2, 4],
      [2, 4],
      [3, 5],
      [8, 12],
      [93, 107],
      [948, 1_052],
    ]);
  });

  it('reaches every day of the range over many cards', () => {
    const seen = new Set<number>();
    const preset = { ...DEFAULT_PRESET, loadBalance: false };
    const state: CardState = {
      ...review(),
      phase: 'learning',
      step: 1,
      memory: { stability: 17, difficulty: 5 },
      lastDay: noon.day,
    };
    for (let card = 0; card < 500; card++) seen.add(days({ state, preset, cardId: `card-${card}` as CardId })[2] ?? 0);
    expect([...seen].sort((a, b) => a - b)).toEqual([14, 15, 16, 17, 18, 19, 20]);
  });

  it('never puts a growing interval on or before the previous one', () => {
    const preset = { ...DEFAULT_PRESET, loadBalance: false };
    for (let card = 0; card < 300; card++) {
      const state = review({ intervalDays: 23, lastDay: addStudyDays(noon.day, -10) });
      const [, , good = 0] = days({ state, preset, cardId: `card-${card}` as CardId });
      expect(good).toBeGreaterThan(23);
    }
  });

  it('does not shrink an interval that is shorter only by what fuzz had added', () => {
    const memory = { stability: 5.163, difficulty: 3.58 };
    expect(days({ state: review({ memory, lastDay: noon.day, intervalDays: 6 }) })[1]).toBe(6);
  });
});

describe('load balance', () => {
  const learning: CardState = {
    ...review(),
    phase: 'learning',
    step: 1,
    memory: { stability: 17, difficulty: 5 },
    lastDay: noon.day,
  };
  const spread = (load: AnswerInput['load'], preset: Partial<Preset> = {}) => {
    const chosen = Array.from({ length: 400 }, (_, card) => {
      const input = {
        cardId: `card-${card}` as CardId,
        state: learning,
        preset: { ...DEFAULT_PRESET, ...preset },
        now: noon,
      };
      const { interval } = previewAnswers(load ? { ...input, load } : input)[2];
      return interval.kind === 'days' ? interval.days : 0;
    });
    return (day: number) => chosen.filter((one) => one === day).length;
  };

  it('chooses within the fuzz range, and the least busy day most often', () => {
    const dueCounts = new Int32Array(DUE_LOAD_DAYS).fill(40);
    dueCounts[15] = 4;
    const times = spread({ dueCounts, siblingDueDays: [] });
    expect(times(15)).toBeGreaterThan(350);
    expect([14, 15, 16, 17, 18, 19, 20].reduce((sum, day) => sum + times(day), 0)).toBe(400);
  });

  it('keeps a distance from siblings', () => {
    const dueCounts = new Int32Array(DUE_LOAD_DAYS);
    const times = spread({ dueCounts, siblingDueDays: [addStudyDays(noon.day, 17)] });
    expect(times(17)).toBeLessThan(5);
    expect(times(20)).toBeGreaterThan(times(18));
  });

  it('leaves intervals beyond 90 days to fuzz, and does nothing when off', () => {
    const dueCounts = new Int32Array(DUE_LOAD_DAYS).fill(40);
    dueCounts[15] = 1;
    expect(spread({ dueCounts, siblingDueDays: [] }, { loadBalance: false })(15)).toBeLessThan(100);
    const state = review({ memory: { stability: 95, difficulty: 5 }, lastDay: noon.day, intervalDays: 200 });
    const ids = Array.from({ length: 50 }, (_, card) => `card-${card}` as CardId);
    const busy = { dueCounts: new Int32Array(DUE_LOAD_DAYS).fill(9), siblingDueDays: [] };
    for (const id of ids) {
      const input = { cardId: id, state, preset: DEFAULT_PRESET, now: noon };
      expect(previewAnswers({ ...input, load: busy })).toEqual(
        previewAnswers({ ...input, preset: { ...DEFAULT_PRESET, loadBalance: false } }),
      );
    }
  });
});

describe('easy days', () => {
  it('keep a minimum day nearly free and give a reduced one about half, per weekday', () => {
    const sunday = 6;
    const learning: CardState = {
      ...review(),
      phase: 'learning',
      step: 1,
      memory: { stability: 37, difficulty: 5 },
      lastDay: noon.day,
    };
    const shareOnSunday = (easyDay: Preset['easyDays'][number]) => {
      const easyDays = DEFAULT_PRESET.easyDays.map((day, weekday) => (weekday === sunday ? easyDay : day));
      const dueCounts = new Int32Array(DUE_LOAD_DAYS);
      for (let card = 0; card < 900; card++) {
        const input = {
          cardId: `card-${card}` as CardId,
          state: learning,
          preset: { ...DEFAULT_PRESET, easyDays },
          now: noon,
        };
        const { interval } = previewAnswers({ ...input, load: { dueCounts, siblingDueDays: [] } })[2];
        if (interval.kind === 'days') dueCounts[interval.days] = (dueCounts[interval.days] ?? 0) + 1;
      }
      let sundays = 0;
      let others = 0;
      for (let day = 33; day <= 41; day++) {
        if (weekdayOf(addStudyDays(noon.day, day)) === sunday) sundays = Math.max(sundays, dueCounts[day] ?? 0);
        else others = Math.max(others, dueCounts[day] ?? 0);
      }
      return sundays / others;
    };
    expect(shareOnSunday('minimum')).toBeLessThan(0.1);
    expect(shareOnSunday('reduced')).toBeGreaterThan(0.3);
    expect(shareOnSunday('reduced')).toBeLessThan(0.7);
    expect(shareOnSunday('normal')).toBeGreaterThan(0.7);
  });
});
