import type { ArchiveReason } from '#contract';
import type { CheckReport } from '../db';
import { countOf } from './plural';

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

/** What a check found, and what to do. */
export function describeCheck(report: CheckReport): string {
  const { cards, events, schedulesOff, impossibleSchedules } = report;
  const checked = `${countOf(cards, 'card')} and ${countOf(events, 'change')} in the log were checked.`;
  const found = [
    [schedulesOff, 'schedule that the log does not give'],
    [impossibleSchedules, 'impossible schedule'],
    [report.notesTwice, 'note that stands twice'],
    [report.notesWithoutDeck, 'note without a deck'],
    [report.cardsWithoutNote, 'answered card without a note'],
    [report.missingEvents, 'missing log entry'],
  ] as const;
  const faults = found.filter(([count]) => count > 0);
  if (faults.length === 0) return `${checked} All is well.`;
  const list = faults.map(([count, what]) => `${count} × ${what}`).join(', ');
  const beyond = found.slice(2).some(([count]) => count > 0);
  return `${checked} Found: ${list}.${beyond ? ' A backup from before may still be sound: restore one of those above.' : ''}`;
}
