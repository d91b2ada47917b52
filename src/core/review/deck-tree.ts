import type { Deck, DeckId } from '#core/cards';
import { presetOf } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import type { StudyInput } from './input';

/** A deck with its place in the tree. Nodes are numbered so that a parent comes before its children. */
export interface DeckNode {
  readonly deckId: DeckId;
  /** Number of the parent; -1 at the top. */
  readonly parent: number;
  readonly preset: Preset;
}

/** The decks as numbered nodes, and the node of each deck index that the mirror's columns hold. */
export interface DeckTree {
  readonly nodes: readonly DeckNode[];
  /** By the mirror's deck index; -1 for a deck that is not in the tree. */
  readonly nodeOfDeck: Int32Array;
}

/** Parents first. A deck whose parent is missing, or that is its own ancestor, stands at the top. */
function parentsFirst(decks: readonly Deck[]): Deck[] {
  const known = new Map(decks.map((deck) => [deck.id, deck]));
  const ordered = new Map<DeckId, Deck>();
  for (const deck of decks) {
    const chain: Deck[] = [];
    const inChain = new Set<DeckId>();
    let current: Deck | undefined = deck;
    while (current && !ordered.has(current.id) && !inChain.has(current.id)) {
      chain.push(current);
      inChain.add(current.id);
      current = current.parentId === undefined ? undefined : known.get(current.parentId);
    }
    for (const link of chain.reverse()) ordered.set(link.id, link);
  }
  return [...ordered.values()];
}

/** Numbers the decks and gives each its preset. */
export function deckTree({ mirror, decks, presets }: StudyInput): DeckTree {
  const presetById = new Map(presets.map((preset) => [preset.id, preset]));
  const numberOf = new Map<DeckId, number>();
  const nodes: DeckNode[] = [];
  for (const deck of parentsFirst(decks)) {
    const parent = deck.parentId === undefined ? -1 : (numberOf.get(deck.parentId) ?? -1);
    numberOf.set(deck.id, nodes.length);
    nodes.push({ deckId: deck.id, parent, preset: presetOf(presetById, deck.presetId) });
  }
  const nodeOfDeck = Int32Array.from(mirror.deckIds, (deckId) => numberOf.get(deckId) ?? -1);
  return { nodes, nodeOfDeck };
}

/** Adds each node's value to all its ancestors, so that it covers what lies below. */
export function sumUpwards(nodes: readonly DeckNode[], values: Int32Array | Float64Array): void {
  for (let node = nodes.length - 1; node > 0; node--) {
    const parent = nodes[node]?.parent ?? -1;
    if (parent >= 0) values[parent] = (values[parent] ?? 0) + (values[node] ?? 0);
  }
}

/** What limits have left for today, by node: the preset's limit less what was done in the deck and all below it. */
export interface Room {
  readonly newCards: Int32Array;
  readonly reviews: Int32Array;
  /** Reviews allowed less new cards done too: what bounds new cards where the review limit holds for both. */
  readonly both: Int32Array;
}

/** Reads what was done today against the limits; values may be negative after a limit was lowered. */
export function roomToday(nodes: readonly DeckNode[], done: StudyInput['done']): Room {
  const newDone = Int32Array.from(nodes, ({ deckId }) => done.get(deckId)?.newDone ?? 0);
  const reviewDone = Int32Array.from(nodes, ({ deckId }) => done.get(deckId)?.reviewDone ?? 0);
  sumUpwards(nodes, newDone);
  sumUpwards(nodes, reviewDone);
  const room = {
    newCards: new Int32Array(nodes.length),
    reviews: new Int32Array(nodes.length),
    both: new Int32Array(nodes.length),
  };
  for (const [node, { preset }] of nodes.entries()) {
    room.newCards[node] = preset.newPerDay - (newDone[node] ?? 0);
    room.reviews[node] = preset.reviewsPerDay - (reviewDone[node] ?? 0);
    room.both[node] = (room.reviews[node] ?? 0) - (newDone[node] ?? 0);
  }
  return room;
}
