import type { Grade, RelearningState } from '../state';
import { idealDays } from './context';
import type { StateContext } from './context';
import { roundedInterval } from '../fuzz';
import { planSteps } from './steps';
import type { Transition } from './transition';

/** A forgotten card in its relearning steps. Without steps, Again gives at most `mostAgainDays`. */
export function answerRelearning(
  context: StateContext,
  { step, reps, lapses }: Pick<RelearningState, 'step' | 'reps' | 'lapses'>,
  mostAgainDays = Infinity,
): (grade: Grade) => Transition {
  const plans = planSteps(context, context.preset.relearningStepsMinutes, step, mostAgainDays);
  return (grade) => {
    const plan = plans[grade];
    const { due, interval } = plan.planned;
    const seen = { memory: context.memory[grade], due, lastDay: context.now.day, reps: reps + 1, lapses };
    if (plan.kind === 'graduate') return { state: { phase: 'review', ...seen, intervalDays: plan.days }, interval };
    const intervalDays = roundedInterval(idealDays(context, grade), 1, context.preset.maximumIntervalDays);
    return { state: { phase: 'relearning', ...seen, step: plan.step, intervalDays }, interval };
  };
}
