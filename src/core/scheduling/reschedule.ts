import type { CardId } from '#core/cards';
import { addStudyDays } from '#core/time';
import { fsrsFor } from './fsrs';
import { fuzzFactor, fuzzedInterval, roundedInterval } from './fuzz';
import type { Preset } from './preset';
import { compareAnswers, replayAnswers } from './replay';
import type { ReplayAnswer } from './replay';
import type { CardState } from './state';

/** A card with its schedule and all its answers, in any order. */
export interface CardHistory {
  readonly cardId: CardId;
  readonly state: CardState;
  readonly answers: readonly ReplayAnswer[];
}

/**
 * The schedule after the weights of its preset changed: memory is what replaying the answers gives, due stays. A card
 * without answers keeps its memory.
 */
export function recomputeMemory({ state, answers }: CardHistory, preset: Preset): CardState {
  if (state.phase === 'new') return state;
  const replayed = replayAnswers(answers, preset.weights);
  return replayed ? { ...state, memory: replayed.memory } : state;
}

/**
 * The schedule with its due day moved to where memory and preset put it, counted from the last review, fuzzed but not
 * balanced. Only for review cards, and only on request: a caller logs it with the change of presets.
 */
export function reschedule(cardId: CardId, state: CardState, preset: Preset): CardState {
  if (state.phase !== 'review') return state;
  const ideal = fsrsFor(preset.weights).intervalDays(state.memory.stability, preset.desiredRetention);
  const maximum = preset.maximumIntervalDays;
  const intervalDays = preset.fuzz
    ? fuzzedInterval(ideal, 1, maximum, fuzzFactor(cardId, state.reps))
    : roundedInterval(ideal, 1, maximum);
  return { ...state, intervalDays, due: { kind: 'day', day: addStudyDays(state.lastDay, intervalDays) } };
}

/**
 * The schedule of a card whose answers on two machines were merged: what the last answer in the common order made of it,
 * with the memory of all of them, and a review's due day computed anew. Undefined when no answer gave it a schedule.
 */
export function mergedState(cardId: CardId, answers: readonly ReplayAnswer[], preset: Preset): CardState | undefined {
  const last = answers
    .filter(({ kind }) => kind !== 'cram')
    .sort(compareAnswers)
    .at(-1);
  if (!last || last.state.phase === 'new') return last?.state;
  const replayed = replayAnswers(answers, preset.weights);
  const state = replayed ? { ...last.state, ...replayed } : last.state;
  return last.kind === 'manual' ? state : reschedule(cardId, state, preset);
}
