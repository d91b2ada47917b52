import { GRADES } from '../state';
import type { Grade, ReviewState } from '../state';
import { fuzzRange } from '../fuzz';
import { idealDays, planDays, wholeDays } from './context';
import type { StateContext } from './context';
import { answerRelearning } from './relearning';
import type { Transition } from './transition';

/**
 * The least an interval may be, given the previous one: one that grows lands after it, and one that is shorter only by as
 * much as fuzz may have added to the previous one does not shrink. As Anki 26.09 does it.
 */
function leastAfter(ideal: number, previousDays: number): number {
  if (Math.round(ideal) > previousDays) return previousDays + 1;
  return fuzzRange(ideal, 1, Infinity).upper >= previousDays ? previousDays : 1;
}

/** Intervals after a pass: at least a day apart. */
function passingDays(context: StateContext, previousDays: number): Readonly<Record<2 | 3 | 4, number>> {
  const after = (grade: Grade, minimum: number): number => {
    const ideal = idealDays(context, grade);
    return wholeDays(context, ideal, Math.max(leastAfter(ideal, previousDays), minimum));
  };
  const hard = after(GRADES.hard, 1);
  const good = after(GRADES.good, hard + 1);
  const easy = after(GRADES.easy, good + 1);
  return { [GRADES.hard]: hard, [GRADES.good]: good, [GRADES.easy]: easy };
}

/** A graduated card: a pass gives the next interval, Again is a lapse and leads into relearning. */
export function answerReview(context: StateContext, state: ReviewState): (grade: Grade) => Transition {
  const passing = passingDays(context, state.intervalDays);
  const lapsed = { step: 0, reps: state.reps, lapses: state.lapses + 1 };
  const lapse = answerRelearning(context, lapsed, passing[GRADES.hard]);
  return (grade) => {
    if (grade === GRADES.again) return lapse(grade);
    const { due, interval } = planDays(context, passing[grade]);
    const seen = { due, lastDay: context.now.day, reps: state.reps + 1, lapses: state.lapses };
    return {
      state: { phase: 'review', memory: context.memory[grade], ...seen, intervalDays: passing[grade] },
      interval,
    };
  };
}
