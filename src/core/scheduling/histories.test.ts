import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livedStudyDay, studyDayAt } from '#core/time';
import type { StudyDay } from '#core/time';
import { previewAnswers } from './answer';
import { DEFAULT_PRESET } from './preset';
import type { Preset } from './preset';
import { replayAnswers } from './replay';
import type { ReplayAnswer } from './replay';
import type { CardState, Grade } from './state';
import { cardId, fresh } from './testing/answers';

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
