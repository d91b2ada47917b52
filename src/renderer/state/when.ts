import type { NextDue } from './today';

/** A sentence that says when there is something to do again. */
export function inWords(next: NextDue | undefined, nowMs: number): string {
  if (next === undefined) return 'Nothing is scheduled yet.';
  if (next.kind === 'time') {
    const minutes = Math.max(1, Math.round((next.atMs - nowMs) / 60_000));
    return minutes < 90
      ? `The next card comes back in ${minutes} min.`
      : `The next card comes back at ${clock(next.atMs)}.`;
  }
  const cards = next.cards === 1 ? 'one card is' : `${next.cards} cards are`;
  return next.days === 1 ? `Tomorrow ${cards} due.` : `In ${next.days} days ${cards} due.`;
}

function clock(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(atMs);
}
