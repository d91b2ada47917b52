/** Fuzz grows by `factor` of each day of the interval within the range. Source: Anki, rslib/src/scheduler/states/fuzz.rs. */
const FUZZ_RANGES = [
  { start: 2.5, end: 7, factor: 0.15 },
  { start: 7, end: 20, factor: 0.1 },
  { start: 20, end: Infinity, factor: 0.05 },
];

/** Intervals in whole study days, both ends included. */
export interface IntervalRange {
  readonly lower: number;
  readonly upper: number;
}

function fuzzDelta(intervalDays: number): number {
  if (intervalDays < 2.5) return 0;
  let delta = 1;
  for (const { start, end, factor } of FUZZ_RANGES) delta += factor * Math.max(0, Math.min(intervalDays, end) - start);
  return delta;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * The whole days that fuzz may choose from for an unrounded interval; never outside of `minimum` to `maximum`, and two
 * days wide at least where the interval and the maximum allow it.
 */
export function fuzzRange(intervalDays: number, minimum: number, maximum: number): IntervalRange {
  const wanted = clamp(intervalDays, minimum, maximum);
  const delta = fuzzDelta(wanted);
  const lower = clamp(Math.round(wanted - delta), minimum, maximum);
  const upper = clamp(Math.round(wanted + delta), minimum, maximum);
  return { lower, upper: upper === lower && upper > 2 && upper < maximum ? lower + 1 : upper };
}

/** The whole interval nearest to an unrounded one, within `minimum` and `maximum`. */
export function roundedInterval(intervalDays: number, minimum: number, maximum: number): number {
  return clamp(Math.round(intervalDays), minimum, maximum);
}

/** A whole interval from the fuzz range, chosen by `factor` in [0, 1) with every day as likely as the next. */
export function fuzzedInterval(intervalDays: number, minimum: number, maximum: number, factor: number): number {
  const { lower, upper } = fuzzRange(intervalDays, minimum, maximum);
  return lower + Math.floor(factor * (upper - lower + 1));
}

/**
 * A number in [0, 1) that depends on the card and its count of reviews alone, so that what a button promised is what a
 * later press gives. FNV-1a over the id, then the finaliser of MurmurHash3.
 */
export function fuzzFactor(cardId: string, reps: number): number {
  let hash = 0x811c9dc5 ^ reps;
  for (let index = 0; index < cardId.length; index++) {
    hash = Math.imul(hash ^ cardId.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
