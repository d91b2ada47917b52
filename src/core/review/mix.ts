import type { Preset } from '#core/scheduling';

/** How far a session has come with new cards and reviews. */
export interface MixProgress {
  readonly newDone: number;
  readonly newLeft: number;
  readonly reviewDone: number;
  readonly reviewLeft: number;
}

/**
 * Whether a new card or a review comes next. Mixed means evenly spread over the whole day: it depends on what was done
 * and what is left alone, so a restart, an undo or a redo changes nothing.
 */
export function isNewNext(newMix: Preset['newMix'], progress: MixProgress): boolean {
  const { newDone, newLeft, reviewDone, reviewLeft } = progress;
  if (newLeft === 0 || reviewLeft === 0) return newLeft > 0;
  if (newMix !== 'mixed') return newMix === 'first';
  const newTotal = newDone + newLeft;
  const reviewTotal = reviewDone + reviewLeft;
  return (newDone + 1) * (reviewTotal + 1) <= (reviewDone + 1) * (newTotal + 1);
}
