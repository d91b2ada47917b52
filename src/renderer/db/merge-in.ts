import type { Deck, Slide, SourceKey } from '#core/cards';
import { orderEvents, statesOf } from '#core/log';
import type { LogEvent } from '#core/log';
import { encodeSnapshot } from '#core/mirror';
import type { Mirror } from '#core/mirror';
import type { SourceRecord, StoredNote, TransferContents, TransferRecord } from '#core/transfer';
import { Dexie } from 'dexie';
import type { TransferSummary } from './collection';
import { loadContents, readLog } from './load';
import { lastSettings, mergedDeck, mergedNote, mergedSource, newEvents } from './merge-content';
import { PageDrafts } from './page-drafts';
import { sameJson } from './same-content';
import type { MetaRecord, SlideChunk, StoredSource } from './schema';
import { SLIDES_A_CHUNK } from './schema';
import type { Store } from './store';

/** A merge worked out in memory, ready to be written. */
interface MergePlan {
  readonly meta: MetaRecord;
  readonly events: readonly LogEvent[];
  readonly ordered: readonly LogEvent[];
  readonly pages: PageDrafts;
  readonly notes: readonly StoredNote[];
  readonly decks: readonly Deck[];
  readonly sources: readonly StoredSource[];
  readonly chunks: readonly SlideChunk[];
  /** Sources whose slides are replaced by `chunks`. */
  readonly resliced: readonly SourceKey[];
  readonly mirror: Mirror;
}

/**
 * Takes a checked file into the collection: the union of both logs, the newest content of both. An empty collection takes
 * over the file's identity in a new epoch. Taking in the same file again changes nothing. Throws what the database throws.
 */
export async function mergeIn(store: Store, { header, records }: TransferContents): Promise<TransferSummary> {
  const known = await readLog(store.db);
  const others = pick(records, 'event').map(({ event }) => event);
  const events = newEvents(known, others);
  const ordered = orderEvents([...known, ...events]);
  const empty = store.mirror.columns().length === 0 && !known.some(({ type }) => type === 'answer');
  const meta = empty ? { ...store.meta, collectionId: header.collectionId, epoch: header.epoch + 1 } : store.meta;
  const { notes, pages } = await mergeNotes(store, pick(records, 'note'));
  const plan: MergePlan = {
    meta,
    events,
    ordered,
    notes,
    pages,
    decks: mergeDecks(store, pick(records, 'deck')),
    ...mergeSources(store, records, pages),
    mirror: mirrorAfter(store, pages, notes, ordered),
  };
  const nothing = !events.length && !notes.length && !plan.decks.length && !plan.sources.length;
  if (!nothing) {
    await write(store, plan, records);
    store.replace(await loadContents(store.db, meta), events);
  }
  return {
    notes: notes.length,
    cards: notes.reduce((cards, { note }) => cards + note.ordinals.length, 0),
    events: events.length,
    decks: plan.decks.length,
    sources: plan.sources.length,
  };
}

function pick<Type extends TransferRecord['type']>(
  records: readonly TransferRecord[],
  type: Type,
): readonly Extract<TransferRecord, { readonly type: Type }>[] {
  return records.filter((record): record is Extract<TransferRecord, { readonly type: Type }> => record.type === type);
}

async function mergeNotes(
  store: Store,
  records: readonly (StoredNote & { readonly type: 'note' })[],
): Promise<{ readonly notes: readonly StoredNote[]; readonly pages: PageDrafts }> {
  const pages = await PageDrafts.start(store.db, store.mirror);
  await pages.loadNotes(records.map(({ note }) => note.id));
  const notes: StoredNote[] = [];
  for (const { note, archived, changedAt } of records) {
    const known = pages.get(note.id);
    const merged = known ? mergedNote(known, { note, archived, changedAt }) : { note, archived, changedAt };
    if (sameJson(known, merged)) continue;
    pages.put(merged);
    notes.push(merged);
  }
  return { notes, pages };
}

function mergeDecks(store: Store, records: readonly { readonly deck: Deck }[]): readonly Deck[] {
  return records
    .map(({ deck }) => mergedDeck(deck, store.decks.get(deck.id) ?? deck))
    .filter((deck) => !sameJson(deck, store.decks.get(deck.id)));
}

function mergeSources(
  store: Store,
  records: readonly TransferRecord[],
  pages: PageDrafts,
): Pick<MergePlan, 'sources' | 'chunks' | 'resliced'> {
  const pagesOf = new Map<SourceKey, Set<number>>();
  for (const { note } of pages.all()) {
    const page = pages.pageOf(note.id);
    if (!note.origin || page === undefined) continue;
    const known = pagesOf.get(note.origin.source);
    if (known) known.add(page);
    else pagesOf.set(note.origin.source, new Set([page]));
  }
  const arriving = new Map<SourceKey, SourceRecord>(pick(records, 'source').map(({ source }) => [source.key, source]));
  const sources: StoredSource[] = [];
  const resliced = new Set<SourceKey>();
  for (const key of new Set([...arriving.keys(), ...pagesOf.keys()])) {
    const known = store.sources.get(key);
    const other = arriving.get(key);
    const newest = known && other ? mergedSource(toRecord(known), other) : (other ?? (known && toRecord(known)));
    if (newest === undefined) continue;
    const merged = {
      ...newest,
      pages: [...new Set([...(known?.pages ?? []), ...(pagesOf.get(key) ?? [])])].sort((a, b) => a - b),
    };
    if (sameJson(known, merged)) continue;
    sources.push(merged);
    if (newest === other) resliced.add(key);
  }
  return { sources, resliced: [...resliced], chunks: chunksOf(records, resliced) };
}

function toRecord({ pages: _local, ...record }: StoredSource): SourceRecord {
  return record;
}

function chunksOf(records: readonly TransferRecord[], sources: ReadonlySet<SourceKey>): readonly SlideChunk[] {
  const chunks = new Map<string, { source: SourceKey; chunk: number; slides: Slide[] }>();
  for (const { slide } of pick(records, 'slide')) {
    if (!sources.has(slide.source)) continue;
    const chunk = Math.floor((slide.number - 1) / SLIDES_A_CHUNK);
    const key = `${chunk} ${slide.source}`;
    const known = chunks.get(key);
    if (known) known.slides.push(slide);
    else chunks.set(key, { source: slide.source, chunk, slides: [slide] });
  }
  return [...chunks.values()];
}

function mirrorAfter(
  store: Store,
  pages: PageDrafts,
  notes: readonly StoredNote[],
  ordered: readonly LogEvent[],
): Mirror {
  const mirror = store.mirror.clone();
  for (const { note, archived } of notes) {
    const page = pages.pageOf(note.id) ?? 0;
    mirror.setNote({ noteId: note.id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
  for (const [cardId, state] of statesOf(ordered)) mirror.setState({ cardId, state });
  return mirror;
}

async function write(store: Store, plan: MergePlan, records: readonly TransferRecord[]): Promise<void> {
  const { db } = store;
  const last = lastSettings(plan.ordered);
  const settings = new Map([
    ...pick(records, 'setting').map(({ key, value }) => [key, value] as const),
    ...store.settings,
  ]);
  const presets = new Map([
    ...pick(records, 'preset').map(({ preset }) => [preset.id, preset] as const),
    ...store.presets,
  ]);
  const seq = plan.ordered.reduce(
    (max, event) => (event.deviceId === plan.meta.deviceId ? Math.max(max, event.seq) : max),
    0,
  );
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
      db.settings.bulkPut([...settings].map(([key, value]) => ({ key, value: last.settings.get(key) ?? value }))),
      db.presets.bulkPut([...presets.values()].map((preset) => last.presets.get(preset.id) ?? preset)),
      db.importImages.clear(),
      db.meta.put(plan.meta),
      db.snapshots.put({ name: 'mirror', seq, mirror: encodeSnapshot(plan.mirror) }),
    ]);
  });
}
