import type { NoteId } from '#core/cards';
import type { EventId, ImportEvent } from '#core/log';
import { PHASE_CODES } from '#core/mirror';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { RecentImport } from './collection';
import { DeckDrafts } from './deck-drafts';
import type { StorageFailure } from './failures';
import { storageFailureOf } from './failures';
import { undoImport } from './history';
import { commitPlan } from './import-courses';
import { PageDrafts } from './page-drafts';
import type { ImportImage } from './schema';
import type { Store } from './store';

/** The last imports that still hold, the latest first, each with the way in which it can be taken back. */
export async function recentImports(store: Store): Promise<readonly RecentImport[]> {
  const images = await liveImages(store);
  const events = await store.db.log.bulkGet(images.map(({ deviceId, seq }) => [deviceId, seq]));
  return images.flatMap((image, place): readonly RecentImport[] => {
    const event = events[place];
    if (event?.type !== 'import') return [];
    const { deviceId, seq, at, sources, cardsAdded } = event;
    const isReverting = image.reverting === true;
    return [{ id: { deviceId, seq }, at, sources, cardsAdded, isReverting, way: wayBack(store, image, place === 0) }];
  });
}

/**
 * Takes an import back: whole, when nothing was imported since and none of its new cards was reviewed; else by archiving
 * what it added. Gives what was done; `none` when there is nothing to take back any more.
 */
export async function takeBackImport(store: Store, id: EventId): Promise<Result<RecentImport['way'], StorageFailure>> {
  try {
    const images = await liveImages(store);
    const place = images.findIndex(({ deviceId, seq }) => deviceId === id.deviceId && seq === id.seq);
    const image = images[place];
    const event = await store.db.log.get([id.deviceId, id.seq]);
    if (image === undefined || event?.type !== 'import') return ok('none');
    const way = wayBack(store, image, place === 0);
    if (way === 'none') return ok(way);
    const done = await (way === 'undo' ? undoImport(store, event) : revertImport(store, event, image.added ?? []));
    return done.ok ? ok(way) : done;
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

async function liveImages({ db, meta }: Store): Promise<readonly ImportImage[]> {
  const images = await db.importImages.toArray();
  return images
    .filter(({ undone, deviceId }) => undone !== true && deviceId === meta.deviceId)
    .sort((a, b) => b.seq - a.seq);
}

function wayBack({ mirror }: Store, { added }: ImportImage, isLatest: boolean): RecentImport['way'] {
  const { phase, flags } = mirror.columns();
  const cards = (added ?? []).flatMap((id) => {
    const first = mirror.noteIndex(id);
    return first < 0 ? [] : [...mirror.siblings(first)];
  });
  if (isLatest && cards.every((slot) => phase[slot] === PHASE_CODES.new)) return 'undo';
  return cards.some((slot) => flags[slot] === 0) ? 'revert' : 'none';
}

/** Archives what an import added; an import of its own, so that it can be undone like one. */
async function revertImport(
  store: Store,
  { sources }: ImportEvent,
  added: readonly NoteId[],
): Promise<Result<unknown, StorageFailure>> {
  const head = store.head();
  const pages = await PageDrafts.start(store.db, store.mirror);
  await pages.loadNotes(added);
  const touched = added.filter((id) => {
    const stored = pages.get(id);
    if (stored === undefined || stored.archived.length === stored.note.ordinals.length) return false;
    pages.put({ ...stored, archived: stored.note.ordinals, changedAt: head.at });
    return true;
  });
  const summary = {
    notesAdded: 0,
    cardsAdded: 0,
    notesChanged: 0,
    notesKept: 0,
    notesArchived: touched.length,
    notesRestored: 0,
  };
  const event: ImportEvent = {
    type: 'import',
    ...head,
    sources,
    notesAdded: 0,
    cardsAdded: 0,
    pages: pages.changedKeys(),
  };
  const plan = { pages, decks: new DeckDrafts(store.decks), touched, added: [], summary };
  return commitPlan(store, event, plan, { sources: [], former: [], chunks: [], reverting: true });
}
