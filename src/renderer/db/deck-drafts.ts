import type { Deck, DeckId } from '#core/cards';
import { hash64 } from '#core/hash';
import { DEFAULT_PRESET } from '#core/scheduling';

/** The deck tree while an import adds to it. */
export class DeckDrafts {
  readonly #known: ReadonlyMap<DeckId, Deck>;
  readonly #added = new Map<DeckId, Deck>();
  readonly #ids = new Map<string, DeckId>();
  readonly #children = new Map<DeckId | undefined, number>();

  constructor(known: ReadonlyMap<DeckId, Deck>) {
    this.#known = known;
    for (const { parentId } of known.values()) this.#count(parentId);
  }

  get added(): readonly Deck[] {
    return [...this.#added.values()];
  }

  /** The deck at a path of names from the top of the tree, made with all above it when it is not there yet. */
  at(path: readonly string[]): DeckId {
    const key = path.join('\n');
    const made = this.#ids.get(key);
    if (made !== undefined) return made;
    const parentId = path.length > 1 ? this.at(path.slice(0, -1)) : undefined;
    const id = hash64(`deck\n${key}`) as DeckId;
    if (!this.#known.has(id)) {
      const order = this.#count(parentId);
      const name = path.at(-1) ?? '';
      this.#added.set(id, { id, name, ...(parentId && { parentId }), presetId: DEFAULT_PRESET.id, order });
    }
    this.#ids.set(key, id);
    return id;
  }

  #count(parentId: DeckId | undefined): number {
    const count = this.#children.get(parentId) ?? 0;
    this.#children.set(parentId, count + 1);
    return count;
  }
}
