import type { Deck, DeckId, PresetId, Slide, SourceKey } from '#core/cards';
import { orderEvents, statesOf, suspendedCards } from '#core/log';
import type { JsonValue, LogEvent } from '#core/log';
import type { Mirror } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { SourceRecord, StoredNote, TransferContents, TransferRecord } from '#core/transfer';
import { lastSettings, mergedDeck, mergedNote, mergedSource, newEvents } from './merge-content';
import { PageDrafts } from './page-drafts';
import { readLog } from './read-log';
import { presetFinder } from './rebuild';
import { sameJson } from './same-content';
import type { MetaRecord, SlideChunk, StoredSource } from './schema';
import { SLIDES_A_CHUNK } from './schema';
import type { Store } from './store';

/** A merge worked out in memory, ready to be written; holds only what differs from what is stored. */
export interface MergePlan {
  readonly meta: MetaRecord;
  readonly events: readonly LogEvent[];
  /** Last event of this device once merged. */
  readonly seq: number;
  readonly pages: PageDrafts;
  readonly notes: readonly StoredNote[];
  readonly decks: readonly Deck[];
  readonly sources: readonly StoredSource[];
  readonly chunks: readonly SlideChunk[];
  /** Sources whose slides are replaced by `chunks`. */
  readonly resliced: readonly SourceKey[];
  /** All settings and presets that hold afterwards. */
  readonly settings: ReadonlyMap<string, JsonValue>;
  readonly presets: readonly Preset[];
  readonly mirror: Mirror;
}

/** Works out what taking a file in will change. */
export async function planMerge(store: Store, { header, records }: TransferContents): Promise<MergePlan> {
  const known = await readLog(store.db);
  const others = pick(records, 'event').map(({ event }) => event);
  const events = newEvents(known, others);
  const ordered = orderEvents([...known, ...events]);
  const empty = store.mirror.columns().length === 0 && !known.some(({ type }) => type === 'answer');
  const meta = empty
    ? { ...store.meta, collectionId: header.collectionId, epoch: Math.max(store.meta.epoch, header.epoch) + 1 }
    : store.meta;
  const { notes, pages } = await mergeNotes(store, pick(records, 'note'));
  const last = lastSettings(ordered);
  const decks = mergeDecks(store, pick(records, 'deck'), last.decks);
  const presets = new Map([
    ...pick(records, 'preset').map(({ preset }) => [preset.id, preset] as const),
    ...store.presets,
  ]);
  for (const [id, preset] of last.presets) {
    if (preset === undefined) presets.delete(id);
    else presets.set(id, preset);
  }
  const settings = new Map([
    ...pick(records, 'setting').map(({ key, value }) => [key, value] as const),
    ...store.settings,
  ]);
  for (const [key, value] of last.settings) settings.set(key, value);
  const own = ordered.filter(({ deviceId }) => deviceId === meta.deviceId);
  const mirror = mirrorOf(store, pages, notes);
  const allDecks = new Map([...store.decks, ...decks.map((deck) => [deck.id, deck] as const)]);
  const states = statesOf(ordered, presetFinder(mirror, { decks: allDecks, presets }));
  for (const [cardId, state] of states) mirror.setState({ cardId, state });
  mirror.suspendOnly(suspendedCards(ordered));
  return {
    meta,
    events,
    seq: own.at(-1)?.seq ?? 0,
    notes,
    pages,
    decks,
    ...mergeSources(store, records, pages),
    settings,
    presets: [...presets.values()],
    mirror,
  };
}

type Kind = TransferRecord['type'];
type RecordOf<Type extends Kind> = Extract<TransferRecord, { readonly type: Type }>;

function pick<Type extends Kind>(records: readonly TransferRecord[], type: Type): readonly RecordOf<Type>[] {
  return records.filter((record): record is RecordOf<Type> => record.type === type);
}

async function mergeNotes(
  store: Store,
  records: readonly RecordOf<'note'>[],
): Promise<Pick<MergePlan, 'notes' | 'pages'>> {
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

function mergeDecks(
  store: Store,
  records: readonly RecordOf<'deck'>[],
  assigned: ReadonlyMap<DeckId, PresetId>,
): readonly Deck[] {
  const arriving = records.map(({ deck }) => [deck.id, mergedDeck(deck, store.decks.get(deck.id) ?? deck)] as const);
  return [...new Map([...store.decks, ...arriving]).values()]
    .map((deck) => ({ ...deck, presetId: assigned.get(deck.id) ?? deck.presetId }))
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
    const of = pagesOf.get(note.origin.source) ?? new Set();
    pagesOf.set(note.origin.source, of.add(page));
  }
  const arriving = new Map(pick(records, 'source').map(({ source }) => [source.key, source]));
  const sources: StoredSource[] = [];
  const resliced = new Set<SourceKey>();
  for (const key of new Set([...arriving.keys(), ...pagesOf.keys()])) {
    const known = store.sources.get(key);
    const other = arriving.get(key);
    const newest = known && other ? mergedSource(toRecord(known), other) : (other ?? (known && toRecord(known)));
    if (newest === undefined) continue;
    const all = new Set([...(known?.pages ?? []), ...(pagesOf.get(key) ?? [])]);
    const merged = { ...newest, pages: [...all].sort((a, b) => a - b) };
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
  const chunks = new Map<string, { readonly source: SourceKey; readonly chunk: number; readonly slides: Slide[] }>();
  for (const { slide } of pick(records, 'slide')) {
    if (!sources.has(slide.source)) continue;
    const chunk = Math.floor((slide.number - 1) / SLIDES_A_CHUNK);
    const key = `${chunk} ${slide.source}`;
    const known = chunks.get(key) ?? { source: slide.source, chunk, slides: [] };
    known.slides.push(slide);
    chunks.set(key, known);
  }
  return [...chunks.values()];
}

function mirrorOf(store: Store, pages: PageDrafts, notes: readonly StoredNote[]): Mirror {
  const mirror = store.mirror.clone();
  for (const { note, archived } of notes) {
    const page = pages.pageOf(note.id) ?? 0;
    mirror.setNote({ noteId: note.id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
  return mirror;
}
