import type { Deck, DeckId, DeviceId, NoteId, PresetId, Slide, SourceKey } from '#core/cards';
import type { JsonValue, LogEvent } from '#core/log';
import type { MirrorSnapshot } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { SourceRecord } from '#core/transfer';
import { Dexie } from 'dexie';
import type { Table } from 'dexie';

/** Version of the collection as stored; rises with every change that an older Deckhand could not read. */
export const SCHEMA_VERSION = 1;
/** Dexie multiplies its versions by ten for IndexedDB. */
export const NATIVE_VERSION = SCHEMA_VERSION * 10;
/** Notes in one page: 256 notes are rewritten in about 2 ms. */
export const NOTES_A_PAGE = 256;
/** Slides in one record of a source. */
export const SLIDES_A_CHUNK = 64;

/**
 * A few hundred notes in one record; all reads and writes of notes go by page. The notes are JSON text: the database copies a
 * text in one go, but an object member by member, which takes three times as long to write and to read.
 */
export interface PageRecord {
  readonly page: number;
  /** An array of `StoredNote`. */
  readonly json: string;
}

/** Slides `chunk * SLIDES_A_CHUNK + 1` and following of a source. */
export interface SlideChunk {
  readonly source: SourceKey;
  readonly chunk: number;
  readonly slides: readonly Slide[];
}

/** A source with the places its content lies in. */
export interface StoredSource extends SourceRecord {
  /** Note pages that hold notes of it. */
  readonly pages: readonly number[];
}

/** Who the collection is; the one record of table `meta`. */
export interface MetaRecord {
  readonly key: 'collection';
  readonly collectionId: string;
  readonly deviceId: DeviceId;
  readonly epoch: number;
  readonly createdAt: number;
}

/** The mirror as it was after event `seq` of this device and all events then known of others. */
export interface SnapshotRecord {
  readonly name: 'mirror';
  readonly seq: number;
  readonly mirror: MirrorSnapshot;
}

/** A setting as stored. */
export interface SettingRecord {
  readonly key: string;
  readonly value: JsonValue;
}

/** What an import overwrote: undo puts it back and keeps what was there for redo. Undefined means "was not there". */
export interface ImportImage {
  readonly deviceId: DeviceId;
  readonly seq: number;
  readonly pages: readonly (readonly [number, PageRecord | undefined])[];
  readonly chunks: readonly (readonly [SourceKey, number, SlideChunk | undefined])[];
  readonly decks: readonly (readonly [DeckId, Deck | undefined])[];
  readonly sources: readonly (readonly [SourceKey, StoredSource | undefined])[];
  /** Notes that the import added; absent in images of older versions. */
  readonly added?: readonly NoteId[];
  /** The import is taken back at present: the image is the way forth. */
  readonly undone?: boolean;
  /** The import archived what an earlier one had added. */
  readonly reverting?: boolean;
}

/** The database. Versions are appended, never changed. */
export class Database extends Dexie {
  declare readonly log: Table<LogEvent, [string, number]>;
  declare readonly notePages: Table<PageRecord, number>;
  declare readonly slideChunks: Table<SlideChunk, [SourceKey, number]>;
  declare readonly decks: Table<Deck, DeckId>;
  declare readonly presets: Table<Preset, PresetId>;
  declare readonly sources: Table<StoredSource, SourceKey>;
  declare readonly settings: Table<SettingRecord, string>;
  declare readonly meta: Table<MetaRecord, string>;
  declare readonly snapshots: Table<SnapshotRecord, string>;
  declare readonly importImages: Table<ImportImage, [string, number]>;

  constructor(name: string, platform: { readonly indexedDB?: IDBFactory; readonly IDBKeyRange?: typeof IDBKeyRange }) {
    super(name, { ...platform, autoOpen: false, chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(SCHEMA_VERSION).stores({
      log: '[deviceId+seq]',
      notePages: 'page',
      slideChunks: '[source+chunk]',
      decks: 'id',
      presets: 'id',
      sources: 'key',
      settings: 'key',
      meta: 'key',
      snapshots: 'name',
      importImages: '[deviceId+seq]',
    });
  }
}
