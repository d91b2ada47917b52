import type { Deck, DeckId } from '#core/cards';
import { PHASE_CODES } from '#core/mirror';
import { deckCounts, type StudyCounts, type StudyInput } from '#core/review';
import type { Collection } from '../db';
import { groupBy } from './group-by';
import { WHOLE_COLLECTION, wholeCollection } from './study-scope';

const NO_COUNTS: StudyCounts = { newCards: 0, learning: 0, reviews: 0 };

/** A deck in the tree as Today shows it. */
export interface DeckRow {
  readonly id: DeckId;
  readonly parentId: DeckId | undefined;
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly counts: StudyCounts;
}

/** When there is something to do again. */
export type NextDue =
  | { readonly kind: 'time'; readonly atMs: number }
  | { readonly kind: 'days'; readonly days: number; readonly cards: number };

/** Everything that queues and counts are made from, as of `atMs`. */
export function studyInput(collection: Collection, atMs: number): StudyInput {
  const day = collection.studyDay();
  return {
    mirror: collection.mirror,
    decks: collection.decks(),
    presets: collection.presets(),
    done: collection.todayCounts(day),
    now: { atMs, day },
  };
}

/** The deck tree in reading order, parents before children, siblings by their order and name. */
function deckRows(collection: Collection, counts: ReadonlyMap<DeckId, StudyCounts>): readonly DeckRow[] {
  const decks = collection.decks();
  const known = new Set(decks.map(({ id }) => id));
  const children = groupBy(decks, ({ parentId }) => (parentId !== undefined && known.has(parentId) ? parentId : 'top'));
  const rows: DeckRow[] = [];
  const visit = (deck: Deck, parentId: DeckId | undefined, depth: number): void => {
    const below = inOrder(children.get(deck.id) ?? []);
    rows.push({
      id: deck.id,
      parentId,
      name: deck.name,
      depth,
      hasChildren: below.length > 0,
      counts: counts.get(deck.id) ?? NO_COUNTS,
    });
    for (const child of below) visit(child, deck.id, depth + 1);
  };
  for (const deck of inOrder(children.get('top') ?? [])) visit(deck, undefined, 0);
  return rows;
}

/** What lies ahead once today's cards are done. */
export interface Outlook {
  /** When a card is next due; undefined when none is scheduled. */
  readonly next: NextDue | undefined;
  /** Cards that were never seen. */
  readonly unseen: number;
}

/** What lies ahead after `atMs`. */
export function outlook(collection: Collection, atMs: number): Outlook {
  const columns = collection.mirror.columns();
  const today = collection.studyDay();
  let soonestMs = Infinity;
  let soonestDay = Infinity;
  let cards = 0;
  let unseen = 0;
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (columns.flags[slot] !== 0) continue;
    if (columns.phase[slot] === PHASE_CODES.new) {
      unseen += 1;
      continue;
    }
    const dueAt = columns.dueAt[slot] ?? 0;
    const dueDay = columns.dueDay[slot] ?? 0;
    if (dueAt > 0) soonestMs = Math.min(soonestMs, Math.max(dueAt, atMs));
    else if (dueDay > today && dueDay < soonestDay) [soonestDay, cards] = [dueDay, 1];
    else if (dueDay === soonestDay) cards += 1;
  }
  if (soonestMs < Infinity) return { next: { kind: 'time', atMs: soonestMs }, unseen };
  const next: NextDue | undefined =
    soonestDay < Infinity ? { kind: 'days', days: soonestDay - today, cards } : undefined;
  return { next, unseen };
}

function inOrder(decks: readonly Deck[]): readonly Deck[] {
  return [...decks].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));
}

/** What Today shows. */
export interface TodayView {
  readonly rows: readonly DeckRow[];
  /** What a session over all decks holds. */
  readonly total: StudyCounts;
  readonly outlook: Outlook;
}

/** Reads all that Today shows from the mirror. */
export function todayView(collection: Collection, atMs: number): TodayView {
  const counts = deckCounts(wholeCollection(studyInput(collection, atMs)));
  const rows = deckRows(collection, counts);
  return { rows, total: counts.get(WHOLE_COLLECTION) ?? NO_COUNTS, outlook: outlook(collection, atMs) };
}
