import { GRADES } from '#core/scheduling';
import type { CardState, Grade } from '#core/scheduling';

/** Days from which on an interval is called mature. */
const MATURE_DAYS = 21;

/** An answer with the schedule that the card had before it; an `AnswerEvent` is one. */
export interface RetentionAnswer {
  /** Only cramming and manual entries need to say so. */
  readonly kind?: 'learn' | 'review' | 'relearn' | 'cram' | 'manual';
  readonly grade: Grade;
  readonly before: CardState;
}

/** How many of the answers that count were passed. */
export interface Passed {
  readonly passed: number;
  readonly of: number;
}

/** True retention, apart for young and mature cards. */
export interface TrueRetention {
  readonly young: Passed;
  readonly mature: Passed;
}

/**
 * Share of reviews that were remembered: answers to review cards, or after an interval of at least a day; passed is every
 * grade but Again; mature is an interval of 21 days or more. Cramming and manual entries do not count.
 */
export function trueRetention(answers: Iterable<RetentionAnswer>): TrueRetention {
  const counts = { young: { passed: 0, of: 0 }, mature: { passed: 0, of: 0 } };
  for (const { kind, grade, before } of answers) {
    if (kind === 'cram' || kind === 'manual' || before.phase === 'new') continue;
    const intervalDays = before.phase === 'review' ? before.intervalDays : before.due.day - before.lastDay;
    if (before.phase !== 'review' && intervalDays < 1) continue;
    const count = intervalDays >= MATURE_DAYS ? counts.mature : counts.young;
    count.of++;
    if (grade !== GRADES.again) count.passed++;
  }
  return counts;
}
