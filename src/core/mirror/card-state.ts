import type { CardState, Due, MemoryState } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { WritableColumns } from './column-arrays';
import { PHASE_CODES } from './columns';
import type { CardColumns } from './columns';

const at = (array: Readonly<Record<number, number>>, index: number): number => array[index] ?? 0;

/** Writes a schedule into a slot. */
export function writeState(columns: WritableColumns, index: number, state: CardState): void {
  const seen = state.phase === 'new' ? undefined : state;
  columns.phase[index] = PHASE_CODES[state.phase];
  columns.dueDay[index] = seen?.due.day ?? 0;
  columns.dueAt[index] = seen?.due.kind === 'time' ? seen.due.atMs : 0;
  columns.stability[index] = seen?.memory.stability ?? 0;
  columns.difficulty[index] = seen?.memory.difficulty ?? 0;
  columns.lastDay[index] = seen?.lastDay ?? 0;
  columns.reps[index] = seen?.reps ?? 0;
  columns.lapses[index] = seen?.lapses ?? 0;
  columns.intervalDays[index] = state.phase === 'review' || state.phase === 'relearning' ? state.intervalDays : 0;
  columns.step[index] = state.phase === 'learning' || state.phase === 'relearning' ? state.step : 0;
}

/** Reads a slot's schedule. */
export function readState(columns: CardColumns, index: number): CardState {
  const phase = at(columns.phase, index);
  if (phase === PHASE_CODES.new) return { phase: 'new' };
  const day = at(columns.dueDay, index) as StudyDay;
  const atMs = at(columns.dueAt, index);
  const due: Due = atMs === 0 ? { kind: 'day', day } : { kind: 'time', atMs, day };
  const memory: MemoryState = { stability: at(columns.stability, index), difficulty: at(columns.difficulty, index) };
  const lastDay = at(columns.lastDay, index) as StudyDay;
  const seen = { memory, due, lastDay, reps: at(columns.reps, index), lapses: at(columns.lapses, index) };
  if (phase === PHASE_CODES.learning) return { phase: 'learning', ...seen, step: at(columns.step, index) };
  const intervalDays = at(columns.intervalDays, index);
  if (phase === PHASE_CODES.review) return { phase: 'review', ...seen, intervalDays };
  return { phase: 'relearning', ...seen, step: at(columns.step, index), intervalDays };
}
