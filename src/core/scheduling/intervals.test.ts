import { describe, expect, it } from 'vitest';
import { addStudyDays } from '#core/time';
import { previewAnswers } from './answer';
import { DEFAULT_WEIGHTS, fsrsFor } from './fsrs';
import { isLeechAt } from './leech';
import { DEFAULT_PRESET } from './preset';
import { sameState } from './same-state';
import type { CardState } from './state';
import { ANKI_VECTORS } from './testing/anki-vectors';
import { EXACT, fresh, cardId, moment, noon, review, labels, answer, days } from './testing/answers';

describe('rollover', () => {
  it('makes a card reviewed at 22:00 due the next morning, not 24 hours later', () => {
    const evening = moment('2026-03-10T22:00+01:00');
    const before = review({ memory: { stability: 0.5, difficulty: 9 }, lastDay: evening.day, intervalDays: 1 });
    const state = answer(before, 2, evening);
    expect(state).toMatchObject({ phase: 'review', due: { kind: 'day', day: evening.day + 1 } });
    expect(moment('2026-03-11T07:00+01:00').day).toBe(evening.day + 1);
  });
});

describe('elapsed days', () => {
  it('are study days between the last review and now: none two hours later in Los Angeles, one the next morning in Tokyo', () => {
    const zones = [
      ['America/Los_Angeles', '2026-03-01T16:00-08:00', '2026-03-01T18:00-08:00', 0],
      ['Asia/Tokyo', '2026-03-01T22:00+09:00', '2026-03-02T08:00+09:00', 1],
    ] as const;
    for (const [zone, first, second, elapsed] of zones) {
      const then = moment(first, zone);
      const now = moment(second, zone);
      const before = review({ lastDay: then.day });
      const expected = fsrsFor(DEFAULT_WEIGHTS).next(before.memory, elapsed, 3);
      expect(answer(before, 3, now)).toMatchObject({ memory: expected });
    }
  });

  it('are never negative when the clock was set back', () => {
    const before = review({ lastDay: addStudyDays(noon.day, 30) });
    expect(answer(before, 3, noon)).toMatchObject({ memory: fsrsFor(DEFAULT_WEIGHTS).next(before.memory, 0, 3) });
  });

  it('may be years', () => {
    const before = review({ lastDay: addStudyDays(noon.day, -730) });
    const [again, hard, good, easy] = days({ state: before });
    expect(again).toBe(0);
    expect([hard, good, easy].every((interval) => (interval ?? 0) > 10)).toBe(true);
  });
});

describe('learning steps', () => {
  it('are 1m and 10m by default, Hard on the first being the mean of the two, Again the first', () => {
    expect(labels({})).toEqual(['1m', '6m', '10m', '8d']);
    const second = answer(fresh, 3, noon);
    expect(second).toMatchObject({ phase: 'learning', step: 1, reps: 1 });
    expect(labels({ state: second })).toEqual(['1m', '10m', '2d', '4d']);
  });

  it('relearn with 10m after a lapse, Hard being half as much again', () => {
    const lapsed = answer(review(), 1, noon);
    expect(lapsed).toMatchObject({ phase: 'relearning', step: 0, lapses: 1, due: { kind: 'time' } });
    expect(labels({ state: lapsed }).slice(0, 2)).toEqual(['10m', '15m']);
  });

  it('become whole days when they cross the rollover', () => {
    const late = moment('2026-03-11T03:55+01:00');
    const state = answer(fresh, 3, late);
    expect(state).toMatchObject({ phase: 'learning', step: 1, due: { kind: 'day', day: late.day + 1 } });
    expect(labels({ now: late })[2]).toBe('1d');
    const steps = { ...EXACT, learningStepsMinutes: [1, 2 * 24 * 60] };
    expect(labels({ preset: steps })[2]).toBe('2d');
  });

  it('keep their clock time within the day', () => {
    expect(answer(fresh, 1, noon)).toMatchObject({ due: { kind: 'time', atMs: noon.atMs + 60_000, day: noon.day } });
  });

  it('cross the rollover by the clock even while the lived day is ahead of it', () => {
    const arrived = { ...moment('2026-03-11T03:55+01:00'), day: addStudyDays(moment('2026-03-11T03:55+01:00').day, 1) };
    expect(answer(fresh, 3, arrived)).toMatchObject({ due: { kind: 'day', day: arrived.day + 1 } });
  });

  it('left over from a longer list count as the last one', () => {
    const state: CardState = { ...review(), phase: 'learning', step: 7 };
    expect(labels({ state }).slice(0, 2)).toEqual(['1m', '10m']);
  });

  it('may be none: FSRS then says when, within the day if it must be', () => {
    const none = { ...EXACT, learningStepsMinutes: [], relearningStepsMinutes: [] };
    expect(labels({ preset: none })).toEqual(['5h', '1d', '2d', '8d']);
  });

  it('agree with Anki in every answer to its cards', () => {
    for (const vector of ANKI_VECTORS) {
      const { learningStepsMinutes, relearningStepsMinutes, desiredRetention, stability, difficulty } = vector;
      const seen = {
        memory: { stability, difficulty },
        due: { kind: 'day', day: noon.day },
        lastDay: addStudyDays(noon.day, -vector.elapsedDays),
        reps: 5,
        lapses: vector.lapses,
      } as const;
      const states: Record<CardState['phase'], CardState> = {
        new: fresh,
        learning: { phase: 'learning', ...seen, step: vector.step },
        review: { phase: 'review', ...seen, intervalDays: vector.intervalDays },
        relearning: { phase: 'relearning', ...seen, step: vector.step, intervalDays: vector.intervalDays },
      };
      const preset = { ...EXACT, learningStepsMinutes, relearningStepsMinutes, desiredRetention };
      const outcomes = previewAnswers({ cardId, state: states[vector.phase], preset, now: noon });
      const intervals = outcomes.map(({ interval }) =>
        interval.kind === 'days' ? `${interval.days}d` : `${Math.round(interval.minutes)}m`,
      );
      const theirs = vector.intervals.map((label) =>
        label.endsWith('d') ? label : `${Math.round(Number.parseInt(label, 10) / 60)}m`,
      );
      expect({ vector, intervals }).toEqual({ vector, intervals: theirs });
      expect({ vector, leech: outcomes[0].leech }).toEqual({ vector, leech: vector.leech });
    }
  });
});

describe('order of intervals', () => {
  it('is Hard < Good < Easy, at least a day apart, capped at the maximum interval', () => {
    expect(days({ state: review({ memory: { stability: 0.3, difficulty: 9.9 }, intervalDays: 1 }) })).toEqual([
      0, 1, 2, 3,
    ]);
    expect(days({ preset: { ...EXACT, maximumIntervalDays: 12 } })).toEqual([0, 12, 12, 12]);
  });
});

describe('preview', () => {
  it('promises what a later press gives: the same card and moment always give the same outcomes', () => {
    const input = { cardId, state: review(), preset: DEFAULT_PRESET, now: noon };
    expect(previewAnswers(input)).toEqual(previewAnswers(structuredClone(input)));
  });

  it('holds only as long as the card has not changed', () => {
    const state = review();
    expect(sameState(state, structuredClone(state))).toBe(true);
    const changes: CardState[] = [
      fresh,
      review({ memory: { stability: 10.000001, difficulty: 5 } }),
      review({ due: { kind: 'day', day: addStudyDays(noon.day, 1) } }),
      review({ due: { kind: 'time', atMs: noon.atMs, day: noon.day } }),
      review({ lapses: 1 }),
      review({ reps: 5 }),
      review({ intervalDays: 11 }),
      { ...review(), phase: 'relearning', step: 0 },
    ];
    for (const changed of changes) expect(sameState(state, changed)).toBe(false);
    expect(sameState(fresh, { phase: 'new' })).toBe(true);
  });
});

describe('leech', () => {
  it('is at 8 lapses, then at every half threshold', () => {
    const hits = Array.from({ length: 24 }, (_, lapses) => lapses).filter((lapses) => isLeechAt(lapses, 8));
    expect(hits).toEqual([8, 12, 16, 20]);
    expect(Array.from({ length: 10 }, (_, lapses) => lapses).filter((lapses) => isLeechAt(lapses, 3))).toEqual([
      3, 5, 7, 9,
    ]);
    expect(isLeechAt(100, 0)).toBe(false);
  });

  it('is said by the outcome of Again on a review card alone', () => {
    const outcomes = previewAnswers({ cardId, state: review({ lapses: 7 }), preset: EXACT, now: noon });
    expect(outcomes.map(({ leech }) => leech)).toEqual([true, false, false, false]);
  });
});
