import type { LogEvent } from '#core/log';
import { Dexie } from 'dexie';
import type { Database } from './schema';

/**
 * Appends an event that touches nothing else: one row in one strict transaction. Goes past Dexie's layers, which cost as
 * much again as the write; an answer is committed on every key press. Rejects with what the database says.
 */
export function appendEvent(db: Database, event: LogEvent): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!db.isOpen()) {
      reject(new Dexie.DatabaseClosedError());
      return;
    }
    const transaction = db.backendDB().transaction('log', 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Dexie.AbortError());
    };
    transaction.objectStore('log').add(event);
    transaction.commit();
  });
}
