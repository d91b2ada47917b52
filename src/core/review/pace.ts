import type { StudyCounts } from './deck-counts';

/** How long a person takes, in ms for all that a card of each kind asks today. */
interface Pace {
  /** A new card with its learning steps. */
  readonly newMs: number;
  readonly learningMs: number;
  readonly reviewMs: number;
}

/** Until enough answers are known: 10 s an answer, and about three answers for a new card. */
const DEFAULT_PACE: Pace = { newMs: 30_000, learningMs: 10_000, reviewMs: 10_000 };

/** Minutes, unrounded, that a deck's cards for today take at this pace. */
export function expectedMinutes({ newCards, learning, reviews }: StudyCounts, pace: Pace = DEFAULT_PACE): number {
  return (newCards * pace.newMs + learning * pace.learningMs + reviews * pace.reviewMs) / 60_000;
}
