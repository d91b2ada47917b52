import type { CardId, DeckId, NoteId } from '#core/cards';
import type { CardState } from '#core/scheduling';
import type { CardColumns } from './columns';

/** What readers may see of the mirror: columns, look-ups and versions. */
export interface MirrorView {
  /** Rises with every change of any card. */
  readonly version: number;
  /** Rises when cards came, went, moved or changed flags, so that a queue must be built anew. */
  readonly structureVersion: number;
  /** The live columns; ask again after a rise of `structureVersion`, since growth replaces the arrays. */
  columns(): CardColumns;
  /** Deck of each index that `columns().deck` holds. */
  readonly deckIds: readonly DeckId[];
  /** Index of a deck in `deckIds`, -1 when no card ever lay in it. */
  deckIndex(deckId: DeckId): number;
  /** Slot of a card, -1 when there is none. */
  cardIndex(cardId: CardId): number;
  cardIdAt(index: number): CardId;
  noteIdAt(index: number): NoteId;
  /** Schedule of the card in a slot. */
  stateAt(index: number): CardState;
  /** Schedule of a card; undefined when there is no such card. */
  stateOf(cardId: CardId): CardState | undefined;
  /** Slots of all cards of the note in that slot, itself included, in the order they were added. */
  siblings(index: number): readonly number[];
}
