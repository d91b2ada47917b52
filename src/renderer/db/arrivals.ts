import type { NoteId, SourceKey } from '#core/cards';
import { noteIdOf } from '#core/import';
import type { ProposedNote } from '#core/import';
import type { AcceptedReading } from './collection';

/** A note that an import brings. */
export interface Arrival {
  readonly id: NoteId;
  readonly source: SourceKey;
  readonly proposed: ProposedNote;
}

/** Sources that were renamed, by former name, with the present one; one that still comes under its own name was not. */
export function formerSources(readings: readonly AcceptedReading[]): ReadonlyMap<SourceKey, SourceKey> {
  const present = new Set(readings.map(({ source }) => source));
  const former = new Map<SourceKey, SourceKey>();
  for (const { source, formerSource } of readings) {
    if (formerSource !== undefined && !present.has(formerSource)) former.set(formerSource, source);
  }
  return former;
}

/** Every note with an id of its own: where two claim the same one, the later is named by its text and occurrence. */
export function arrivalsOf(readings: readonly AcceptedReading[]): ReadonlyMap<NoteId, Arrival> {
  const arrivals = new Map<NoteId, Arrival>();
  for (const { source, notes } of readings) {
    for (const proposed of notes) {
      const wanted = proposed.noteId ?? noteIdOf(source, proposed);
      const id = arrivals.has(wanted) ? freeId(arrivals, source, proposed) : wanted;
      arrivals.set(id, { id, source, proposed });
    }
  }
  return arrivals;
}

function freeId(taken: ReadonlyMap<NoteId, Arrival>, source: SourceKey, proposed: ProposedNote): NoteId {
  const { explicitId: _pinned, ...unpinned } = proposed;
  let { occurrence } = proposed;
  let id = noteIdOf(source, unpinned);
  while (taken.has(id)) id = noteIdOf(source, { ...unpinned, occurrence: ++occurrence });
  return id;
}
