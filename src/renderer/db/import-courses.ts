import type { Slide, SourceKey } from '#core/cards';
import type { ImportEvent } from '#core/log';
import type { Mirror } from '#core/mirror';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { Dexie } from 'dexie';
import type { AcceptedReading, ImportProgress, ImportSummary } from './collection';
import type { StorageFailure } from './failures';
import { storageFailureOf } from './failures';
import { adoptImage, importTables, keepImage } from './import-image';
import type { ImportPlan } from './import-plan';
import { formerSources, planImport } from './import-plan';
import { sameJson } from './same-content';
import type { ImportImage, SlideChunk, StoredSource } from './schema';
import { SLIDES_A_CHUNK } from './schema';
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
  readonly chunks: readonly { readonly before: SlideChunk | undefined; readonly after: SlideChunk }[];
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

async function commitPlan(
  store: Store,
  event: ImportEvent,
  plan: ImportPlan,
  { sources, former, chunks }: Belongings,
): Promise<Result<ImportSummary, StorageFailure>> {
  const { db } = store;
  const pages = plan.pages.changed();
  const decks = plan.decks.added;
  const before: ImportImage = {
    deviceId: event.deviceId,
    seq: event.seq,
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

function sourcesOf(
  readings: readonly AcceptedReading[],
  { pages }: ImportPlan,
  importedAt: number,
): readonly StoredSource[] {
  const pagesOf = new Map<SourceKey, Set<number>>(readings.map(({ source }) => [source, new Set()]));
  for (const { note } of pages.all()) {
    const page = pages.pageOf(note.id);
    if (note.origin && page !== undefined) pagesOf.get(note.origin.source)?.add(page);
  }
  return readings.map(({ source, name, relativePath, sha256, format, slides, notes }) => ({
    key: source,
    name,
    relativePath,
    sha256,
    format: format.id,
    importedAt,
    slideCount: slides.length,
    noteCount: notes.length,
    cardCount: notes.reduce((cards, { ordinals }) => cards + ordinals.length, 0),
    pages: [...(pagesOf.get(source) ?? [])].sort((a, b) => a - b),
  }));
}

/** Slide records that differ from what is stored; one without slides is to be deleted. */
async function changedChunks(
  store: Store,
  readings: readonly Pick<AcceptedReading, 'source' | 'slides'>[],
): Promise<Belongings['chunks']> {
  const changed: Belongings['chunks'][number][] = [];
  for (const { source, slides } of readings) {
    const after = new Map<number, Slide[]>();
    for (const slide of slides) {
      const chunk = Math.floor((slide.number - 1) / SLIDES_A_CHUNK);
      after.set(chunk, [...(after.get(chunk) ?? []), { ...slide, source }]);
    }
    const stored = await store.db.slideChunks
      .where('[source+chunk]')
      .between([source, Dexie.minKey], [source, Dexie.maxKey])
      .toArray();
    const before = new Map(stored.map((row) => [row.chunk, row]));
    for (const chunk of new Set([...after.keys(), ...before.keys()])) {
      const row = before.get(chunk);
      const next = after.get(chunk) ?? [];
      if (!sameJson(row?.slides, next)) changed.push({ before: row, after: { source, chunk, slides: next } });
    }
  }
  return changed;
}
