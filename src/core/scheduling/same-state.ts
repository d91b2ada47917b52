import type { CardState, Due } from './state';

function sameDue(a: Due, b: Due): boolean {
  return a.day === b.day && (a.kind === 'time' ? a.atMs : undefined) === (b.kind === 'time' ? b.atMs : undefined);
}

/** True when two schedules are the same in every field: a preview holds only as long as its card has not changed. */
export function sameState(a: CardState, b: CardState): boolean {
  if (a.phase === 'new' || b.phase === 'new') return a.phase === b.phase;
  return (
    a.phase === b.phase &&
    a.memory.stability === b.memory.stability &&
    a.memory.difficulty === b.memory.difficulty &&
    sameDue(a.due, b.due) &&
    a.lastDay === b.lastDay &&
    a.reps === b.reps &&
    a.lapses === b.lapses &&
    ('step' in a ? a.step : -1) === ('step' in b ? b.step : -1) &&
    ('intervalDays' in a ? a.intervalDays : -1) === ('intervalDays' in b ? b.intervalDays : -1)
  );
}
