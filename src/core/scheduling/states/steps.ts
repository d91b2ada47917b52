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

function toStep(context: StateContext, step: number, minutes: number): StepsPlan {
  return { kind: 'step', step, planned: planMinutes(context, minutes) };
}

/** Easy graduates at once, after what Good gives or would give. */
function planEasy(context: StateContext, good: StepsPlan): StepsPlan {
  const goodDays = good.kind === 'graduate' ? good.days : wholeDays(context, idealDays(context, GRADES.good), 1);
  return graduate(context, GRADES.easy, Math.max(goodDays + 1, daysAfter(good.planned)));
}

/** Fuzz never takes Again beyond Hard, nor beyond `most` days. */
function planAgain(context: StateContext, again: StepsPlan, hard: StepsPlan, most: number): StepsPlan {
  if (again.kind === 'step') return again;
  const days = Math.min(again.days, most, daysAfter(hard.planned) - 1);
  return days === again.days ? again : { kind: 'graduate', days, planned: planDays(context, days) };
}

/** Without steps FSRS alone says when, within the day if recall falls that fast; each grade after the one before. */
function planWithoutSteps(context: StateContext, mostAgainDays: number): StepsPlans {
  const plan = (grade: Grade, before?: StepsPlan): StepsPlan => {
    const ideal = idealDays(context, grade);
    const minimumDays = before ? daysAfter(before.planned) : 1;
    if (ideal >= SHORT_TERM_DAYS || minimumDays > 1) return graduate(context, grade, minimumDays);
    const minimum = before?.planned.interval.kind === 'minutes' ? before.planned.interval.minutes + 1 : 1;
    return toStep(context, 0, Math.max(minimum, Math.round(ideal * MINUTES_PER_DAY)));
  };
  const hard = plan(GRADES.hard);
  const good = plan(GRADES.good, hard);
  const again = planAgain(context, plan(GRADES.again), hard, mostAgainDays);
  return { [GRADES.again]: again, [GRADES.hard]: hard, [GRADES.good]: good, [GRADES.easy]: planEasy(context, good) };
}

/**
 * The way of a card through learning or relearning steps. Again goes to the first step, Hard repeats, Good goes on and
 * graduates after the last one, Easy graduates at once. A step beyond the end, left over from a longer list, is the last.
 * Where Again graduates it gives at most `mostAgainDays`.
 */
export function planSteps(
  context: StateContext,
  steps: readonly number[],
  step: number,
  mostAgainDays = Infinity,
): StepsPlans {
  const at = Math.max(0, Math.min(step, steps.length - 1));
  const [first] = steps;
  const hardAfter = hardMinutes(steps, at);
  const next = steps[at + 1];
  if (first === undefined || hardAfter === undefined) return planWithoutSteps(context, mostAgainDays);
  const hard = toStep(context, at, hardAfter);
  const good =
    next === undefined ? graduate(context, GRADES.good, daysAfter(hard.planned)) : toStep(context, at + 1, next);
  return {
    [GRADES.again]: toStep(context, 0, first),
    [GRADES.hard]: hard,
    [GRADES.good]: good,
    [GRADES.easy]: planEasy(context, good),
  };
}
