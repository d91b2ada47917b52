import { GRADES } from '../state';
import type { Grade } from '../state';
import { daysAfter, idealDays, planDays, planMinutes, wholeDays } from './context';
import type { Planned, StateContext } from './context';

const MINUTES_PER_DAY = 1_440;
/** Without steps, FSRS itself may ask for a card again on the same day: below this many days. */
const SHORT_TERM_DAYS = 0.5;

/** What a grade does to a card that goes through steps. */
export type StepsPlan =
  | { readonly kind: 'step'; readonly step: number; readonly planned: Planned }
  | { readonly kind: 'graduate'; readonly days: number; readonly planned: Planned };

/** What each of the four grades does. */
export type StepsPlans = Readonly<Record<Grade, StepsPlan>>;

/** More than a day ahead only whole days make sense. */
function roundToDays(minutes: number): number {
  return minutes > MINUTES_PER_DAY ? Math.round(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY : minutes;
}

/** Hard repeats a step; on the first one it lies between Again and Good. Source: Anki, rslib/src/scheduler/states/steps.rs. */
function hardMinutes(steps: readonly number[], step: number): number | undefined {
  const current = steps[step];
  if (current === undefined || step > 0) return current;
  const next = steps[1];
  return roundToDays(next === undefined ? Math.min(current * 1.5, current + MINUTES_PER_DAY) : (current + next) / 2);
}

function graduate(context: StateContext, grade: Grade, minimum: number): StepsPlan {
  const days = wholeDays(context, idealDays(context, grade), minimum);
  return { kind: 'graduate', days, planned: planDays(context, days) };
}

function stepOrGraduate(
  context: StateContext,
  steps: readonly number[],
  grade: Grade,
  step: number,
  minutes: number | undefined,
  minimum: number,
): StepsPlan {
  if (minutes !== undefined) return { kind: 'step', step, planned: planMinutes(context, minutes) };
  const ideal = idealDays(context, grade);
  if (steps.length > 0 || minimum > 1 || ideal >= SHORT_TERM_DAYS) return graduate(context, grade, minimum);
  return { kind: 'step', step: 0, planned: planMinutes(context, Math.max(1, Math.round(ideal * MINUTES_PER_DAY))) };
}

/**
 * The way of a card through learning or relearning steps. Again goes to the first step, Hard repeats, Good goes on and
 * graduates after the last one, Easy graduates at once. A step beyond the end, left over from a longer list, is the last.
 */
export function planSteps(context: StateContext, steps: readonly number[], step: number): StepsPlans {
  const at = Math.max(0, Math.min(step, steps.length - 1));
  const again = stepOrGraduate(context, steps, GRADES.again, 0, steps[0], 1);
  const hard = stepOrGraduate(context, steps, GRADES.hard, at, hardMinutes(steps, at), 1);
  const good = stepOrGraduate(context, steps, GRADES.good, at + 1, steps[at + 1], daysAfter(hard.planned));
  const easy = graduate(context, GRADES.easy, daysAfter(good.planned));
  return { [GRADES.again]: again, [GRADES.hard]: hard, [GRADES.good]: good, [GRADES.easy]: easy };
}
