import type { SourceKey } from '#core/cards';
import type { ImportEvent } from '#core/log';
import type { Mirror } from '#core/mirror';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { formerSources } from './arrivals';
import type { AcceptedReading, ImportProgress, ImportSummary } from './collection';
import type { StorageFailure } from './failures';
import { storageFailureOf } from './failures';
import { changedChunks, sourcesOf } from './import-sources';
import type { ChunkChange } from './import-sources';
import { adoptImage, importTables, keepImage } from './import-image';
import type { ImportPlan } from './import-plan';
import { planImport } from './import-plan';
import type { ImportImage, StoredSource } from './schema';
import type { Store } from './store';

/** Stores what the person accepted: pages, slides, decks, sources, one event and a snapshot, in one transaction. */
export async function importReadings(
  store: Store,
  readings: readonly AcceptedReading[],
  onProgress?: (progress: ImportProgress) => void,
  signal?: AbortSignal,
): Promise<Result<ImportSummary, StorageFailure | { readonly kind: 'cancelled' }>> {
  try {
    const head = store.head();
    const plan = await planImport(store, readings, head.at, onProgress, signal);
    if (plan === undefined) return fail({ kind: 'cancelled' });
    const former = [...formerSources(readings).keys()];
    const gone = former.map((source) => ({ source, slides: [] }));
    const chunks = await changedChunks(store, [...readings, ...gone]);
    if (signal?.aborted) return fail({ kind: 'cancelled' });
    return await commitPlan(store, { type: 'import', ...head, ...eventDetails(plan, readings) }, plan, {
      sources: sourcesOf(readings, plan, head.at),
      former,
      chunks,
    });
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

interface Belongings {
  readonly sources: readonly StoredSource[];
  readonly former: readonly SourceKey[];
  readonly chunks: readonly ChunkChange[];
  /** The import takes an earlier one back. */
  readonly reverting?: boolean;
}

type EventDetails = Pick<ImportEvent, 'sources' | 'notesAdded' | 'cardsAdded' | 'pages'>;

function eventDetails({ pages, summary }: ImportPlan, readings: readonly AcceptedReading[]): EventDetails {
  return {
    sources: [...new Set(readings.map(({ source }) => source))],
    notesAdded: summary.notesAdded,
    cardsAdded: summary.cardsAdded,
    pages: pages.changedKeys(),
  };
}

/** Commits what an import will do, in one transaction, with what it overwrites kept for undo. */
export async function commitPlan(
  store: Store,
  event: ImportEvent,
  plan: ImportPlan,
  { sources, former, chunks, reverting = false }: Belongings,
): Promise<Result<ImportSummary, StorageFailure>> {
  const { db } = store;
  const pages = plan.pages.changed();
  const decks = plan.decks.added;
  const before: ImportImage = {
    deviceId: event.deviceId,
    seq: event.seq,
    added: plan.added,
    reverting,
    pages: pages.map(({ page }) => [page, plan.pages.before(page)]),
    chunks: chunks.map(({ before: row, after }) => [after.source, after.chunk, row]),
    decks: decks.map(({ id }) => [id, undefined]),
    sources: [...sources.map(({ key }) => key), ...former].map((key) => [key, store.sources.get(key)]),
  };
  const committed = await store.commit({
    event,
    tables: importTables(store),
    write: async () => {
      await Promise.all([
        db.notePages.bulkPut(pages),
        db.slideChunks.bulkPut(chunks.filter(({ after }) => after.slides.length > 0).map(({ after }) => after)),
        db.slideChunks.bulkDelete(
          chunks.filter(({ after }) => after.slides.length === 0).map(({ after }) => [after.source, after.chunk]),
        ),
        db.decks.bulkPut(decks),
        db.sources.bulkPut(sources),
        db.sources.bulkDelete([...former]),
        keepImage(store, before),
      ]);
    },
    mirror: mirrorAfter(store, plan),
    adopt: () =>
      adoptImage(store, {
        ...before,
        decks: decks.map((deck) => [deck.id, deck]),
        sources: [
          ...sources.map((source) => [source.key, source] as const),
          ...former.map((key) => [key, undefined] as const),
        ],
      }),
  });
  return committed.ok ? ok(plan.summary) : committed;
}

function mirrorAfter(store: Store, { pages, touched }: ImportPlan): Mirror {
  const mirror = store.mirror.clone();
  for (const id of touched) {
    const stored = pages.get(id);
    const page = pages.pageOf(id);
    if (stored === undefined || page === undefined) continue;
    const { note, archived } = stored;
    mirror.setNote({ noteId: id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
  return mirror;
}
