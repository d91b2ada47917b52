import type { DeckId, PresetId } from './ids';

/** A node of the deck tree. A card lies in exactly one deck; a deck's counts include its descendants'. */
export interface Deck {
  readonly id: DeckId;
  readonly name: string;
  /** Absent at the top of the tree. */
  readonly parentId?: DeckId;
  readonly presetId: PresetId;
  /** Place among its siblings, ascending; ties by name. */
  readonly order: number;
}
