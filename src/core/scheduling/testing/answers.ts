import type { CardId } from '#core/cards';
import { addStudyDays, studyDayAt } from '#core/time';
import { previewAnswers } from '../answer';
import type { AnswerInput } from '../answer';
import { describeInterval } from '../describe-interval';
import { DEFAULT_PRESET } from '../preset';
import type { Preset } from '../preset';
import type { ReplayAnswer } from '../replay';
import type { CardState, Grade, ReviewState } from '../state';
import type { StudyMoment } from '../states/context';

/** The default preset without chance in it. */
export const EXACT: Preset = { ...DEFAULT_PRESET, fuzz: false };
export const fresh: CardState = { phase: 'new' };
export const cardId = '0123456789abcdef-0' as CardId;

/** A moment in a zone, days starting at 4:00. */
export function moment(iso: string, zone = 'Europe/Madrid'): StudyMoment {
  const calendar = { zone, rolloverHour: 4 };
  const atMs = Date.parse(iso);
  return { atMs, day: studyDayAt(atMs, calendar), calendar };
}

export const noon = moment('2026-03-10T12:00+01:00');

/** A review card that is due at `noon`. */
export function review(overrides: Partial<ReviewState> = {}): ReviewState {
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

/** What the four buttons say. */
export function labels(input: Partial<AnswerInput>): readonly string[] {
  const outcomes = previewAnswers({ cardId, state: fresh, preset: EXACT, now: noon, ...input });
  return outcomes.map(({ interval }) => describeInterval(interval));
}

/** The state that a grade gives. */
export function answer(state: CardState, grade: Grade, now: StudyMoment, preset = EXACT): CardState {
  return previewAnswers({ cardId, state, preset, now })[grade - 1]?.state ?? state;
}

/** The four intervals in days, 0 for steps. */
export function days(input: Partial<AnswerInput>): readonly number[] {
  const outcomes = previewAnswers({ cardId, state: review(), preset: EXACT, now: noon, ...input });
  return outcomes.map(({ interval }) => (interval.kind === 'days' ? interval.days : 0));
}

/** An answer as the log has it. */
export function logged(
  at: string,
  grade: Grade,
  kind: ReplayAnswer['kind'],
  state: CardState,
  seq: number,
): ReplayAnswer {
  const { atMs, day } = moment(at);
  return { deviceId: 'a', seq, at: atMs, studyDay: day, grade, kind, state };
}
