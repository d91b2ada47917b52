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

/** The answers of a card that count, in order: after the last reset, without cramming. */
function countedAnswers(answers: readonly ReplayAnswer[]): readonly ReplayAnswer[] {
  const ordered = answers.filter(({ kind }) => kind !== 'cram').sort(compareAnswers);
  const reset = ordered.findLastIndex(({ kind, state }) => kind === 'manual' && state.phase === 'new');
  return ordered.slice(reset + 1);
}

/**
 * Memory from a card's answers alone, given in any order; undefined when none counts. Cramming and manual entries never
 * count, except that a reset drops what was before it, and that a schedule set by hand on a card without memory is where
 * its memory starts.
 */
export function replayAnswers(answers: readonly ReplayAnswer[], weights: readonly number[]): Replayed | undefined {
  const fsrs = fsrsFor(weights);
  let replayed: Replayed | undefined;
  for (const { kind, state, studyDay, grade } of countedAnswers(answers)) {
    if (kind === 'manual') {
      if (state.phase !== 'new') replayed ??= state;
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
  return (
    replayed && { memory: replayed.memory, lastDay: replayed.lastDay, reps: replayed.reps, lapses: replayed.lapses }
  );
}

/** One review as FSRS training takes it. */
export interface TrainingReview {
  readonly grade: Grade;
  /** Whole study days since the review before; 0 for the first. */
  readonly elapsedDays: number;
  /** Whether its outcome may be learnt from: never the first review, nor one on the day of the review before. */
  readonly target: boolean;
}

/** A card's answers as FSRS training takes them: after the last reset, without cramming and manual entries. */
export function trainingReviews(answers: readonly ReplayAnswer[]): readonly TrainingReview[] {
  let lastDay: StudyDay | undefined;
  return countedAnswers(answers)
    .filter(({ kind }) => kind !== 'manual')
    .map(({ grade, studyDay }) => {
      const elapsedDays = lastDay === undefined ? 0 : elapsedStudyDays(lastDay, studyDay);
      lastDay = studyDay;
      return { grade, elapsedDays, target: elapsedDays > 0 };
    });
}
