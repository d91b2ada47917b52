import type { DeckId } from '#core/cards';
import { checkedColumns, copyColumns } from './column-arrays';
import type { CardColumns } from './columns';
import { Mirror } from './mirror';

/** Rises when the columns change; a snapshot of another format is not read but rebuilt. */
const SNAPSHOT_FORMAT = 1;

/** The mirror in binary: its columns as typed arrays, exactly as long as there are cards. */
export interface MirrorSnapshot {
  readonly format: number;
  readonly deckIds: readonly DeckId[];
  readonly columns: CardColumns;
}

/** Copies the mirror's state; later changes do not show in it. */
export function encodeSnapshot(mirror: Mirror): MirrorSnapshot {
  return { format: SNAPSHOT_FORMAT, deckIds: [...mirror.deckIds], columns: copyColumns(mirror.columns()) };
}

/** A mirror over a stored snapshot, which it takes over; undefined when it is of another format or makes no sense. */
export function decodeSnapshot(snapshot: MirrorSnapshot): Mirror | undefined {
  if (snapshot.format !== SNAPSHOT_FORMAT) return undefined;
  const columns = checkedColumns({ ...snapshot.columns });
  if (columns?.deck.some((deck) => deck >= snapshot.deckIds.length) ?? true) return undefined;
  return new Mirror(columns, snapshot.deckIds);
}
