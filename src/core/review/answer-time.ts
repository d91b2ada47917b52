/** Longest time that counts for one answer: beyond it the learner was doing something else. */
const LONGEST_MS = 60_000;

/** An answer's time as the log records it: whole ms, at most 60,000, and 0 where the clock was set back meanwhile. */
export function recordedAnswerMs(elapsedMs: number): number {
  return Math.round(Math.min(LONGEST_MS, Math.max(0, elapsedMs)));
}
