import type { AnswerEvent } from '#core/log';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { recordedAnswerMs } from '#core/review';
import { sameState } from '#core/scheduling';
import type { AnswerFailure, AnswerInput } from './collection';
import type { Store } from './store';

/** Commits an answer as one row, unless its card is no longer in the state the learner was shown. */
export async function commitAnswer(store: Store, input: AnswerInput): Promise<Result<AnswerEvent, AnswerFailure>> {
  const before = store.mirror.stateOf(input.cardId);
  if (before === undefined) return fail({ kind: 'unknown-card' });
  if (!sameState(before, input.expected)) return fail({ kind: 'changed' });
  const event: AnswerEvent = {
    type: 'answer',
    ...store.head(),
    cardId: input.cardId,
    before,
    state: input.outcome,
    grade: input.grade,
    kind: input.kind,
    ...(input.chosen && { chosen: [...input.chosen] }),
    ...(input.guessed && { guessed: true }),
    ...(input.suspended && { suspended: true }),
    answerMs: recordedAnswerMs(input.answerMs),
    presetRevision: input.presetRevision,
  };
  const committed = await store.commit({ event });
  return committed.ok ? ok(event) : committed;
}
