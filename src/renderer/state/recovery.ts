import type { ArchiveInfo, HostApi, JournalState } from '#contract';
import type { DeviceId } from '#core/cards';
import type { JournalEntry, JournalReading } from '#core/journal';
import type { Result } from '#core/result';
import {
  restoreCollection,
  type Collection,
  type OpenFailure,
  type RestoreIdentity,
  type RestoreSummary,
  type TransferFailure,
} from '../db';
import { archiveBytes, readJournal } from './archives';

/** What lies outside the database. */
export interface Copies {
  readonly journal: JournalState | null;
  /** The newest first, content pieces left out. */
  readonly backups: readonly ArchiveInfo[];
}

/** Why the database alone must not be trusted at this start. */
export type Trouble =
  /** It is there and has nothing in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** The journal holds events that it lacks. */
  | { readonly kind: 'behind'; readonly collection: Collection };

/** Asks the host what it keeps. */
export async function findCopies(host: HostApi): Promise<Copies> {
  const [journal, archives] = await Promise.all([host.journalState(), host.listArchives()]);
  return {
    journal: journal.ok ? journal.value : null,
    backups: archives.ok ? archives.value.filter(({ reason }) => reason !== 'content') : [],
  };
}

/** The highest epoch that any copy knows; 0 when there is no copy. */
function latestEpoch({ journal, backups }: Copies): number {
  return Math.max(0, journal?.owner.epoch ?? 0, ...backups.map(({ epoch }) => epoch));
}

/** Compares what was opened with the copies; undefined when the database can be trusted. */
export function troubleOf(opened: Result<Collection, OpenFailure>, copies: Copies): Trouble | undefined {
  if (!opened.ok) {
    return opened.error.kind === 'unreadable' ? { kind: 'unreadable', message: opened.error.message } : undefined;
  }
  const collection = opened.value;
  const { info, mirror } = collection;
  const { journal } = copies;
  // A person who chose to start anew has an epoch that no copy knows.
  if (info.epoch > latestEpoch(copies)) return undefined;
  if (info.seq === 0 && mirror.columns().length === 0) return { kind: 'empty' };
  if (journal?.owner.collectionId !== info.collectionId) return undefined;
  const isAhead = journal.owner.epoch === info.epoch && journal.seq > info.seq;
  return isAhead || journal.owner.epoch > info.epoch ? { kind: 'behind', collection } : undefined;
}

/** What can be brought back, before it is. */
export interface Found {
  readonly collectionId: string;
  readonly newest: ArchiveInfo | undefined;
  /** Entries that the journal holds beyond the newest backup, or beyond the database when that is only behind. */
  readonly journalled: number;
  /** ms; of the last thing done that is known. */
  readonly lastAtMs: number | undefined;
  readonly damagedLines: number;
  readonly readings: readonly JournalReading[];
}

/** Looks into the copies. */
export async function lookInto(copies: Copies, trouble: Trouble): Promise<Found | undefined> {
  const collectionId = copies.journal?.owner.collectionId ?? copies.backups[0]?.collectionId;
  if (collectionId === undefined) return undefined;
  const readings = await readJournal(copies.journal?.files ?? 0);
  const newest = copies.backups.find((backup) => backup.collectionId === collectionId);
  const start = trouble.kind === 'behind' ? trouble.collection.info : newest;
  const entries = entriesAfter(readings, collectionId, start);
  return {
    collectionId,
    newest,
    journalled: entries.length,
    lastAtMs: entries.at(-1)?.event.at ?? newest?.madeAt,
    damagedLines: readings.reduce((sum, { damagedLines }) => sum + damagedLines, 0),
    readings,
  };
}

type Start = Pick<ArchiveInfo, 'deviceId' | 'epoch' | 'seq'>;

/** What the journal holds beyond a backup: the rest of its epoch and all later ones. */
function entriesAfter(
  readings: readonly JournalReading[],
  collectionId: string,
  start: Start | undefined,
): readonly JournalEntry[] {
  return readings.flatMap(({ header, entries }) => {
    if (header?.collectionId !== collectionId || (start !== undefined && header.epoch < start.epoch)) return [];
    const isSame = header.epoch === start?.epoch && header.deviceId === start.deviceId;
    return isSame ? entries.filter(({ event }) => event.seq > start.seq) : entries;
  });
}

/**
 * Brings the collection back as a new epoch: the database as far as it goes, or the newest backup that is whole, and all that
 * the journal holds beyond it. A damaged backup is passed over for the one before it.
 */
export async function bringBack(
  copies: Copies,
  found: Found,
  trouble: Trouble,
  newId: () => string,
  now: number,
): Promise<Result<RestoreSummary, TransferFailure>> {
  const { collectionId, readings } = found;
  const isWhole = found.damagedLines === 0 && copies.journal !== null;
  const identity: RestoreIdentity = {
    collectionId,
    // A number that was given before must never name another event.
    deviceId: isWhole ? copies.journal.owner.deviceId : (newId() as DeviceId),
    epoch: latestEpoch(copies) + 1,
    createdAt: now,
  };
  const piece = archiveBytes;
  if (trouble.kind === 'behind') {
    const { collection } = trouble;
    const entries = entriesAfter(readings, collectionId, collection.info);
    const restored = await restoreCollection({ base: collection.exportCollection(), entries, piece }, identity);
    collection.close();
    return restored;
  }
  for (const backup of copies.backups.filter((one) => one.collectionId === collectionId)) {
    const entries = entriesAfter(readings, collectionId, backup);
    const restored = await restoreCollection({ base: archiveBytes(backup.name), entries, piece }, identity);
    if (restored.ok || !['damaged', 'not-a-collection'].includes(restored.error.kind)) return restored;
  }
  return restoreCollection({ entries: entriesAfter(readings, collectionId, undefined), piece }, identity);
}

/** Starts over with nothing; every copy stays where it is. */
export function startEmpty(copies: Copies, newId: () => string, now: number): ReturnType<typeof restoreCollection> {
  const epoch = latestEpoch(copies) + 1;
  return restoreCollection({}, { collectionId: newId(), deviceId: newId() as DeviceId, epoch, createdAt: now });
}
