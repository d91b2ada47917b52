import type { Deck, Note, Slide, SourceKey } from '#core/cards';
import type { JsonValue, LogEvent } from '#core/log';
import type { Preset } from '#core/scheduling';

/** Version of the collection file that this Deckhand writes, and the newest it reads. */
export const TRANSFER_VERSION = 1;

/** A note as the collection keeps it, with what is not the author's. */
export interface StoredNote {
  /** `ordinals` names every card there is, archived ones included. */
  readonly note: Note;
  /** The ordinals that are archived: no longer in the source, kept with their history. */
  readonly archived: readonly number[];
  /** ms since 1970 UTC; at a merge the newest content wins. */
  readonly changedAt: number;
}

/** A source file as the collection remembers it. */
export interface SourceRecord {
  readonly key: SourceKey;
  readonly name: string;
  readonly relativePath: string;
  /** SHA-256 of the bytes last imported, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Format it was read as. */
  readonly format: string;
  /** ms since 1970 UTC of its last import. */
  readonly importedAt: number;
  readonly slideCount: number;
  /** Notes and cards that its last import gave. */
  readonly noteCount: number;
  readonly cardCount: number;
}

/** First line of a collection file: what it is and whose. */
export interface TransferHeader {
  readonly type: 'header';
  readonly format: 'deckhand-collection';
  readonly version: number;
  readonly collectionId: string;
  /** The device that wrote the file. */
  readonly deviceId: string;
  readonly epoch: number;
  /** ms since 1970 UTC. */
  readonly exportedAt: number;
}

/** A line between header and footer. */
export type TransferRecord =
  | { readonly type: 'preset'; readonly preset: Preset }
  | { readonly type: 'deck'; readonly deck: Deck }
  | { readonly type: 'source'; readonly source: SourceRecord }
  | { readonly type: 'setting'; readonly key: string; readonly value: JsonValue }
  | ({ readonly type: 'note' } & StoredNote)
  | { readonly type: 'slide'; readonly slide: Slide }
  | { readonly type: 'event'; readonly event: LogEvent };

/** Lines of each kind in a file. */
export type TransferCounts = Readonly<Record<TransferRecord['type'], number>>;

/** Last line of a collection file. */
export interface TransferFooter {
  readonly type: 'footer';
  readonly counts: TransferCounts;
  /** SHA-256 of all bytes before the footer's line, uncompressed, 64 hexadecimal digits. */
  readonly sha256: string;
}
