import type { DeckId } from '#core/cards';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { CardState, DueLoad, Preset } from '#core/scheduling';
import type { StudyCounts } from './deck-counts';
import { deckTree, roomToday } from './deck-tree';
import type { Room } from './deck-tree';
import { DueLoads } from './due-loads';
import { gather, isOverdrawn, nodeOf, subtree } from './gather';
import type { GatherContext, Gathered } from './gather';
import type { DoneCounts, StudyInput } from './input';
import { isNewNext } from './mix';
import { dueThenRandom, newOrderKey } from './order';
import { OrderedSlots } from './ordered-slots';
import { PLACES, buriedPlaces, placeOf } from './place';
import type { Place } from './place';

const MS_PER_MINUTE = 60_000;

/** What comes next: a card, a wait until a learning card may be shown, or nothing more today. */
export type QueueHead =
  | { readonly kind: 'card'; readonly slot: number }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'done' };

/** Which limit an answer to a card of each phase counts towards. */
const LIMITED_PLACES = {
  new: PLACES.new,
  learning: undefined,
  review: PLACES.review,
  relearning: undefined,
} as const;

function limited(place: Place | undefined): Place | undefined {
  return place === PLACES.new || place === PLACES.review ? place : undefined;
}

interface Position {
  readonly list: OrderedSlots;
  readonly key: number;
  readonly place: Place;
}

/**
 * A session's queue on one deck and all below it, for one study day. It is a function of the mirror and of what was done
 * today, brought up to date per answer instead of built anew: after any sequence of answers and undos it equals the
 * queue that `buildQueue` would give. Build it anew when the study day, the decks, the presets or the mirror's
 * `structureVersion` change.
 */
export class StudyQueue {
  readonly #context: GatherContext;
  readonly #done: Map<DeckId, DoneCounts>;
  readonly #loads: DueLoads;
  readonly #positions = new Map<number, Position>();
  #room: Room;
  #lists: Gathered;

  constructor(input: StudyInput, deckId: DeckId) {
    const tree = deckTree(input);
    const columns = input.mirror.columns();
    const ring = input.mirror.siblingRing();
    const root = nodeOf(tree, deckId);
    const inside = subtree(tree.nodes, root);
    this.#context = { tree, root, inside, columns, ring, today: input.now.day };
    this.#done = new Map(input.done);
    this.#loads = new DueLoads(tree, columns, ring, input.now.day);
    this.#room = roomToday(tree.nodes, this.#done);
    this.#lists = gather(this.#context, this.#room);
    this.#index();
  }

  /** New, learning and review cards left in this session at `atMs`; equals `deckCounts` for the deck. */
  counts(atMs: number): StudyCounts {
    const { intraday, interday, newCards, reviews } = this.#lists;
    let learning = interday.size;
    for (const { slot, key } of intraday) if (key <= this.#aheadMs(slot, atMs)) learning++;
    return { newCards: newCards.size, learning, reviews: reviews.size };
  }

  /**
   * What to show at `atMs`: a learning card that is due, then interday learning, then reviews and new cards as the
   * preset mixes them, then learning cards within the learn-ahead limit. `previous` is the slot shown last; it is not
   * shown twice in a row ahead of its time while another one can be.
   */
  head(atMs: number, previous?: number): QueueHead {
    const { intraday, interday } = this.#lists;
    const [earliest] = intraday;
    if (earliest && earliest.key <= atMs) return { kind: 'card', slot: earliest.slot };
    const slot = interday.first ?? this.#mixed();
    if (slot !== undefined) return { kind: 'card', slot };
    return this.#ahead(atMs, previous);
  }

  /** What the card in `slot` is spread against, for `previewAnswers`. */
  loadFor(slot: number): DueLoad {
    return this.#loads.loadFor(slot);
  }

  /** The card in `slot` was answered, or an answer was redone; the mirror already holds `after`. */
  answered(slot: number, before: CardState, after: CardState): void {
    this.#move(slot, before, after, before, 1);
  }

  /** An answer to the card in `slot` was undone: `from` no longer holds, the mirror already holds `back` again. */
  undone(slot: number, from: CardState, back: CardState): void {
    this.#move(slot, from, back, back, -1);
  }

  #move(slot: number, from: CardState, to: CardState, answeredState: CardState, answers: 1 | -1): void {
    this.#loads.moved(slot, from, to);
    const node = this.#context.tree.nodes[this.#nodeOf(slot)];
    if (!node || this.#context.inside[this.#nodeOf(slot)] !== 1) {
      if (!this.#siblingsInPlace(slot)) this.#gatherAnew();
      return;
    }
    const counted = LIMITED_PLACES[answeredState.phase];
    const taken = limited(this.#takeOut(slot));
    const { newDone, reviewDone } = this.#done.get(node.deckId) ?? { newDone: 0, reviewDone: 0 };
    this.#done.set(node.deckId, {
      newDone: newDone + (counted === PLACES.new ? answers : 0),
      reviewDone: reviewDone + (counted === PLACES.review ? answers : 0),
    });
    const put = limited(this.#putIn(slot, node.preset));
    const inPlace = answers === 1 ? taken === counted && put === undefined : taken === undefined && put === counted;
    if (!inPlace || !this.#limitsHold(slot) || !this.#siblingsInPlace(slot)) this.#gatherAnew();
  }

  #gatherAnew(): void {
    this.#room = roomToday(this.#context.tree.nodes, this.#done);
    this.#lists = gather(this.#context, this.#room);
    this.#index();
  }

  /** Usually one card leaves as one is done, or the other way round; not so after a limit was lowered below what is done. */
  #limitsHold(slot: number): boolean {
    const { newCards, reviews } = this.#lists;
    const { newDone, reviewDone } = this.#rootDone();
    const { reviewsPerDay, newIgnoresReviewLimit } = this.#rootPreset;
    const bothHold =
      newIgnoresReviewLimit ||
      newCards.size === 0 ||
      newDone + newCards.size + reviewDone + reviews.size <= reviewsPerDay;
    return bothHold && !isOverdrawn(this.#context, this.#room, this.#nodeOf(slot));
  }

  /** An answer can bury siblings, an undo can bring them back; those beyond the limit decide whether more is due than it allows. */
  #siblingsInPlace(slot: number): boolean {
    const { columns, ring, today, tree, inside } = this.#context;
    if (this.#lists.behind && this.#rootPreset.reviewOrder === 'auto' && ring[slot] !== slot) return false;
    for (let sibling = ring[slot] ?? slot; sibling !== slot; sibling = ring[sibling] ?? slot) {
      const node = this.#nodeOf(sibling);
      const preset = inside[node] === 1 ? tree.nodes[node]?.preset : undefined;
      const place = preset ? placeOf(columns, ring, sibling, buriedPlaces(preset), today) : PLACES.none;
      if (place !== (this.#positions.get(sibling)?.place ?? PLACES.none)) return false;
    }
    return true;
  }

  #takeOut(slot: number): Place | undefined {
    const position = this.#positions.get(slot);
    if (!position) return undefined;
    position.list.remove(slot, position.key);
    this.#positions.delete(slot);
    return position.place;
  }

  #putIn(slot: number, preset: Preset): Place {
    const { columns, ring, today } = this.#context;
    const place = placeOf(columns, ring, slot, buriedPlaces(preset), today);
    if (place === PLACES.none) return place;
    const position = this.#positionFor(slot, preset, place);
    position.list.insert(slot, position.key);
    this.#positions.set(slot, position);
    return place;
  }

  #positionFor(slot: number, preset: Preset, place: Exclude<Place, typeof PLACES.none>): Position {
    const { columns, today } = this.#context;
    const { intraday, interday, reviews, newCards, reviewKey } = this.#lists;
    switch (place) {
      case PLACES.intraday:
        return { list: intraday, key: columns.dueAt[slot] ?? 0, place };
      case PLACES.interday:
        return { list: interday, key: dueThenRandom(columns, slot, today), place };
      case PLACES.review:
        return { list: reviews, key: reviewKey(slot, preset), place };
      case PLACES.new:
        return { list: newCards, key: newOrderKey(columns, slot, today, this.#rootPreset.newOrder), place };
    }
  }

  #index(): void {
    this.#positions.clear();
    const { intraday, interday, reviews, newCards } = this.#lists;
    const lists = [
      [intraday, PLACES.intraday],
      [interday, PLACES.interday],
      [reviews, PLACES.review],
      [newCards, PLACES.new],
    ] as const;
    for (const [list, place] of lists) {
      for (const { slot, key } of list) this.#positions.set(slot, { list, key, place });
    }
  }

  #mixed(): number | undefined {
    const { newCards, reviews } = this.#lists;
    const newNext = isNewNext(this.#rootPreset.newMix, {
      ...this.#rootDone(),
      newLeft: newCards.size,
      reviewLeft: reviews.size,
    });
    return newNext ? newCards.first : reviews.first;
  }

  #ahead(atMs: number, previous: number | undefined): QueueHead {
    let waitUntilMs = Infinity;
    let again: number | undefined;
    for (const { slot, key } of this.#lists.intraday) {
      if (key > this.#aheadMs(slot, atMs)) waitUntilMs = Math.min(waitUntilMs, key - this.#aheadMs(slot, 0));
      else if (slot === previous) again = slot;
      else return { kind: 'card', slot };
    }
    if (again !== undefined) return { kind: 'card', slot: again };
    return waitUntilMs === Infinity ? { kind: 'done' } : { kind: 'wait', untilMs: waitUntilMs };
  }

  #aheadMs(slot: number, atMs: number): number {
    const { learnAheadMinutes } = this.#context.tree.nodes[this.#nodeOf(slot)]?.preset ?? DEFAULT_PRESET;
    return atMs + learnAheadMinutes * MS_PER_MINUTE;
  }

  #rootDone(): DoneCounts {
    let newDone = 0;
    let reviewDone = 0;
    for (const [node, { deckId }] of this.#context.tree.nodes.entries()) {
      if (this.#context.inside[node] !== 1) continue;
      const done = this.#done.get(deckId);
      newDone += done?.newDone ?? 0;
      reviewDone += done?.reviewDone ?? 0;
    }
    return { newDone, reviewDone };
  }

  #nodeOf(slot: number): number {
    const { tree, columns } = this.#context;
    return tree.nodeOfDeck[columns.deck[slot] ?? 0] ?? -1;
  }

  get #rootPreset(): Preset {
    return this.#context.tree.nodes[this.#context.root]?.preset ?? DEFAULT_PRESET;
  }
}
