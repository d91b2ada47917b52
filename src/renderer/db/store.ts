import type { Deck, DeckId, PresetId, SourceKey } from '#core/cards';
import { DayTally, UndoStack } from '#core/log';
import type { JsonValue, LogEvent } from '#core/log';
import { encodeSnapshot } from '#core/mirror';
import type { Mirror } from '#core/mirror';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { Preset } from '#core/scheduling';
import { livedStudyDay, offsetMinutesAt, studyDayAt } from '#core/time';
import type { StudyDay } from '#core/time';
import type { Table } from 'dexie';
import { appendEvent } from './append';
import type { CollectionChange, OpenOptions } from './collection';
import { storageFailureOf } from './failures';
import type { StorageFailure } from './failures';
import type { Database, MetaRecord, StoredSource } from './schema';
import { WriteQueue } from './write-queue';

/** Steps that can be undone; users of this field expect at least 30. */
export const UNDO_STEPS = 100;
/** A snapshot is due after so many events, or a hundredth of the cards when that is more. */
const SNAPSHOT_EVENTS = 500;

/** Where, when and by whom the next event happens. */
export type EventHead = Pick<LogEvent, 'deviceId' | 'seq' | 'at' | 'offsetMinutes' | 'studyDay'>;

/** What is in memory of an open collection. */
export interface StoreContents {
  readonly meta: MetaRecord;
  readonly mirror: Mirror;
  readonly decks: Map<DeckId, Deck>;
  readonly presets: Map<PresetId, Preset>;
  readonly sources: Map<SourceKey, StoredSource>;
  readonly settings: Map<string, JsonValue>;
  /** Last event of this device. */
  readonly seq: number;
  readonly snapshotSeq: number;
  /** Latest events in order: those of the last study day, and of this device as many as undo needs. */
  readonly recent: readonly LogEvent[];
}

/** A change to commit: its event and the writes that belong to it. */
export interface Change {
  readonly event: LogEvent;
  /** Tables that `write` touches besides the log. */
  readonly tables?: readonly Table[];
  /** Runs inside the transaction: awaits nothing but the database. */
  readonly write?: () => PromiseLike<unknown>;
  /** The mirror that holds afterwards, when cards come or go; its snapshot is written in the same transaction. */
  readonly mirror?: Mirror;
  /** Brings what else is in memory up to date, once committed and before anyone is told. */
  readonly adopt?: () => void;
}

/** An open collection: the database, what of it is in memory, and the one way to commit a change. */
export class Store {
  readonly db: Database;
  readonly mirror: Mirror;
  readonly undoStack = new UndoStack(UNDO_STEPS);
  tally = new DayTally();
  readonly #queue = new WriteQueue();
  readonly #listeners = new Set<(change: CollectionChange) => void>();
  readonly #options: OpenOptions;
  #contents: StoreContents;
  #seq: number;
  #snapshotSeq: number;
  #latestDay: StudyDay | undefined;

  constructor(db: Database, options: OpenOptions, contents: StoreContents) {
    this.db = db;
    this.#options = options;
    this.mirror = contents.mirror;
    this.#contents = contents;
    this.#seq = contents.seq;
    this.#snapshotSeq = contents.snapshotSeq;
    this.#feed(contents.recent);
  }

  get meta(): MetaRecord {
    return this.#contents.meta;
  }

  get decks(): Map<DeckId, Deck> {
    return this.#contents.decks;
  }

  get presets(): Map<PresetId, Preset> {
    return this.#contents.presets;
  }

  get sources(): Map<SourceKey, StoredSource> {
    return this.#contents.sources;
  }

  get settings(): Map<string, JsonValue> {
    return this.#contents.settings;
  }

  get seq(): number {
    return this.#seq;
  }

  get now(): number {
    return this.#options.now();
  }

  random(): string {
    return this.#options.random();
  }

  studyDay(): StudyDay {
    return livedStudyDay(this.#latestDay, studyDayAt(this.now, this.#options.calendar()));
  }

  /** The next event's id and time. */
  head(): EventHead {
    const at = this.now;
    const { zone } = this.#options.calendar();
    return {
      deviceId: this.meta.deviceId,
      seq: this.#seq + 1,
      at,
      offsetMinutes: offsetMinutesAt(at, zone),
      studyDay: this.studyDay(),
    };
  }

  /** Runs a use case when all earlier ones are done. */
  exclusive<T>(job: () => Promise<T>): Promise<T> {
    return this.#queue.run(job);
  }

  subscribe(listener: (change: CollectionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commits a change in one strict transaction, then brings memory up to date; call it within `exclusive`. */
  async commit({ event, tables = [], write, mirror, adopt }: Change): Promise<Result<null, StorageFailure>> {
    const { db } = this;
    try {
      if (tables.length === 0 && mirror === undefined) {
        await appendEvent(db, event);
      } else {
        await db.transaction('rw', [db.log, db.snapshots, ...tables], async () => {
          await write?.();
          await db.log.add(event);
          if (mirror) await this.#putSnapshot(mirror, event.seq);
        });
      }
    } catch (error) {
      return fail(storageFailureOf(error));
    }
    if (mirror) {
      this.mirror.adopt(mirror);
      this.#snapshotSeq = event.seq;
    }
    adopt?.();
    this.mirror.apply(event);
    this.#seq = event.seq;
    this.#feed([event]);
    this.#notify({ events: [event], structure: tables.length > 0 });
    this.#snapshotIfDue();
    return ok(null);
  }

  /** Writes a snapshot if there are events since the last; call it within `exclusive`. A failure costs nothing but time at the next start. */
  async saveSnapshot(): Promise<void> {
    if (this.#snapshotSeq === this.#seq) return;
    const seq = this.#seq;
    try {
      await this.#putSnapshot(this.mirror, seq);
      this.#snapshotSeq = seq;
    } catch (error) {
      console.warn('snapshot not written', storageFailureOf(error));
    }
  }

  /** Takes over schedules that were built anew and stores them as the snapshot; call it within `exclusive`. */
  async rebuildFrom(mirror: Mirror): Promise<void> {
    await this.#putSnapshot(mirror, this.#seq);
    this.mirror.adopt(mirror);
    this.#snapshotSeq = this.#seq;
    this.#notify({ events: [], structure: true });
  }

  /** Takes over what a merge or restore made of the collection, once it is committed. */
  replace(contents: StoreContents, events: readonly LogEvent[]): void {
    this.#contents = contents;
    this.#seq = contents.seq;
    this.#snapshotSeq = contents.snapshotSeq;
    this.mirror.adopt(contents.mirror);
    this.undoStack.clear();
    this.tally = new DayTally();
    this.#feed(contents.recent);
    this.#notify({ events, structure: true });
  }

  async #putSnapshot(mirror: Mirror, seq: number): Promise<void> {
    await this.db.snapshots.put({ name: 'mirror', seq, mirror: encodeSnapshot(mirror) });
  }

  #snapshotIfDue(): void {
    const due = Math.max(SNAPSHOT_EVENTS, this.mirror.columns().length / 100);
    if (this.#seq - this.#snapshotSeq >= due) void this.exclusive(() => this.saveSnapshot());
  }

  #feed(events: readonly LogEvent[]): void {
    for (const event of events) {
      this.tally.push(event);
      if (event.deviceId === this.meta.deviceId) this.undoStack.push(event);
      this.#latestDay = event.studyDay;
    }
  }

  #notify(change: CollectionChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        // The change is committed whatever a listener does; its bug goes to the handler of bugs.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
