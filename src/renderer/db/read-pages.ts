import { unpackPage } from './note-page';
import type { NotePage } from './note-page';
import type { Database } from './schema';

const PAGES_A_READ = 50;

/** The pages of these keys, by default all in order, some at a time. */
export async function* readPages(db: Database, wanted?: readonly number[]): AsyncGenerator<NotePage> {
  const keys = wanted ?? (await db.notePages.toCollection().primaryKeys());
  for (let start = 0; start < keys.length; start += PAGES_A_READ) {
    for (const page of await db.notePages.bulkGet(keys.slice(start, start + PAGES_A_READ)))
      if (page) yield unpackPage(page);
  }
}
