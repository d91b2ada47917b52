import type { NoteId, SourceKey } from '#core/cards';
import { noteIdOf, type ProposedNote } from '#core/import';
import type { Board, NewEntry, OldEntry } from './board';
import { groupBy } from './board';

/** Notes of one pinned block are looked for up to this number. */
const MAX_NUMBER = 200;

/**
 * Pairs notes by the id that their author pinned. An id names a block; when a block gives several notes, those that ask the
 * same are paired by content first and only a single one that remains on both sides by the id alone.
 */
export function pairPinned(board: Board, formerNames: (source: SourceKey) => readonly SourceKey[]): void {
  const pinned = board.news.filter(({ note }) => note.explicitId !== undefined);
  if (pinned.length === 0) return;
  const byId = new Map<NoteId, OldEntry>(board.olds.map((old) => [old.existing.note.id, old]));
  for (const group of groupBy(pinned, blockKey).values()) {
    const olds = oldsOf(group, byId, formerNames).filter((old) => board.isFree(old));
    for (const entry of group) {
      const old = olds.find((candidate) => board.isFree(candidate) && candidate.asked === entry.asked);
      if (old !== undefined) pair(board, entry, old, 'Unchanged; its author gave it an id.', 1);
    }
    const left = olds.filter((old) => board.isFree(old));
    const open = group.filter(({ pairing }) => pairing === undefined);
    const [old, entry] = [left[0], open[0]];
    if (left.length !== 1 || open.length !== 1 || old === undefined || entry === undefined) continue;
    if (old.existing.note.content.kind !== entry.note.content.kind) continue;
    pair(board, entry, old, 'It changed, but its author gave it the same id.', 0.98);
  }
}

function pair(board: Board, entry: NewEntry, old: OldEntry, reason: string, confidence: number): void {
  board.pair(entry, { old, how: old.asked === entry.asked ? 'same' : 'pinned', confidence, isSplit: false, reason });
}

function blockKey({ source, note }: NewEntry): string {
  return `${source}\n${idOfBlock(note)}`;
}

/** The author's id without the number that tells the notes of one block apart. */
function idOfBlock({ explicitId = '' }: ProposedNote): string {
  return explicitId.replace(/\/\d+$/, '');
}

function oldsOf(
  group: readonly NewEntry[],
  byId: ReadonlyMap<NoteId, OldEntry>,
  formerNames: (source: SourceKey) => readonly SourceKey[],
): readonly OldEntry[] {
  const [first] = group;
  if (first === undefined) return [];
  const id = idOfBlock(first.note);
  const found: OldEntry[] = [];
  for (const source of [first.source, ...formerNames(first.source)]) {
    for (let number = 1; number <= MAX_NUMBER; number++) {
      const explicitId = number === 1 ? id : `${id}/${number}`;
      const old = byId.get(noteIdOf(source, { ...first.note, explicitId }));
      if (old !== undefined) found.push(old);
      else if (number > group.length + 1) break;
    }
  }
  return found;
}
