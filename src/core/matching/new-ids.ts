import type { NoteId, SourceKey } from '#core/cards';
import { noteIdOf, type ProposedNote } from '#core/import';
import type { NewEntry } from './board';
import type { MatchInput } from './types';

/**
 * The id of a note that counts as new: the one its first import gives, the same on every machine, or with the next occurrence
 * from `occurrence` on that no note has yet.
 */
export function freshNoteId(
  source: SourceKey,
  note: ProposedNote,
  isUsed: (id: NoteId) => boolean,
  occurrence = note.occurrence + 1,
): NoteId {
  const first = noteIdOf(source, note);
  if (!isUsed(first)) return first;
  const { explicitId: _pinned, ...unpinned } = note;
  for (let next = occurrence; ; next++) {
    const id = noteIdOf(source, { ...unpinned, occurrence: next });
    if (!isUsed(id)) return id;
  }
}

/** The ids of all proposed notes without a partner: none of an existing note, none twice. */
export function newIdsOf(
  news: readonly NewEntry[],
  { existing, otherIds = [] }: MatchInput,
): ReadonlyMap<NewEntry, NoteId> {
  const ids = new Map<NewEntry, NoteId>();
  const open = news.filter(({ pairing }) => pairing === undefined);
  if (open.length === 0) return ids;
  const used = new Set<NoteId>(otherIds);
  for (const { note } of existing) used.add(note.id);
  const inBlock = new Map<string, number>();
  for (const entry of news) inBlock.set(blockOf(entry), (inBlock.get(blockOf(entry)) ?? 0) + 1);
  for (const entry of open) {
    const occurrence = inBlock.get(blockOf(entry)) ?? 0;
    const id = freshNoteId(entry.source, entry.note, (candidate) => used.has(candidate), occurrence);
    inBlock.set(blockOf(entry), occurrence + 1);
    used.add(id);
    ids.set(entry, id);
  }
  return ids;
}

function blockOf({ source, note }: NewEntry): string {
  return `${source}\n${note.blockHash}`;
}
