import { elapsedStudyDays } from '#core/time';
import type { StudyDay } from '#core/time';
import { fsrsFor } from './fsrs';
import { GRADES } from './state';
import type { CardState, Grade, MemoryState } from './state';

/** An answer as the log has it; an `AnswerEvent` is one. */
export interface ReplayAnswer {
  readonly deviceId: string;
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly studyDay: StudyDay;
  readonly grade: Grade;
  readonly kind: 'learn' | 'review' | 'relearn' | 'cram' | 'manual';
  /** The schedule it gave the card. */
  readonly state: CardState;
}

/** What a card's answers add up to. */
export interface Replayed {
  readonly memory: MemoryState;
  /** Study day of the last answer that counted. */
  readonly lastDay: StudyDay;
  readonly reps: number;
  readonly lapses: number;
}

/** The order in which answers count, on every machine the same: study day, then time, then id. */
export function compareAnswers(a: ReplayAnswer, b: ReplayAnswer): number {
  if (a.studyDay !== b.studyDay) return a.studyDay - b.studyDay;
  if (a.at !== b.at) return a.at - b.at;
  if (a.deviceId !== b.deviceId) return a.deviceId < b.deviceId ? -1 : 1;
  return a.seq - b.seq;
}

/**
 * Memory from a card's answers alone, given in any order; undefined when none counts. Cramming and manual entries never
 * count, except that a reset drops what was before it, and that a schedule set by hand on a card without memory is where
 * its memory starts.
 */
export function replayAnswers(answers: readonly ReplayAnswer[], weights: readonly number[]): Replayed | undefined {
  const fsrs = fsrsFor(weights);
  let replayed: Replayed | undefined;
  for (const { kind, state, studyDay, grade } of [...answers].sort(compareAnswers)) {
    if (kind === 'cram') continue;
    if (kind === 'manual') {
      if (state.phase === 'new') replayed = undefined;
      else replayed ??= state;
      continue;
    }
    const { memory, lastDay, reps = 0, lapses = 0 } = replayed ?? {};
    const elapsedDays = lastDay === undefined ? 0 : elapsedStudyDays(lastDay, studyDay);
    replayed = {
      memory: fsrs.next(memory, elapsedDays, grade),
      lastDay: studyDay,
      reps: reps + 1,
      lapses: lapses + (kind === 'review' && grade === GRADES.again ? 1 : 0),
    };
  }
  return replayed;
}
