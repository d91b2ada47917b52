import type { DeviceId } from '#core/cards';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { Collection, OpenOptions } from './collection';
import { findCurrent, removeFormer } from './current-database';
import { DexieCollection } from './dexie-collection';
import type { OpenFailure } from './failures';
import { messageOf } from './failures';
import { loadContents } from './load';
import { takeLock } from './lock';
import { Database, NATIVE_VERSION, SCHEMA_VERSION } from './schema';
import type { MetaRecord } from './schema';
import { Store } from './store';

/** Opens the collection of that name, or makes it; one that cannot be opened is left as it is. */
export async function openCollection(options: OpenOptions): Promise<Result<Collection, OpenFailure>> {
  const name = options.name ?? 'deckhand';
  const release = await takeLock(name);
  if (release === null) return fail({ kind: 'in-use' });
  try {
    const factory = options.indexedDB ?? indexedDB;
    const current = await findCurrent(name, factory);
    const newer = await newerVersion(current, factory);
    if (newer === undefined) {
      const opened = await openDatabase(current, options);
      await removeFormer(name, current, factory);
      return ok(new DexieCollection(opened, release));
    }
    release();
    return fail({ kind: 'newer-version', found: newer, supported: SCHEMA_VERSION });
  } catch (error) {
    release();
    return fail({ kind: 'unreadable', message: messageOf(error) });
  }
}

/** Asked before opening, since opening alone would let Dexie change a newer schema to its own. */
async function newerVersion(name: string, factory: IDBFactory): Promise<number | undefined> {
  const found = (await factory.databases()).find((database) => database.name === name)?.version ?? 0;
  return found > NATIVE_VERSION ? found / 10 : undefined;
}

async function openDatabase(name: string, options: OpenOptions): Promise<Store> {
  const { indexedDB: factory, IDBKeyRange: ranges } = options;
  const db = new Database(name, { ...(factory && { indexedDB: factory }), ...(ranges && { IDBKeyRange: ranges }) });
  try {
    await db.open();
    const meta = (await db.meta.get('collection')) ?? (await makeMeta(db, options));
    return new Store(db, options, await loadContents(db, meta));
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A database that has content but does not say whose is damaged: it is refused rather than started anew over it. */
async function makeMeta(db: Database, { now, random }: OpenOptions): Promise<MetaRecord> {
  if ((await db.log.count()) > 0 || (await db.notePages.count()) > 0)
    throw new Error('the collection has lost its name');
  const meta: MetaRecord = {
    key: 'collection',
    collectionId: random(),
    deviceId: random() as DeviceId,
    epoch: 1,
    createdAt: now(),
  };
  await db.meta.add(meta);
  return meta;
}
