import type { DeckId } from '#core/cards';
import { deckTree, roomToday, sumUpwards } from './deck-tree';
import type { DeckTree } from './deck-tree';
import type { StudyInput } from './input';
import { PLACES, placeOf } from './place';
import { siblingRing } from './sibling-ring';

const MS_PER_MINUTE = 60_000;

/** What a deck and all below it hold for today, within the daily limits. */
export interface StudyCounts {
  readonly newCards: number;
  /** Learning cards that can be shown: due by day, or by time within the learn-ahead limit. */
  readonly learning: number;
  readonly reviews: number;
}

interface Waiting {
  readonly newCards: Int32Array;
  readonly learning: Int32Array;
  readonly reviews: Int32Array;
}

function countPlaces({ nodes, nodeOfDeck }: DeckTree, { mirror, now }: StudyInput): Waiting {
  const columns = mirror.columns();
  const ring = siblingRing(columns);
  const newCards = new Int32Array(nodes.length);
  const learning = new Int32Array(nodes.length);
  const reviews = new Int32Array(nodes.length);
  const aheadMs = nodes.map(({ preset }) => now.atMs + preset.learnAheadMinutes * MS_PER_MINUTE);
  for (let slot = 0; slot < columns.length; slot++) {
    const node = nodeOfDeck[columns.deck[slot] ?? 0] ?? -1;
    const preset = nodes[node]?.preset;
    if (!preset) continue;
    const place = placeOf(columns, ring, slot, preset, now.day);
    if (place === PLACES.review) reviews[node] = (reviews[node] ?? 0) + 1;
    else if (place === PLACES.new) newCards[node] = (newCards[node] ?? 0) + 1;
    else if (place === PLACES.interday) learning[node] = (learning[node] ?? 0) + 1;
    else if (place === PLACES.intraday && (columns.dueAt[slot] ?? 0) <= (aheadMs[node] ?? 0)) {
      learning[node] = (learning[node] ?? 0) + 1;
    }
  }
  return { newCards, learning, reviews };
}

/** Caps each node at its room, children before parents, so that a parent's limit bounds what its children offer. */
function capUpwards({ nodes }: DeckTree, values: Int32Array, room: Int32Array): void {
  for (let node = nodes.length - 1; node >= 0; node--) {
    const capped = Math.max(0, Math.min(values[node] ?? 0, room[node] ?? 0));
    values[node] = capped;
    const parent = nodes[node]?.parent ?? -1;
    if (parent >= 0) values[parent] = (values[parent] ?? 0) + capped;
  }
}

/**
 * New, learning and review cards of every deck for today: what a session on that deck would show. Limits nest: a deck
 * counts its descendants', each within its own limit. One linear pass over the mirror.
 */
export function deckCounts(input: StudyInput): ReadonlyMap<DeckId, StudyCounts> {
  const tree = deckTree(input);
  const room = roomToday(tree.nodes, input.done);
  const { newCards, learning, reviews } = countPlaces(tree, input);
  sumUpwards(tree.nodes, learning);
  capUpwards(tree, reviews, room.reviews);
  capUpwards(tree, newCards, room.newCards);
  return new Map(
    tree.nodes.map(({ deckId, preset }, node) => {
      const reviewCount = reviews[node] ?? 0;
      const newRoom = preset.newIgnoresReviewLimit ? Infinity : Math.max(0, (room.both[node] ?? 0) - reviewCount);
      const counts = {
        newCards: Math.min(newCards[node] ?? 0, newRoom),
        learning: learning[node] ?? 0,
        reviews: reviewCount,
      };
      return [deckId, counts];
    }),
  );
}
