import type { NextDue, Outlook } from './today';

/** Says when there is something to do again. */
export function inWords({ next, unseen }: Outlook, nowMs: number): string {
  const waiting = unseen > 0 ? 'New cards wait for tomorrow.' : '';
  if (next === undefined) return unseen > 0 ? waiting : 'Nothing is scheduled yet.';
  return [sentence(next, nowMs), waiting].join(' ').trim();
}

function sentence(next: NextDue, nowMs: number): string {
  if (next.kind === 'time') {
    const minutes = Math.max(1, Math.round((next.atMs - nowMs) / 60_000));
    const when = minutes < 90 ? `in ${minutes} min` : `at ${clock(next.atMs)}`;
    return `The next card comes back ${when}.`;
  }
  const cards = next.cards === 1 ? 'one card is' : `${next.cards} cards are`;
  return next.days === 1 ? `Tomorrow ${cards} due.` : `In ${next.days} days ${cards} due.`;
}

function clock(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(atMs);
}
