const DAY_MS = 86_400_000;

/** How long backups are kept beyond the two days in which none is dropped. */
export interface Retention {
  /** Days with one backup each. */
  readonly days: number;
  /** Weeks with one each. */
  readonly weeks: number;
  /** Months (of 30 days) with one each. */
  readonly months: number;
}

/** What holds until the person chooses otherwise. */
export const DEFAULT_RETENTION: Retention = { days: 14, weeks: 8, months: 12 };

/**
 * Which backups to keep, of those made at these times (ms): all of the last two days, then the newest of each day, week and
 * month as far back as `retention` says, and always the newest two.
 */
export function keptBackups(madeAtMs: readonly number[], nowMs: number, retention: Retention): ReadonlySet<number> {
  const newestFirst = [...madeAtMs].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 2));
  const taken = new Set<string>();
  for (const at of newestFirst) {
    const age = nowMs - at;
    if (age <= 2 * DAY_MS) kept.add(at);
    for (const [name, spanMs, count] of [
      ['day', DAY_MS, retention.days],
      ['week', 7 * DAY_MS, retention.weeks],
      ['month', 30 * DAY_MS, retention.months],
    ] as const) {
      const slot = `${name} ${Math.floor(at / spanMs)}`;
      if (age > count * spanMs || taken.has(slot)) continue;
      taken.add(slot);
      kept.add(at);
    }
  }
  return kept;
}
