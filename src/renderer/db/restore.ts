import type { DeviceId } from '#core/cards';
import type { JournalEntry } from '#core/journal';
import { presetOutcomeOf } from '#core/log';
import type { LogEvent } from '#core/log';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { TransferRecord } from '#core/transfer';
import { databaseName } from './current-database';
import { storageFailureOf } from './failures';
import type { TransferFailure } from './failures';
import { Overlay } from './overlay';
import { putPresetOutcome } from './preset-outcome';
import { readCollectionFile } from './read-file';
import { Database } from './schema';
import { StagingWriter } from './staging';
import type { StagedCounts } from './staging';

/** Where a collection is brought back from; all of it is optional: without any the new collection is empty. */
export interface RestoreSources {
  /** A collection file. */
  readonly base?: AsyncIterable<Uint8Array>;
  /** What the journal holds beyond it, in order. */
  readonly entries?: readonly JournalEntry[];
  /** The bytes of a content piece that an entry names. */
  readonly piece?: (name: string) => AsyncIterable<Uint8Array>;
}

/** Who the collection will be. */
export interface RestoreIdentity {
  readonly collectionId: string;
  readonly deviceId: DeviceId;
  /** Higher than every epoch before. */
  readonly epoch: number;
  readonly createdAt: number;
}

/** What was brought back. */
export interface RestoreSummary extends Readonly<StagedCounts> {
  /** Content pieces that were missing or damaged; their events are there, their cards may not be. */
  readonly piecesMissing: number;
}

/** What restoring needs from the platform. */
export interface RestoreOptions {
  /** Name of the database; `deckhand` by default. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  readonly onProgress?: (counts: Readonly<StagedCounts>) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes a collection into a database of its own beside the present one, in bounded memory. It takes the present one's place
 * at the next opening, and only if all of it was written and the file's checksum agreed; otherwise nothing has changed.
 */
export async function restoreCollection(
  sources: RestoreSources,
  identity: RestoreIdentity,
  options: RestoreOptions = {},
): Promise<Result<RestoreSummary, TransferFailure>> {
  const { indexedDB: factory, IDBKeyRange: ranges } = options;
  const name = databaseName(options.name ?? 'deckhand', identity.epoch);
  const db = new Database(name, { ...(factory && { indexedDB: factory }), ...(ranges && { IDBKeyRange: ranges }) });
  let isDone = false;
  try {
    await db.delete();
    await db.open();
    const result = await fill(db, sources, identity, options);
    isDone = result.ok;
    return result;
  } catch (error) {
    return fail(storageFailureOf(error));
  } finally {
    db.close();
    if (!isDone) await db.delete().catch(() => undefined);
  }
}

async function fill(
  db: Database,
  { base, entries = [], piece }: RestoreSources,
  identity: RestoreIdentity,
  { onProgress, signal }: RestoreOptions,
): Promise<Result<RestoreSummary, TransferFailure>> {
  const writer = new StagingWriter(db);
  const overlay = new Overlay();
  let piecesMissing = 0;
  for (const { content } of entries) {
    if (content === undefined || piece === undefined) continue;
    const read = await readCollectionFile(piece(content.piece), signal);
    if (read.ok) overlay.take(content.sources, read.value.records);
    else piecesMissing += 1;
  }
  if (base !== undefined) {
    const read = await readCollectionFile(base, signal, async (records) => {
      await writer.add(records.filter((record) => overlay.keeps(record)));
      onProgress?.(writer.counts);
    });
    if (!read.ok) return read;
  }
  await writer.add(overlay.records());
  for (let from = 0; from < entries.length; from += 1_000) {
    if (signal?.aborted) return fail({ kind: 'cancelled' });
    await writer.add(entries.slice(from, from + 1_000).flatMap(({ event }) => recordsOf(event)));
    onProgress?.(writer.counts);
  }
  for (const { event } of entries) {
    const outcome = presetOutcomeOf(event);
    if (outcome !== undefined) await putPresetOutcome(db, outcome);
  }
  await writer.finish({ key: 'collection', ...identity });
  return ok({ ...writer.counts, piecesMissing });
}

/** The event, and the setting it set. */
function recordsOf(event: LogEvent): readonly TransferRecord[] {
  if (event.type === 'setting') {
    return [
      { type: 'event', event },
      { type: 'setting', key: event.key, value: event.value },
    ];
  }
  return [{ type: 'event', event }];
}
