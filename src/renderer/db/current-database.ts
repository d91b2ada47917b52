import { Dexie } from 'dexie';

/** Name of the database of an epoch that a restore opened; the collection that was there before keeps the plain name. */
export function databaseName(name: string, epoch: number): string {
  return `${name}-${epoch}`;
}

/**
 * Finds the database that holds the collection: the one of the newest restore that was finished, else the plain one. A
 * restore that was cut off has left one without `meta`; it is removed.
 */
export async function findCurrent(name: string, factory: IDBFactory): Promise<string> {
  for (const candidate of await restored(name, factory)) {
    if (await isFinished(candidate, factory)) return candidate;
    await Dexie.delete(candidate);
  }
  return name;
}

/** Removes the databases that were current before this one, now that it was opened. */
export async function removeFormer(name: string, current: string, factory: IDBFactory): Promise<void> {
  if (current === name) return;
  for (const former of [...(await restored(name, factory)), name]) {
    if (former !== current) await Dexie.delete(former);
  }
}

/** Databases that restores made, the newest first. */
async function restored(name: string, factory: IDBFactory): Promise<readonly string[]> {
  const epochOf = (other: string): number => Number(other.slice(name.length + 1));
  return (await factory.databases())
    .map((database) => database.name ?? '')
    .filter((other) => other.startsWith(`${name}-`) && /^\d+$/.test(other.slice(name.length + 1)))
    .sort((a, b) => epochOf(b) - epochOf(a));
}

/** Looks past Dexie, which would make a newer database its own. */
function isFinished(name: string, factory: IDBFactory): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    opening.onsuccess = () => {
      const db = opening.result;
      const finish = (isThere: boolean): void => {
        db.close();
        resolve(isThere);
      };
      if (!db.objectStoreNames.contains('meta')) {
        finish(false);
        return;
      }
      const found = db.transaction('meta').objectStore('meta').count();
      found.onsuccess = () => finish(found.result > 0);
      found.onerror = () => finish(false);
    };
  });
}
