import type { CardId, Deck, DeckId, DeviceId, Note, NoteId, PresetId, Slide, SourceKey } from '#core/cards';
import type { CourseReading, ProposedNote } from '#core/import';
import type { AnswerEvent, DoneToday, EventId, JsonValue, LogEvent, PresetsEvent } from '#core/log';
import type { MirrorView } from '#core/mirror';
import type { Result } from '#core/result';
import type { CardState, Grade, Preset, PresetProblem } from '#core/scheduling';
import type { Calendar, StudyDay } from '#core/time';
import type { SourceRecord, StoredNote } from '#core/transfer';
import type { CheckReport } from './check';
import type { EventContent } from './event-content';
import type { OpenFailure, StorageFailure, TransferFailure } from './failures';

/** Who this collection is, and how far its log goes. */
export interface CollectionInfo {
  /** 16 hexadecimal digits; the same on every machine the collection was restored to. */
  readonly collectionId: string;
  readonly deviceId: DeviceId;
  /** Rises with every restore. */
  readonly epoch: number;
  /** Last event of this device; 0 before the first. */
  readonly seq: number;
}

/** An answer as the session hands it in: exactly the outcome that the button showed; `answerMs` is capped here. */
export interface AnswerInput extends Pick<
  AnswerEvent,
  'cardId' | 'grade' | 'kind' | 'chosen' | 'guessed' | 'suspended' | 'answerMs' | 'presetRevision'
> {
  /** The schedule that the preview was computed from. */
  readonly expected: CardState;
  readonly outcome: CardState;
}

/** Why an answer was refused: `changed` means that the card is no longer in the state that was shown. */
export type AnswerFailure = { readonly kind: 'changed' } | { readonly kind: 'unknown-card' } | StorageFailure;

/** Why a preset was not stored; nothing was changed. */
export type PresetFailure =
  | { readonly kind: 'invalid-preset'; readonly problems: readonly PresetProblem[] }
  /** The default preset is what decks fall back to: it cannot be deleted. */
  | { readonly kind: 'default-preset' }
  | StorageFailure;

/** What saving a preset would do to the cards under it if their due days were moved. */
export interface PresetEffect {
  /** Cards that have a schedule. */
  readonly seen: number;
  /** Cards whose due day would be another. */
  readonly moved: number;
  /** Cards due by day from today on; what is overdue counts as due today. Thirty entries each. */
  readonly dueBefore: readonly number[];
  readonly dueAfter: readonly number[];
}

/** What undo took back or redo brought back. */
export type UndoneEvent =
  | { readonly what: 'answer'; readonly target: EventId; readonly cardId: CardId; readonly grade: Grade }
  | {
      readonly what: 'import';
      readonly target: EventId;
      readonly sources: readonly SourceKey[];
      readonly cards: number;
    }
  | { readonly what: 'presets'; readonly target: EventId; readonly change: PresetsEvent['what']; readonly name: string }
  | { readonly what: 'suspend'; readonly target: EventId; readonly cards: number; readonly suspended: boolean };

/** A reading with only the notes that the person accepted; a `noteId` binds a note to one that exists. */
export interface AcceptedReading extends Pick<
  CourseReading,
  'source' | 'name' | 'relativePath' | 'sha256' | 'format' | 'slides'
> {
  /** The source this one was before it was renamed: its record and slides go, what is left of its notes is archived. */
  readonly formerSource?: SourceKey;
  /** Notes that stay in sight although the source no longer has them. */
  readonly keep?: readonly NoteId[];
  readonly notes: readonly (ProposedNote & { readonly noteId?: NoteId })[];
}

/** What an import did. */
export interface ImportSummary {
  readonly notesAdded: number;
  readonly cardsAdded: number;
  /** Same id, new content; the schedule stays. */
  readonly notesChanged: number;
  /** Same id, same content. */
  readonly notesKept: number;
  /** No longer in the source; kept with its history, out of sight. */
  readonly notesArchived: number;
  /** Were archived and are back, with their history. */
  readonly notesRestored: number;
}

/** An import that still holds, and how it can be taken back. */
export interface RecentImport {
  readonly id: EventId;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly sources: readonly SourceKey[];
  readonly cardsAdded: number;
  /** It archived what an earlier import had added. */
  readonly isReverting: boolean;
  /** `undo`: as if it had never been; `revert`: what it added goes to the archive; `none`: there is nothing of it any more. */
  readonly way: 'undo' | 'revert' | 'none';
}

/** How far an import has come. */
export interface ImportProgress {
  readonly notesDone: number;
  readonly notesTotal: number;
}

/** What reading a collection file added. */
export interface TransferSummary {
  readonly notes: number;
  readonly cards: number;
  readonly events: number;
  readonly decks: number;
  readonly sources: number;
}

/** What changed; `structure` means that cards, decks, presets or settings changed and not only schedules. */
export interface CollectionChange {
  /** What was committed, in order. */
  readonly events: readonly LogEvent[];
  readonly structure: boolean;
}

/** The learner's whole collection. All changes go one after the other; each is one transaction, and on failure nothing of it holds. */
export interface Collection {
  readonly mirror: MirrorView;
  readonly info: CollectionInfo;

  /** By order, then name; parents not necessarily before children. */
  decks(): readonly Deck[];
  presets(): readonly Preset[];
  /** By key. */
  sources(): readonly SourceRecord[];
  /** A setting's value; undefined when it was never set. */
  setting(key: string): JsonValue | undefined;
  setSetting(key: string, value: JsonValue): Promise<Result<null, StorageFailure>>;
  /** What `savePreset` would do to the preset's cards if their due days were moved; changes nothing. */
  previewPreset(preset: Preset): Promise<Result<PresetEffect, PresetFailure>>;
  /**
   * Makes or replaces a preset. Where its weights changed, memory is replayed from the log; due days of its review cards
   * move only when asked. One event, undone in one step.
   */
  savePreset(preset: Preset, options?: { readonly moveDue?: boolean }): Promise<Result<null, PresetFailure>>;
  /** Deletes a preset; its decks use the default one from then on. */
  deletePreset(id: PresetId): Promise<Result<null, PresetFailure>>;
  /** Gives a preset to decks; memory is replayed where its weights differ, due days stay. */
  assignPreset(deckIds: readonly DeckId[], id: PresetId): Promise<Result<null, PresetFailure>>;
  /** Takes cards out of study, or puts them back; gives the number of cards that were not so before. */
  setSuspended(cardIds: readonly CardId[], suspended: boolean): Promise<Result<number, StorageFailure>>;

  /** Calls `listener` after every committed change until the returned function is called. */
  subscribe(listener: (change: CollectionChange) => void): () => void;

  note(noteId: NoteId): Promise<Note | undefined>;
  noteOfCard(cardId: CardId): Promise<Note | undefined>;
  slide(source: SourceKey, number: number): Promise<Slide | undefined>;
  /** All notes of these sources, archived ones included; for matching at re-import. */
  notesOf(sources: readonly SourceKey[]): Promise<readonly StoredNote[]>;
  /** All slides of a source in order. */
  slides(source: SourceKey): Promise<readonly Slide[]>;

  /** Commits an answer; refused when the card's state is no longer `expected`. */
  answer(input: AnswerInput): Promise<Result<AnswerEvent, AnswerFailure>>;
  /** Takes the last answer, import, change of presets or suspension of this device back; null when there is nothing to undo. Survives a restart. */
  undo(): Promise<Result<UndoneEvent | null, StorageFailure>>;
  /** What the next `undo` or `redo` would turn; undefined when it would turn nothing. */
  nextStep(direction: 'undo' | 'redo'): UndoneEvent['what'] | undefined;
  /** Brings back what `undo` took back; null when nothing was, or when something was done since. */
  redo(): Promise<Result<UndoneEvent | null, StorageFailure>>;
  /** The last imports of this device that still hold, the latest first. */
  recentImports(): Promise<readonly RecentImport[]>;
  /** Takes one of them back in the way that is open to it, and gives that way. */
  takeBackImport(id: EventId): Promise<Result<RecentImport['way'], StorageFailure>>;
  /** Answers done on that study day by deck; only the latest day with answers is kept. */
  todayCounts(day: StudyDay): ReadonlyMap<DeckId, DoneToday>;

  /** The study day that is now: never before the day of the last event. */
  studyDay(): StudyDay;

  /**
   * Stores what the person accepted, in one transaction: notes that exist by id keep their schedule, those that vanished
   * from their source are archived. Aborting through `signal` leaves the collection as it was.
   */
  importCourses(
    readings: readonly AcceptedReading[],
    onProgress?: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Result<ImportSummary, StorageFailure | { readonly kind: 'cancelled' }>>;

  /** The whole collection as gzipped JSON Lines, see docs/backup-format.md. */
  exportCollection(): AsyncIterable<Uint8Array>;
  /** The review log as CSV (RFC 4180) with a header row. */
  exportReviewLog(): AsyncIterable<string>;
  /** Takes in a collection file: an empty collection becomes the same one, a non-empty one is merged with it. */
  importCollection(
    chunks: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<Result<TransferSummary, TransferFailure>>;

  /** Events of this device with numbers from `from` to `to`, both included; for the journal. */
  ownEvents(from: number, to: number): Promise<readonly LogEvent[]>;
  /**
   * The content that an event brought and its log entry does not say; null when the entry says all. `whole` gives the whole
   * collection, for an event that others followed.
   */
  contentOf(event: LogEvent, whole: boolean): Promise<EventContent | null>;

  /** Looks for contradictions between notes, log and schedules; changes nothing. */
  check(): Promise<Result<CheckReport, StorageFailure>>;
  /** Builds every schedule anew from notes and log. */
  repair(): Promise<Result<null, StorageFailure>>;

  /** Writes a snapshot if answers came in since the last; call it when the window hides. */
  settle(): Promise<void>;
  close(): void;
}

/** What opening a collection needs from outside: its name, the clock, the calendar and randomness. */
export interface OpenOptions {
  /** Name of the database; `deckhand` by default. */
  readonly name?: string;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  readonly calendar: () => Calendar;
  /** 16 random hexadecimal digits. */
  readonly random: () => string;
  /** The platform's own by default. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** Opens the collection of that name, or makes it; `openCollection` is one. */
export type OpenCollection = (options: OpenOptions) => Promise<Result<Collection, OpenFailure>>;
