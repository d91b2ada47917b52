import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId } from '#core/cards';
import { addStudyDays, livedStudyDay, studyDayAt, weekdayOf } from '#core/time';
import type { StudyDay } from '#core/time';
import { previewAnswers } from './answer';
import type { AnswerInput } from './answer';
import { DUE_LOAD_DAYS } from './balance';
import { describeInterval } from './describe-interval';
import { DEFAULT_WEIGHTS, fsrsFor } from './fsrs';
import { fuzzRange } from './fuzz';
import { isLeechAt } from './leech';
import { DEFAULT_PRESET } from './preset';
import type { Preset } from './preset';
import { replayAnswers, trainingReviews } from './replay';
import type { ReplayAnswer } from './replay';
import { recomputeMemory, reschedule } from './reschedule';
import { sameState } from './same-state';
import type { CardState, Grade, ReviewState } from './state';
import type { StudyMoment } from './states/context';
import { ANKI_VECTORS } from './testing/anki-vectors';

const EXACT: Preset = { ...DEFAULT_PRESET, fuzz: false };
const fresh: CardState = { phase: 'new' };
const cardId = '0123456789abcdef-0' as CardId;

function moment(iso: string, zone = 'Europe/Madrid'): StudyMoment {
  const calendar = { zone, rolloverHour: 4 };
  const atMs = Date.parse(iso);
  return { atMs, day: studyDayAt(atMs, calendar), calendar };
}

const noon = moment('2026-03-10T12:00+01:00');

function review(overrides: Partial<ReviewState> = {}): ReviewState {
  return {
    phase: 'review',
    memory: { stability: 10, difficulty: 5 },
    due: { kind: 'day', day: noon.day },
    lastDay: addStudyDays(noon.day, -10),
    reps: 4,
    lapses: 0,
    intervalDays: 10,
    ...overrides,
  };
}

function labels(input: Partial<AnswerInput>): readonly string[] {
  const outcomes = previewAnswers({ cardId, state: fresh, preset: EXACT, now: noon, ...input });
  return outcomes.map(({ interval }) => describeInterval(interval));
}

function answer(state: CardState, grade: Grade, now: StudyMoment, preset = EXACT): CardState {
  return previewAnswers({ cardId, state, preset, now })[grade - 1]?.state ?? state;
}

function days(input: Partial<AnswerInput>): readonly number[] {
  const outcomes = previewAnswers({ cardId, state: review(), preset: EXACT, now: noon, ...input });
  return outcomes.map(({ interval }) => (interval.kind === 'days' ? interval.days : 0));
}

function logged(at: string, grade: Grade, kind: ReplayAnswer['kind'], state: CardState, seq: number): ReplayAnswer {
  const { atMs, day } = moment(at);
  return { deviceId: 'a', seq, at: atMs, studyDay: day, grade, kind, state };
}

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

describe('same-day reviews', () => {
  it('are kept and change memory, but are never a training target', () => {
    const first = answer(fresh, 3, noon);
    const second = answer(first, 3, moment('2026-03-10T12:10+01:00'));
    const log = [
      logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
      logged('2026-03-10T12:10+01:00', 3, 'learn', second, 2),
      logged('2026-03-12T12:00+01:00', 1, 'review', answer(second, 1, moment('2026-03-12T12:00+01:00')), 3),
    ];
    expect(trainingReviews(log)).toEqual([
      { grade: 3, elapsedDays: 0, target: false },
      { grade: 3, elapsedDays: 0, target: false },
      { grade: 1, elapsedDays: 2, target: true },
    ]);
    expect(replayAnswers(log.slice(0, 2), DEFAULT_WEIGHTS)?.memory).toEqual(
      second.phase === 'new' ? null : second.memory,
    );
  });
});

describe('resets', () => {
  const first = answer(fresh, 3, noon);
  const log = [
    logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
    logged('2026-03-11T12:00+01:00', 1, 'cram', first, 2),
    logged('2026-03-12T12:00+01:00', 1, 'manual', fresh, 3),
    logged('2026-03-13T12:00+01:00', 4, 'learn', first, 4),
    logged('2026-03-14T12:00+01:00', 1, 'cram', first, 5),
  ];

  it('drop earlier reviews from training and from memory', () => {
    expect(trainingReviews(log)).toEqual([{ grade: 4, elapsedDays: 0, target: false }]);
    expect(replayAnswers(log, DEFAULT_WEIGHTS)).toMatchObject({
      memory: fsrsFor(DEFAULT_WEIGHTS).next(undefined, 0, 4),
      reps: 1,
    });
    expect(replayAnswers(log.slice(0, 3), DEFAULT_WEIGHTS)).toBeUndefined();
  });

  it('apart, cram and manual entries are ignored', () => {
    expect(replayAnswers(log.slice(0, 2), DEFAULT_WEIGHTS)).toEqual(replayAnswers(log.slice(0, 1), DEFAULT_WEIGHTS));
    const moved = { ...first, due: { kind: 'day', day: addStudyDays(noon.day, 99) } } as CardState;
    const byHand = logged('2026-03-11T12:00+01:00', 3, 'manual', moved, 2);
    expect(replayAnswers([...log.slice(0, 1), byHand], DEFAULT_WEIGHTS)).toEqual(
      replayAnswers(log.slice(0, 1), DEFAULT_WEIGHTS),
    );
  });

  it('and a card that came with a schedule starts from its memory', () => {
    const imported = logged('2026-03-09T12:00+01:00', 3, 'manual', review(), 1);
    expect(replayAnswers([imported], DEFAULT_WEIGHTS)).toMatchObject({ memory: review().memory, lapses: 0 });
  });
});

describe('new parameters', () => {
  const first = answer(fresh, 3, noon);
  const second = answer(first, 3, moment('2026-03-10T12:10+01:00'));
  const answers = [
    logged('2026-03-10T12:10+01:00', 3, 'learn', second, 2),
    logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
  ];
  const weights = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 3 : weight));

  it('recompute memory by replaying the log and leave due dates alone', () => {
    const recomputed = recomputeMemory({ cardId, state: second, answers }, { ...EXACT, weights });
    expect(recomputed).toEqual({ ...second, memory: replayAnswers(answers, weights)?.memory });
    expect(recomputed).not.toEqual(second);
  });

  it('move due dates only on request, counting from the last review', () => {
    const recomputed = recomputeMemory({ cardId, state: second, answers }, { ...EXACT, weights });
    const moved = reschedule(cardId, recomputed, { ...EXACT, weights });
    expect(moved).toMatchObject({ due: { kind: 'day', day: addStudyDays(noon.day, 7) }, intervalDays: 7 });
    expect(reschedule(cardId, first, EXACT)).toEqual(first);
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

describe('random histories in every zone and while travelling', () => {
  const zones = ['America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Europe/Madrid'];
  const arbitraryHistory = fc.array(
    fc.record({
      zone: fc.constantFrom(...zones),
      passedMinutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 * 24 * 90 })),
      grade: fc.constantFrom<Grade>(1, 2, 3, 3, 3, 4),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const arbitraryPreset = fc
    .record({
      fuzz: fc.boolean(),
      desiredRetention: fc.double({ min: 0.7, max: 0.98, noNaN: true }),
      maximumIntervalDays: fc.constantFrom(1, 3, 30, 36_500),
      learningStepsMinutes: fc.constantFrom<readonly number[]>([1, 10], [], [5], [1, 10, 1_440], [600, 4_320]),
      relearningStepsMinutes: fc.constantFrom<readonly number[]>([10], [], [10, 60], [1_440]),
    })
    .map((changes): Preset => ({ ...DEFAULT_PRESET, ...changes }));

  it('keep Hard < Good < Easy, days whole and ahead, and replay to the stored memory', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryPreset, fc.constantFrom('stay', 'travel'), (history, preset, how) => {
        let atMs = Date.parse('2026-02-20T09:00Z');
        let latest: StudyDay | undefined;
        let state: CardState = fresh;
        const log: ReplayAnswer[] = [];
        for (const [index, { zone, passedMinutes, grade }] of history.entries()) {
          atMs += passedMinutes * 60_000;
          const calendar = { zone: how === 'stay' ? (history[0]?.zone ?? zone) : zone, rolloverHour: 4 };
          const day = livedStudyDay(latest, studyDayAt(atMs, calendar));
          latest = day;
          const outcomes = previewAnswers({ cardId, state, preset, now: { atMs, day, calendar } });
          const ahead = outcomes.map(({ interval }) =>
            interval.kind === 'days' ? interval.days * 10_000 : interval.minutes,
          );
          const [again = 0, hard = 0, good = 0, easy = 0] = ahead;
          const cap = preset.maximumIntervalDays * 10_000;
          const bothSteps = outcomes[2].state.phase !== 'review';
          expect(hard < good || hard >= cap || (bothSteps && hard === good && hard === 10_000)).toBe(true);
          expect(good < easy || good >= cap).toBe(true);
          expect(again <= hard).toBe(true);
          for (const outcome of outcomes) {
            if (outcome.state.phase === 'new') throw new Error('an answer never gives a new card');
            const { due, lastDay, memory } = outcome.state;
            expect(lastDay).toBe(day);
            expect(memory.stability).toBeGreaterThan(0);
            expect(memory.difficulty).toBeGreaterThanOrEqual(1);
            expect(memory.difficulty).toBeLessThanOrEqual(10);
            if (outcome.interval.kind === 'days') {
              expect(due).toEqual({ kind: 'day', day: day + outcome.interval.days });
              expect(Number.isInteger(outcome.interval.days) && outcome.interval.days >= 1).toBe(true);
            } else {
              expect(due).toEqual({ kind: 'time', atMs: atMs + outcome.interval.minutes * 60_000, day });
            }
            if (outcome.state.phase === 'review') {
              expect(outcome.state.intervalDays).toBeLessThanOrEqual(preset.maximumIntervalDays);
            }
          }
          const outcome = outcomes[grade - 1];
          if (!outcome) throw new Error('four outcomes');
          state = outcome.state;
          log.push({ deviceId: 'a', seq: index + 1, at: atMs, studyDay: day, grade, kind: outcome.kind, state });
        }
        if (state.phase === 'new') throw new Error('answered');
        const replayed = replayAnswers([...log].reverse(), preset.weights);
        expect(replayed).toEqual({
          memory: state.memory,
          lastDay: state.lastDay,
          reps: state.reps,
          lapses: state.lapses,
        });
      }),
      { numRuns: 400 },
    );
  });
});
