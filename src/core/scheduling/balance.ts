import { addStudyDays, weekdayOf } from '#core/time';
import type { StudyDay } from '#core/time';
import type { IntervalRange } from './fuzz';
import type { EasyDay, Preset } from './preset';

/** Longest interval that is balanced; further ahead the days even out by themselves. */
const BALANCED_DAYS = 90;
/** How many days from today a count of due cards must reach for `DueLoad`, fuzz of the longest balanced interval included. */
export const DUE_LOAD_DAYS = 100;

/** What is due already: what the load balancer spreads a card against. */
export interface DueLoad {
  /** Cards of the preset due `index` days from today; `DUE_LOAD_DAYS` long, missing entries count as 0. */
  readonly dueCounts: ArrayLike<number>;
  /** Days on which other cards of the same note are due. */
  readonly siblingDueDays: readonly StudyDay[];
}

const MODIFIERS: Readonly<Record<EasyDay, number>> = { normal: 1, reduced: 0.5, minimum: 0.0001 };
/** Weight of a day on which a sibling is due, against one far from any. */
const SIBLING_SAME_DAY = 0.001;
/** Days from a sibling at which it no longer matters. */
const SIBLING_DISTANCE = 4;

interface Candidate {
  readonly days: number;
  readonly dueCount: number;
  readonly easyDay: EasyDay;
}

/** A reduced day counts as normal while it has less than half of what the other days have, and as minimum above. */
function easyDayModifier(candidate: Candidate, totalDue: number, totalModifier: number): number {
  if (candidate.easyDay !== 'reduced') return MODIFIERS[candidate.easyDay];
  const othersPerDay = (totalDue - candidate.dueCount) / (totalModifier - MODIFIERS.reduced);
  const tooMuch = candidate.dueCount / MODIFIERS.reduced > othersPerDay;
  return tooMuch ? MODIFIERS.minimum : MODIFIERS.normal;
}

function siblingModifier(day: StudyDay, siblingDueDays: readonly StudyDay[]): number {
  let nearest = SIBLING_DISTANCE;
  for (const siblingDay of siblingDueDays) nearest = Math.min(nearest, Math.abs(day - siblingDay));
  return nearest === 0 ? SIBLING_SAME_DAY : nearest / SIBLING_DISTANCE;
}

/** True when balancing has a say in an interval of this length. */
export function isBalanced(intervalDays: number, minimum: number, preset: Preset): boolean {
  const asked = preset.loadBalance || preset.easyDays.some((easyDay) => easyDay !== 'normal');
  return asked && intervalDays <= BALANCED_DAYS && minimum <= BALANCED_DAYS;
}

/**
 * Chooses a whole interval from the fuzz range. A day weighs (1/due)² × 1/interval × easy day × distance from siblings,
 * and `factor` in [0, 1) draws one by weight. Source: Anki, rslib/src/scheduler/states/load_balancer.rs.
 */
export function balancedInterval(
  { lower, upper }: IntervalRange,
  today: StudyDay,
  preset: Preset,
  load: DueLoad,
  factor: number,
): number {
  const candidates: Candidate[] = [];
  let totalDue = 0;
  let totalModifier = 0;
  for (let days = lower; days <= upper; days++) {
    const dueCount = load.dueCounts[days] ?? 0;
    const easyDay = preset.easyDays[weekdayOf(addStudyDays(today, days))] ?? 'normal';
    candidates.push({ days, dueCount, easyDay });
    totalDue += dueCount;
    totalModifier += MODIFIERS[easyDay];
  }
  const weights = candidates.map((candidate) => {
    const { days, dueCount } = candidate;
    const room = preset.loadBalance ? 1 / (Math.max(1, dueCount) ** 2 * days) : 1;
    const siblings = preset.loadBalance ? siblingModifier(addStudyDays(today, days), load.siblingDueDays) : 1;
    return room * siblings * easyDayModifier(candidate, totalDue, totalModifier);
  });
  let remaining = factor * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    remaining -= weight;
    if (remaining < 0) return lower + index;
  }
  return upper;
}
