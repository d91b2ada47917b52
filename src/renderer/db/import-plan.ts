import type { Note, NoteId, SourceKey } from '#core/cards';
import type { StoredNote } from '#core/transfer';
import { arrivalsOf, formerSources } from './arrivals';
import type { Arrival } from './arrivals';
import type { AcceptedReading, ImportProgress, ImportSummary } from './collection';
import { DeckDrafts } from './deck-drafts';
import { nextTurn } from './next-turn';
import { PageDrafts } from './page-drafts';
import { sameContent, sameJson } from './same-content';
import type { Store } from './store';

/** Notes placed between two looks at `signal`, short enough for a frame. */
const NOTES_A_TURN = 1_000;

/** What an import will do to notes and decks; nothing is stored yet. */
export interface ImportPlan {
  readonly pages: PageDrafts;
  readonly decks: DeckDrafts;
  /** Notes that came, changed or went out of sight, in order. */
  readonly touched: readonly NoteId[];
  /** Those of them that came. */
  readonly added: readonly NoteId[];
  readonly summary: ImportSummary;
}

type Counts = { -readonly [Name in keyof ImportSummary]: number };

/**
 * Matches what arrives with what is there, by note id. Returns undefined when `signal` says stop. A note is kept, changed,
 * restored or added; one of the same sources that does not arrive is archived.
 */
export async function planImport(
  store: Store,
  readings: readonly AcceptedReading[],
  changedAt: number,
  onProgress?: (progress: ImportProgress) => void,
  signal?: AbortSignal,
): Promise<ImportPlan | undefined> {
  const arrivals = arrivalsOf(readings);
  const pages = await PageDrafts.start(store.db, store.mirror);
  await pages.loadNotes(arrivals.keys());
  const former = formerSources(readings);
  const known = [...readings.map(({ source }) => source), ...former.keys()];
  await pages.load(known.flatMap((source) => store.sources.get(source)?.pages ?? []));
  const decks = new DeckDrafts(store.decks);
  const touched: NoteId[] = [];
  const added: NoteId[] = [];
  const summary: Counts = {
    notesAdded: 0,
    cardsAdded: 0,
    notesChanged: 0,
    notesKept: 0,
    notesArchived: 0,
    notesRestored: 0,
  };
  const put = (stored: StoredNote): void => {
    pages.put(stored);
    touched.push(stored.note.id);
  };
  let notesDone = 0;
  for (const arrival of arrivals.values()) {
    const known = pages.get(arrival.id);
    if (known === undefined) added.push(arrival.id);
    place(arrival, decks, known, changedAt, summary, put);
    if (++notesDone % NOTES_A_TURN !== 0) continue;
    onProgress?.({ notesDone, notesTotal: arrivals.size });
    await nextTurn();
    if (signal?.aborted) return undefined;
  }
  onProgress?.({ notesDone, notesTotal: arrivals.size });
  archiveMissing(
    new Map([...readings.map(({ source }) => [source, source] as const), ...former]),
    arrivals,
    new Set(readings.flatMap(({ keep }) => keep ?? [])),
    pages,
    changedAt,
    summary,
    put,
  );
  return signal?.aborted ? undefined : { pages, decks, touched, added, summary };
}

function place(
  { id, source, proposed }: Arrival,
  decks: DeckDrafts,
  known: StoredNote | undefined,
  changedAt: number,
  summary: Counts,
  put: (stored: StoredNote) => void,
): void {
  const arriving: Note = {
    id,
    deckId: decks.at(proposed.deckPath),
    content: proposed.content,
    context: proposed.context,
    tags: proposed.tags,
    ordinals: proposed.ordinals,
    origin: { source, slide: proposed.slide, lines: proposed.lines, blockHash: proposed.blockHash },
  };
  if (known === undefined) {
    summary.notesAdded++;
    summary.cardsAdded += arriving.ordinals.length;
    put({ note: arriving, archived: [], changedAt });
    return;
  }
  const ordinals = [...new Set([...known.note.ordinals, ...arriving.ordinals])].sort((a, b) => a - b);
  const archived = ordinals.filter((ordinal) => !arriving.ordinals.includes(ordinal));
  const note = { ...arriving, ordinals };
  const same = sameContent(known.note, note);
  summary.cardsAdded += ordinals.length - known.note.ordinals.length;
  if (known.archived.length === known.note.ordinals.length) summary.notesRestored++;
  else if (same && sameJson(known.archived, archived)) summary.notesKept++;
  else summary.notesChanged++;
  if (same && sameJson(known.archived, archived) && sameJson(known.note.origin, note.origin)) return;
  put({ note, archived, changedAt: same ? known.changedAt : changedAt });
}

/** Archives what the sources no longer have, `staying` aside; `names` gives the present name of each source, which its leftovers take too. */
function archiveMissing(
  names: ReadonlyMap<SourceKey, SourceKey>,
  arrivals: ReadonlyMap<NoteId, Arrival>,
  staying: ReadonlySet<NoteId>,
  pages: PageDrafts,
  changedAt: number,
  summary: Counts,
  put: (stored: StoredNote) => void,
): void {
  for (const { note, archived } of [...pages.all()]) {
    const { origin } = note;
    if (origin === undefined || arrivals.has(note.id)) continue;
    const source = names.get(origin.source);
    if (source === undefined) continue;
    const stays = staying.has(note.id);
    const isNews = !stays && archived.length < note.ordinals.length;
    if (isNews) summary.notesArchived++;
    else if (source === origin.source) continue;
    put({ note: { ...note, origin: { ...origin, source } }, archived: stays ? archived : note.ordinals, changedAt });
  }
}
