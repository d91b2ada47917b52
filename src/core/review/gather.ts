import type { DeckId } from '#core/cards';
import type { CardColumns } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { DeckNode, DeckTree, Room } from './deck-tree';
import { Lowest, compareCandidates } from './lowest';
import type { Candidate } from './lowest';
import { dueThenRandom, likeliestFirst, newOrderKey } from './order';
import { PLACES, buriedPlaces, placeOf } from './place';
import { OrderedSlots } from './ordered-slots';

/** What a session on one deck is gathered from. */
export interface GatherContext {
  readonly tree: DeckTree;
  /** Node of the deck that is studied. */
  readonly root: number;
  /** By node: 1 where the deck is the root or lies below it. */
  readonly inside: Uint8Array;
  readonly columns: CardColumns;
  readonly ring: Int32Array;
  readonly today: StudyDay;
}

/** Which review cards come first. */
export type ReviewKey = (slot: number, preset: Preset) => number;

/** The cards of a session, each list in its order. */
export interface Gathered {
  readonly intraday: OrderedSlots;
  readonly interday: OrderedSlots;
  readonly reviews: OrderedSlots;
  readonly newCards: OrderedSlots;
  readonly reviewKey: ReviewKey;
  /** More is due than the limit allows. */
  readonly behind: boolean;
}

/** Marks the nodes at and below `root`. */
export function subtree(nodes: readonly DeckNode[], root: number): Uint8Array {
  const inside = new Uint8Array(nodes.length);
  for (const [node, { parent }] of nodes.entries()) {
    inside[node] = node === root || (parent >= 0 && inside[parent] === 1) ? 1 : 0;
  }
  return inside;
}

/** The node of a deck; -1 when there is no such deck. */
export function nodeOf({ nodes }: DeckTree, deckId: DeckId): number {
  return nodes.findIndex((node) => node.deckId === deckId);
}

/** The nodes from `node` up to the root. */
function wayUp({ tree, root }: GatherContext, node: number): number[] {
  const way: number[] = [];
  for (let at = node; at >= 0; at = tree.nodes[at]?.parent ?? -1) {
    way.push(at);
    if (at === root) break;
  }
  return way;
}

/** True when more was done than a limit between a node and the root allows, as after lowering it. */
export function isOverdrawn(context: GatherContext, room: Room, node: number): boolean {
  return wayUp(context, node).some((at) => (room.newCards[at] ?? 0) < 0 || (room.reviews[at] ?? 0) < 0);
}

/** Takes candidates in order as long as every limit on their way to the root has room, and uses that room up. */
function takeWithinLimits(
  context: GatherContext,
  offered: readonly Lowest[],
  values: Int32Array,
  most: number,
): OrderedSlots {
  const candidates = offered.flatMap((lowest) => lowest.candidates).sort(compareCandidates);
  const ways = context.tree.nodes.map((_, node) => wayUp(context, node));
  const taken: Candidate[] = [];
  for (const candidate of candidates) {
    if (taken.length >= most) break;
    const way = ways[candidate.node] ?? [];
    if (way.some((at) => (values[at] ?? 0) <= 0)) continue;
    for (const at of way) values[at] = (values[at] ?? 0) - 1;
    taken.push(candidate);
  }
  return OrderedSlots.from(taken);
}

function countReviews(context: GatherContext, places: Uint8Array): number {
  let count = 0;
  for (let slot = 0; slot < context.columns.length; slot++) if (places[slot] === PLACES.review) count++;
  return count;
}

function placesInside({ tree, inside, columns, ring, today }: GatherContext): Uint8Array {
  const buried = Int16Array.from(tree.nodeOfDeck, (node) => {
    const preset = inside[node] === 1 ? tree.nodes[node]?.preset : undefined;
    return preset ? buriedPlaces(preset) : -1;
  });
  const places = new Uint8Array(columns.length).fill(PLACES.none);
  for (let slot = 0; slot < columns.length; slot++) {
    const mask = buried[columns.deck[slot] ?? 0] ?? -1;
    if (mask >= 0) places[slot] = placeOf(columns, ring, slot, mask, today);
  }
  return places;
}

function reviewKeyFor({ columns, today }: GatherContext, preset: Preset, behind: boolean): ReviewKey {
  const byRecall = preset.reviewOrder === 'retrievability' || (preset.reviewOrder === 'auto' && behind);
  return byRecall
    ? (slot, cardPreset) => likeliestFirst(columns, slot, today, cardPreset)
    : (slot) => dueThenRandom(columns, slot, today);
}

/**
 * Gathers what a session on the root deck shows today, in the order intraday learning, interday learning, review, new;
 * `room` is used up by what is gathered. Only the root deck's preset says in which order and how many new cards may
 * follow the reviews; each deck's own preset gives its limits and its burying.
 */
export function gather(context: GatherContext, room: Room): Gathered {
  const { tree, columns, today, root } = context;
  const rootPreset = tree.nodes[root]?.preset;
  const intraday: Candidate[] = [];
  const interday: Candidate[] = [];
  const empty = { intraday: new OrderedSlots(), interday: new OrderedSlots(), reviews: new OrderedSlots() };
  if (!rootPreset) return { ...empty, newCards: new OrderedSlots(), reviewKey: () => 0, behind: false };
  const places = placesInside(context);
  const behind = countReviews(context, places) > (room.reviews[root] ?? 0);
  const reviewKey = reviewKeyFor(context, rootPreset, behind);
  const reviews = tree.nodes.map((_, node) => new Lowest(room.reviews[node] ?? 0));
  const newCards = tree.nodes.map((_, node) => new Lowest(room.newCards[node] ?? 0));
  for (let slot = 0; slot < columns.length; slot++) {
    const place = places[slot];
    if (place === PLACES.none) continue;
    const node = tree.nodeOfDeck[columns.deck[slot] ?? 0] ?? -1;
    if (place === PLACES.intraday) intraday.push({ slot, key: columns.dueAt[slot] ?? 0, node });
    else if (place === PLACES.interday) interday.push({ slot, key: dueThenRandom(columns, slot, today), node });
    else if (place === PLACES.review) {
      reviews[node]?.offer(slot, reviewKey(slot, tree.nodes[node]?.preset ?? rootPreset), node);
    } else newCards[node]?.offer(slot, newOrderKey(columns, slot, today, rootPreset.newOrder), node);
  }
  const takenReviews = takeWithinLimits(context, reviews, room.reviews, Infinity);
  const newAtMost = rootPreset.newIgnoresReviewLimit
    ? Infinity
    : Math.max(0, (room.both[root] ?? 0) - takenReviews.size);
  return {
    intraday: OrderedSlots.from(intraday),
    interday: OrderedSlots.from(interday),
    reviews: takenReviews,
    newCards: takeWithinLimits(context, newCards, room.newCards, newAtMost),
    reviewKey,
    behind,
  };
}
