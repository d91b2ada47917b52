import { addStudyDays, studyDayAt } from '#core/time';
import type { Calendar, StudyDay } from '#core/time';
import { balancedInterval, isBalanced } from '../balance';
import type { DueLoad } from '../balance';
import type { Fsrs } from '../fsrs';
import { fuzzRange, fuzzedInterval, roundedInterval } from '../fuzz';
import type { Preset } from '../preset';
import type { Due, Grade, MemoryState } from '../state';

const MS_PER_MINUTE = 60_000;

/** The moment of an answer. */
export interface StudyMoment {
  /** ms since 1970 UTC. */
  readonly atMs: number;
  /** The study day as lived. */
  readonly day: StudyDay;
  readonly calendar: Calendar;
}

/** All that the transitions of one card need; they add nothing of their own. */
export interface StateContext {
  readonly preset: Preset;
  readonly now: StudyMoment;
  readonly fsrs: Fsrs;
  /** In [0, 1), the same for the four grades. */
  readonly fuzzFactor: number;
  readonly load: DueLoad;
  /** Memory after each grade. */
  readonly memory: Readonly<Record<Grade, MemoryState>>;
}

/** When a card comes next, and how far ahead that is: what a button says and what a press does. */
export interface Planned {
  readonly due: Due;
  readonly interval: NextInterval;
}

/** Time until a card comes next. */
export type NextInterval =
  { readonly kind: 'minutes'; readonly minutes: number } | { readonly kind: 'days'; readonly days: number };

/** Days, unrounded, until recall has fallen to the desired retention. */
export function idealDays(context: StateContext, grade: Grade): number {
  return context.fsrs.intervalDays(context.memory[grade].stability, context.preset.desiredRetention);
}

/** A whole interval of at least `minimum` days: fuzzed, balanced, capped at the preset's maximum. */
export function wholeDays({ preset, now, load, fuzzFactor }: StateContext, ideal: number, minimum: number): number {
  const maximum = preset.maximumIntervalDays;
  const atLeast = Math.min(Math.max(1, minimum), maximum);
  if (!preset.fuzz) return roundedInterval(ideal, atLeast, maximum);
  if (!isBalanced(ideal, atLeast, preset)) return fuzzedInterval(ideal, atLeast, maximum, fuzzFactor);
  return balancedInterval(fuzzRange(ideal, atLeast, maximum), now.day, preset, load, fuzzFactor);
}

/** Due by study day. */
export function planDays({ now }: StateContext, days: number): Planned {
  return { due: { kind: 'day', day: addStudyDays(now.day, days) }, interval: { kind: 'days', days } };
}

/** Due at a clock time, or by whole study days when the rollover comes first. */
export function planMinutes(context: StateContext, minutes: number): Planned {
  const { atMs, day, calendar } = context.now;
  const dueMs = atMs + minutes * MS_PER_MINUTE;
  const days = studyDayAt(dueMs, calendar) - studyDayAt(atMs, calendar);
  if (days > 0) return planDays(context, days);
  return { due: { kind: 'time', atMs: dueMs, day }, interval: { kind: 'minutes', minutes } };
}

/** The smallest interval in days that lies after `planned`. */
export function daysAfter({ interval }: Planned): number {
  return interval.kind === 'days' ? interval.days + 1 : 1;
}
