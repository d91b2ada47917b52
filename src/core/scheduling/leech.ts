import type { CardState } from './state';

/**
 * True when a lapse count calls for the leech action: at the threshold, then at every half of it (rounded up). A
 * threshold of 0 is never. Source: Anki, rslib/src/scheduler/states/review.rs.
 */
export function isLeechAt(lapses: number, threshold: number): boolean {
  if (threshold <= 0 || lapses < threshold) return false;
  return (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}

/** True once a card has lapsed as often as the threshold says; Anki tags such a card for good. */
export function isLeech(state: CardState, threshold: number): boolean {
  return threshold > 0 && state.phase !== 'new' && state.lapses >= threshold;
}
