import type { CardId } from '#core/cards';
import { assertNever } from '#core/result';
import { elapsedStudyDays } from '#core/time';
import type { DueLoad } from './balance';
import { fsrsFor } from './fsrs';
import { fuzzFactor } from './fuzz';
import { isLeechAt } from './leech';
import type { Preset } from './preset';
import { GRADES } from './state';
import type { CardState, Grade } from './state';
import type { NextInterval, StateContext, StudyMoment } from './states/context';
import { answerLearning } from './states/learning';
import { answerNew } from './states/new';
import { answerRelearning } from './states/relearning';
import { answerReview } from './states/review';
import type { Transition } from './states/transition';

/** What answering asks of the card and of the world. */
export interface AnswerInput {
  readonly cardId: CardId;
  readonly state: CardState;
  readonly preset: Preset;
  readonly now: StudyMoment;
  /** What is due already; absent, nothing is spread. */
  readonly load?: DueLoad;
}

/** What one button does: its label and the state it gives come from this one value. */
export interface AnswerOutcome {
  readonly grade: Grade;
  readonly state: CardState;
  /** What the log calls an answer to the card as it was. */
  readonly kind: 'learn' | 'review' | 'relearn';
  readonly interval: NextInterval;
  /** This answer makes the card a leech: the preset says whether it is tagged or suspended. */
  readonly leech: boolean;
}

/** Again, Hard, Good, Easy. */
export type AnswerOutcomes = readonly [AnswerOutcome, AnswerOutcome, AnswerOutcome, AnswerOutcome];

const NOTHING_DUE: DueLoad = { dueCounts: [], siblingDueDays: [] };

function contextOf({ cardId, state, preset, now, load = NOTHING_DUE }: AnswerInput): StateContext {
  const fsrs = fsrsFor(preset.weights);
  const memory = state.phase === 'new' ? undefined : state.memory;
  const elapsedDays = state.phase === 'new' ? 0 : elapsedStudyDays(state.lastDay, now.day);
  const after = (grade: Grade) => fsrs.next(memory, elapsedDays, grade);
  return {
    preset,
    now,
    fsrs,
    fuzzFactor: fuzzFactor(cardId, state.phase === 'new' ? 0 : state.reps),
    load,
    memory: { 1: after(1), 2: after(2), 3: after(3), 4: after(4) },
  };
}

function transitions(context: StateContext, state: CardState): (grade: Grade) => Transition {
  switch (state.phase) {
    case 'new':
      return answerNew(context);
    case 'learning':
      return answerLearning(context, state);
    case 'review':
      return answerReview(context, state);
    case 'relearning':
      return answerRelearning(context, state);
    default:
      return assertNever(state);
  }
}

const KINDS = { new: 'learn', learning: 'learn', review: 'review', relearning: 'relearn' } as const;

/**
 * The four outcomes of answering a card now, in the order Again, Hard, Good, Easy. Answering is taking the `state` of
 * one of them as it is; the same input always gives the same outcomes. The preset must have passed `checkPreset`.
 */
export function previewAnswers(input: AnswerInput): AnswerOutcomes {
  const { state: before, preset } = input;
  const answer = transitions(contextOf(input), before);
  const outcome = (grade: Grade): AnswerOutcome => {
    const { state, interval } = answer(grade);
    const lapsed = before.phase === 'review' && grade === GRADES.again;
    const leech = lapsed && isLeechAt(before.lapses + 1, preset.leechThreshold);
    return { grade, state, kind: KINDS[before.phase], interval, leech };
  };
  return [outcome(GRADES.again), outcome(GRADES.hard), outcome(GRADES.good), outcome(GRADES.easy)];
}
