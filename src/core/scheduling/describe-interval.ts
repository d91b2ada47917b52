import type { NextInterval } from './states/context';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1_440;
const DAYS_PER_YEAR = 365;
const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A short label for a button: `30s`, `10m`, `5h`, `3d`, `2.4mo`, `1.2y`; decimals from a month on, as Anki does. */
export function describeInterval(interval: NextInterval): string {
  const minutes = interval.kind === 'minutes' ? interval.minutes : interval.days * MINUTES_PER_DAY;
  const days = minutes / MINUTES_PER_DAY;
  if (minutes < 1) return `${Math.round(minutes * 60)}s`;
  if (minutes < MINUTES_PER_HOUR) return `${Math.round(minutes)}m`;
  if (days < 1) return `${Math.round(minutes / MINUTES_PER_HOUR)}h`;
  if (days < DAYS_PER_MONTH) return `${Math.round(days)}d`;
  if (days < DAYS_PER_YEAR) return `${oneDecimal(days / DAYS_PER_MONTH)}mo`;
  return `${oneDecimal(days / DAYS_PER_YEAR)}y`;
}
