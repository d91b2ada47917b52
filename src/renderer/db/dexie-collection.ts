import type { CardId, Deck, DeckId, Note, NoteId, PresetId, Slide, SourceKey } from '#core/cards';
import type { AnswerEvent, DoneToday, EventId, JsonValue, LogEvent } from '#core/log';
import type { MirrorView } from '#core/mirror';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { SourceRecord, StoredNote } from '#core/transfer';
import { commitAnswer } from './answer';
import { checkCollection, repairCollection } from './check';
import type { CheckReport } from './check';
import type {
  AcceptedReading,
  AnswerFailure,
  AnswerInput,
  Collection,
  CollectionChange,
  CollectionInfo,
  ImportProgress,
  ImportSummary,
  RecentImport,
  PresetEffect,
  PresetFailure,
  TransferSummary,
  UndoneEvent,
} from './collection';
import { ContentReader } from './content';
import { contentOf } from './event-content';
import type { EventContent } from './event-content';
import { exportCollection } from './export-collection';
import { exportReviewLog } from './export-review-log';
import { storageFailureOf } from './failures';
import type { StorageFailure, TransferFailure } from './failures';
import { redoLast, undoLast } from './history';
import { recentImports, takeBackImport } from './recent-imports';
import { importReadings } from './import-courses';
import type { Release } from './lock';
import { readEvents } from './read-log';
import { assignPreset, deletePreset, previewPreset, savePreset } from './presets';
import { saveSetting } from './settings';
import type { Store } from './store';
import { setSuspended } from './suspend';
import { takeIn } from './take-in';

/** The collection over Dexie: hands each use case to its own file, one change after the other. */
export class DexieCollection implements Collection {
  readonly #store: Store;
  readonly #content: ContentReader;
  readonly #release: Release;

  constructor(store: Store, release: Release) {
    this.#store = store;
    this.#content = new ContentReader(store);
    this.#release = release;
  }

  get mirror(): MirrorView {
    return this.#store.mirror;
  }

  get info(): CollectionInfo {
    const { collectionId, deviceId, epoch } = this.#store.meta;
    return { collectionId, deviceId, epoch, seq: this.#store.seq };
  }

  decks(): readonly Deck[] {
    return [...this.#store.decks.values()].sort(
      (a, b) => a.order - b.order || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
    );
  }

  presets(): readonly Preset[] {
    return [...this.#store.presets.values()];
  }

  sources(): readonly SourceRecord[] {
    return [...this.#store.sources.values()]
      .map(({ pages: _pages, ...source }) => source)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  setting(key: string): JsonValue | undefined {
    return this.#store.settings.get(key);
  }

  setSetting(key: string, value: JsonValue): Promise<Result<null, StorageFailure>> {
    return this.#store.exclusive(() => saveSetting(this.#store, key, value));
  }

  previewPreset(preset: Preset): Promise<Result<PresetEffect, PresetFailure>> {
    return previewPreset(this.#store, preset);
  }

  savePreset(preset: Preset, options?: { readonly moveDue?: boolean }): Promise<Result<null, PresetFailure>> {
    return this.#store.exclusive(() => savePreset(this.#store, preset, options?.moveDue ?? false));
  }

  deletePreset(id: PresetId): Promise<Result<null, PresetFailure>> {
    return this.#store.exclusive(() => deletePreset(this.#store, id));
  }

  assignPreset(deckIds: readonly DeckId[], id: PresetId): Promise<Result<null, PresetFailure>> {
    return this.#store.exclusive(() => assignPreset(this.#store, deckIds, id));
  }

  setSuspended(cardIds: readonly CardId[], suspended: boolean): Promise<Result<number, StorageFailure>> {
    return this.#store.exclusive(() => setSuspended(this.#store, cardIds, suspended));
  }

  subscribe(listener: (change: CollectionChange) => void): () => void {
    return this.#store.subscribe(listener);
  }

  note(noteId: NoteId): Promise<Note | undefined> {
    return this.#content.note(noteId);
  }

  noteOfCard(cardId: CardId): Promise<Note | undefined> {
    return this.#content.noteOfCard(cardId);
  }

  slide(source: SourceKey, number: number): Promise<Slide | undefined> {
    return this.#content.slide(source, number);
  }

  slides(source: SourceKey): Promise<readonly Slide[]> {
    return this.#content.slides(source);
  }

  notesOf(sources: readonly SourceKey[]): Promise<readonly StoredNote[]> {
    return this.#content.notesOf(sources);
  }

  answer(input: AnswerInput): Promise<Result<AnswerEvent, AnswerFailure>> {
    return this.#store.exclusive(() => commitAnswer(this.#store, input));
  }

  nextStep(direction: 'undo' | 'redo'): UndoneEvent['what'] | undefined {
    const { undoable, redoable } = this.#store.undoStack;
    return (direction === 'undo' ? undoable : redoable)?.type;
  }

  undo(): Promise<Result<UndoneEvent | null, StorageFailure>> {
    return this.#store.exclusive(() => undoLast(this.#store));
  }

  redo(): Promise<Result<UndoneEvent | null, StorageFailure>> {
    return this.#store.exclusive(() => redoLast(this.#store));
  }

  recentImports(): Promise<readonly RecentImport[]> {
    return this.#store.exclusive(() => recentImports(this.#store));
  }

  takeBackImport(id: EventId): Promise<Result<RecentImport['way'], StorageFailure>> {
    return this.#store.exclusive(() => takeBackImport(this.#store, id));
  }

  todayCounts(day: StudyDay): ReadonlyMap<DeckId, DoneToday> {
    const { mirror, tally } = this.#store;
    const { deck } = mirror.columns();
    return tally.counts(day, (cardId) => mirror.deckIds[deck[mirror.cardIndex(cardId)] ?? -1]);
  }

  studyDay(): StudyDay {
    return this.#store.studyDay();
  }

  importCourses(
    readings: readonly AcceptedReading[],
    onProgress?: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Result<ImportSummary, StorageFailure | { readonly kind: 'cancelled' }>> {
    return this.#store.exclusive(() => importReadings(this.#store, readings, onProgress, signal));
  }

  exportCollection(): AsyncIterable<Uint8Array> {
    return exportCollection(this.#store);
  }

  exportReviewLog(): AsyncIterable<string> {
    return exportReviewLog(this.#store);
  }

  importCollection(
    chunks: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<Result<TransferSummary, TransferFailure>> {
    return this.#store.exclusive(() => takeIn(this.#store, chunks, signal));
  }

  ownEvents(from: number, to: number): Promise<readonly LogEvent[]> {
    return readEvents(this.#store.db, this.#store.meta.deviceId, from, to);
  }

  contentOf(event: LogEvent, whole: boolean): Promise<EventContent | null> {
    return this.#store.exclusive(() => contentOf(this.#store, event, whole));
  }

  check(): Promise<Result<CheckReport, StorageFailure>> {
    return this.#store.exclusive(() => attempt(() => checkCollection(this.#store)));
  }

  repair(): Promise<Result<null, StorageFailure>> {
    return this.#store.exclusive(() => attempt(() => repairCollection(this.#store).then(() => null)));
  }

  settle(): Promise<void> {
    return this.#store.exclusive(() => this.#store.saveSnapshot());
  }

  close(): void {
    this.#store.db.close();
    this.#release();
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StorageFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}
