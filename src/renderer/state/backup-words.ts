import type { ArchiveReason } from '#contract';

const REASONS: Readonly<Record<ArchiveReason, string>> = {
  regular: 'While you studied',
  import: 'After an import',
  request: 'You asked for it',
  restore: 'Before going back to an older one',
  start: 'At the start',
  content: 'Content of one import',
};

/** Why a backup was made. */
export function reasonInWords(reason: ArchiveReason): string {
  return REASONS[reason];
}

/** Date and time as the person writes them. */
export function momentInWords(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** How long ago, roughly. */
export function agoInWords(atMs: number, nowMs: number): string {
  const minutes = Math.max(0, Math.round((nowMs - atMs) / 60_000));
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  if (minutes < 90) return format.format(-minutes, 'minute');
  if (minutes < 36 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1_440), 'day');
}
