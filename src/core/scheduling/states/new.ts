import type { Grade } from '../state';
import type { Transition } from './transition';
import { answerLearning } from './learning';
import type { StateContext } from './context';

/** A first answer: the card enters the learning steps, or passes them by with Easy. */
export function answerNew(context: StateContext): (grade: Grade) => Transition {
  return answerLearning(context, { step: 0, reps: 0, lapses: 0 });
}
