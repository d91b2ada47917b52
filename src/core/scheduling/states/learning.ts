import type { Grade, LearningState } from '../state';
import type { StateContext } from './context';
import { planSteps } from './steps';
import type { Transition } from './transition';

/** A card in its learning steps. */
export function answerLearning(
  context: StateContext,
  { step, reps, lapses }: Pick<LearningState, 'step' | 'reps' | 'lapses'>,
): (grade: Grade) => Transition {
  const plans = planSteps(context, context.preset.learningStepsMinutes, step);
  return (grade) => {
    const plan = plans[grade];
    const { due, interval } = plan.planned;
    const seen = { memory: context.memory[grade], due, lastDay: context.now.day, reps: reps + 1, lapses };
    return plan.kind === 'step'
      ? { state: { phase: 'learning', ...seen, step: plan.step }, interval }
      : { state: { phase: 'review', ...seen, intervalDays: plan.days }, interval };
  };
}
