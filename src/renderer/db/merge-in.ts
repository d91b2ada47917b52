import { encodeSnapshot } from '#core/mirror';
import type { TransferContents } from '#core/transfer';
import { Dexie } from 'dexie';
import type { TransferSummary } from './collection';
import { loadContents } from './load';
import { planMerge } from './merge-plan';
import type { MergePlan } from './merge-plan';
import type { Store } from './store';

/**
 * Takes a checked file into the collection: the union of both logs, the newest content of both. An empty collection takes
 * over the file's identity in a new epoch. Taking in the same file again changes nothing. Throws what the database throws.
 */
export async function mergeIn(store: Store, contents: TransferContents): Promise<TransferSummary> {
  const plan = await planMerge(store, contents);
  const { events, notes, decks, sources, meta } = plan;
  if (events.length + notes.length + decks.length + sources.length > 0) {
    await write(store, plan);
    store.replace(await loadContents(store.db, meta), events);
  }
  return {
    notes: notes.length,
    cards: notes.reduce((cards, { note }) => cards + note.ordinals.length, 0),
    events: events.length,
    decks: decks.length,
    sources: sources.length,
  };
}

async function write({ db }: Store, plan: MergePlan): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const source of plan.resliced) {
      await db.slideChunks.where('[source+chunk]').between([source, Dexie.minKey], [source, Dexie.maxKey]).delete();
    }
    await Promise.all([
      db.log.bulkAdd(plan.events),
      db.notePages.bulkPut(plan.pages.changed()),
      db.slideChunks.bulkPut(plan.chunks),
      db.decks.bulkPut(plan.decks),
      db.sources.bulkPut(plan.sources),
      db.settings.bulkPut([...plan.settings].map(([key, value]) => ({ key, value }))),
      db.presets.clear().then(() => db.presets.bulkPut(plan.presets)),
      db.importImages.clear(),
      db.meta.put(plan.meta),
      db.snapshots.put({ name: 'mirror', seq: plan.seq, mirror: encodeSnapshot(plan.mirror) }),
    ]);
  });
}
