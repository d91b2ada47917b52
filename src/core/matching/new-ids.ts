import type { NoteId } from '#core/cards';
import { noteIdOf } from '#core/import';
import type { NewEntry } from './board';
import type { MatchInput } from './types';

/**
 * The id of every proposed note should it count as new: the one its first import gives, or with the next free occurrence
 * when an existing note has that. Ids are handed out to notes without a partner first, so that these are as on other machines.
 */
export function newIdsOf(
  news: readonly NewEntry[],
  { existing, otherIds = [] }: MatchInput,
): ReadonlyMap<NewEntry, NoteId> {
  const used = new Set<NoteId>(otherIds);
  for (const { note } of existing) used.add(note.id);
  const ids = new Map<NewEntry, NoteId>();
  const nextOccurrence = new Map<string, number>();
  for (const entry of news) nextOccurrence.set(blockOf(entry), (nextOccurrence.get(blockOf(entry)) ?? 0) + 1);
  const inOrder = [
    ...news.filter(({ pairing }) => pairing === undefined),
    ...news.filter(({ pairing }) => pairing !== undefined),
  ];
  for (const entry of inOrder) {
    const id = freeId(entry, used, nextOccurrence);
    used.add(id);
    ids.set(entry, id);
  }
  return ids;
}

/** Occurrences only ever rise within a block, so that handing out ids stays linear. */
function freeId(entry: NewEntry, used: ReadonlySet<NoteId>, nextOccurrence: Map<string, number>): NoteId {
  const { source, note } = entry;
  const first = noteIdOf(source, note);
  if (!used.has(first)) return first;
  const { explicitId: _pinned, ...unpinned } = note;
  for (;;) {
    const occurrence = nextOccurrence.get(blockOf(entry)) ?? 0;
    nextOccurrence.set(blockOf(entry), occurrence + 1);
    const id = noteIdOf(source, { ...unpinned, occurrence });
    if (!used.has(id)) return id;
  }
}

function blockOf({ source, note }: NewEntry): string {
  return `${source}\n${note.blockHash}`;
}
