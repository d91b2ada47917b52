import type { DeckId } from '#core/cards';
import { PHASE_CODES } from '#core/mirror';
import { deckTree, roomToday, sumUpwards } from './deck-tree';
import type { DeckTree } from './deck-tree';
import type { StudyInput } from './input';
import { PLACES, buriedPlaces, placeOf } from './place';
import type { Place } from './place';

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

/** By node, before limits. The loop counts by place and deck in one array, since it runs over every card there is. */
function countPlaces({ nodes, nodeOfDeck }: DeckTree, { mirror, now }: StudyInput): Waiting {
  const columns = mirror.columns();
  const ring = mirror.siblingRing();
  const { deck, dueAt, dueDay, phase, length } = columns;
  const presets = Array.from(nodeOfDeck, (node) => nodes[node]?.preset);
  const buried = Uint8Array.from(presets, (preset) => (preset ? buriedPlaces(preset) : 0));
  const aheadMs = Float64Array.from(presets, (preset) => now.atMs + (preset?.learnAheadMinutes ?? 0) * MS_PER_MINUTE);
  const counts = new Int32Array((PLACES.none + 1) * nodeOfDeck.length);
  for (let slot = 0; slot < length; slot++) {
    // Most cards of a grown collection are reviews of another day: they are passed over first.
    if (phase[slot] === PHASE_CODES.review && (dueDay[slot] ?? 0) > now.day) continue;
    const index = deck[slot] ?? 0;
    const found = placeOf(columns, ring, slot, buried[index] ?? 0, now.day);
    if (found === PLACES.none || (found === PLACES.intraday && (dueAt[slot] ?? 0) > (aheadMs[index] ?? 0))) continue;
    const cell = found * nodeOfDeck.length + index;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const byNode = (...places: Place[]): Int32Array => {
    const values = new Int32Array(nodes.length);
    for (const [index, node] of nodeOfDeck.entries()) {
      for (const one of places) values[node] = (values[node] ?? 0) + (counts[one * nodeOfDeck.length + index] ?? 0);
    }
    return values;
  };
  return {
    newCards: byNode(PLACES.new),
    learning: byNode(PLACES.intraday, PLACES.interday),
    reviews: byNode(PLACES.review),
  };
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
