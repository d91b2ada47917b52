import { GRADES } from '../state';
import type { Grade, ReviewState } from '../state';
import { idealDays, planDays, wholeDays } from './context';
import type { StateContext } from './context';
import { answerRelearning } from './relearning';
import type { Transition } from './transition';

/**
 * Intervals after a pass: at least a day apart, and one that grows lands after the previous one whatever fuzz says.
 * Source: Anki, rslib/src/scheduler/states/review.rs.
 */
function passingDays(context: StateContext, previousDays: number): Readonly<Record<2 | 3 | 4, number>> {
  const after = (grade: Grade, minimum: number): number => {
    const ideal = idealDays(context, grade);
    const afterPrevious = Math.round(ideal) > previousDays ? previousDays + 1 : 1;
    return wholeDays(context, ideal, Math.max(afterPrevious, minimum));
  };
  const hard = after(GRADES.hard, 1);
  const good = after(GRADES.good, hard + 1);
  const easy = after(GRADES.easy, good + 1);
  return { [GRADES.hard]: hard, [GRADES.good]: good, [GRADES.easy]: easy };
}

/** A graduated card: a pass gives the next interval, Again is a lapse and leads into relearning. */
export function answerReview(context: StateContext, state: ReviewState): (grade: Grade) => Transition {
  const passing = passingDays(context, state.intervalDays);
  const lapse = answerRelearning(context, { step: 0, reps: state.reps, lapses: state.lapses + 1 });
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
