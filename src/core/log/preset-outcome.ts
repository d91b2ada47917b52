import type { CardState } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { CardSchedules, LogEvent, PresetOutcome } from './event';

/** What holds of presets after the event; undefined when it says nothing of them. */
export function presetOutcomeOf(event: LogEvent): PresetOutcome | undefined {
  if (event.type === 'presets') return event.after;
  return event.type === 'void' || event.type === 'unvoid' ? event.presets : undefined;
}

/**
 * The schedule of the card in row `index` once `schedules` hold; undefined when it has other reviews than those they were
 * worked out from.
 */
export function scheduledAnew(state: CardState, schedules: CardSchedules, index: number): CardState | undefined {
  if (state.phase === 'new' || state.reps !== schedules.reps[index]) return undefined;
  const stability = schedules.stability[index] ?? state.memory.stability;
  const difficulty = schedules.difficulty[index] ?? state.memory.difficulty;
  const remembered = { ...state, memory: { stability, difficulty } };
  const intervalDays = schedules.due?.intervalDays[index] ?? 0;
  if (remembered.phase !== 'review' || intervalDays === 0) return remembered;
  const day = (schedules.due?.day[index] ?? 0) as StudyDay;
  return { ...remembered, intervalDays, due: { kind: 'day', day } };
}
