import type { AnswerEvent } from '#core/log';
import type { CardState } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import { csvRecord } from './csv';

const MS_PER_DAY = 86_400_000;

const COLUMNS: readonly (readonly [string, (answer: AnswerEvent) => string | number | boolean])[] = [
  ['device', ({ deviceId }) => deviceId],
  ['seq', ({ seq }) => seq],
  ['at', ({ at }) => new Date(at).toISOString()],
  ['offset_minutes', ({ offsetMinutes }) => offsetMinutes],
  ['study_day', ({ studyDay }) => dateOf(studyDay)],
  ['card_id', ({ cardId }) => cardId],
  ['kind', ({ kind }) => kind],
  ['grade', ({ grade }) => grade],
  ['answer_ms', ({ answerMs }) => answerMs],
  ['chosen_options', ({ chosen }) => (chosen ?? []).map((option) => option + 1).join(' ')],
  ['guessed', ({ guessed }) => guessed ?? false],
  ['preset_revision', ({ presetRevision }) => presetRevision],
  ['phase_before', ({ before }) => before.phase],
  ['interval_days_before', ({ before }) => intervalOf(before)],
  ['phase', ({ state }) => state.phase],
  ['due_day', ({ state }) => (state.phase === 'new' ? '' : dateOf(state.due.day))],
  ['interval_days', ({ state }) => intervalOf(state)],
  ['stability', ({ state }) => (state.phase === 'new' ? '' : state.memory.stability)],
  ['difficulty', ({ state }) => (state.phase === 'new' ? '' : state.memory.difficulty)],
  ['reps', ({ state }) => (state.phase === 'new' ? 0 : state.reps)],
  ['lapses', ({ state }) => (state.phase === 'new' ? 0 : state.lapses)],
];

/** The header record of the review log as CSV. */
export function reviewLogHeader(): string {
  return csvRecord([...COLUMNS.map(([name]) => name), 'undone']);
}

/** An answer as a record of the review log; `undone` when it was taken back. Options count from 1, days are calendar dates. */
export function reviewLogRecord(answer: AnswerEvent, undone: boolean): string {
  return csvRecord([...COLUMNS.map(([, value]) => value(answer)), undone]);
}

function dateOf(day: StudyDay): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

function intervalOf(state: CardState): number | string {
  return state.phase === 'review' || state.phase === 'relearning' ? state.intervalDays : '';
}
