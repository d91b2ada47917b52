interface Entry {
  readonly slot: number;
  readonly key: number;
}

/** Slots in ascending order of a key; ties by slot. A slot that is taken out and put back is where it was. */
export class OrderedSlots {
  readonly #entries: Entry[] = [];

  /** Takes `entries` in any order. */
  static from(entries: readonly Entry[]): OrderedSlots {
    const ordered = new OrderedSlots();
    ordered.#entries.push(...entries);
    ordered.#entries.sort((a, b) => a.key - b.key || a.slot - b.slot);
    return ordered;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The first slot; undefined when empty. */
  get first(): number | undefined {
    return this.#entries[0]?.slot;
  }

  /** Slots from first to last. */
  get slots(): readonly number[] {
    return this.#entries.map(({ slot }) => slot);
  }

  /** Entries from first to last. */
  [Symbol.iterator](): IterableIterator<Entry> {
    return this.#entries.values();
  }

  insert(slot: number, key: number): void {
    this.#entries.splice(this.#place(slot, key), 0, { slot, key });
  }

  /** Takes a slot out; false when it is not there under this key. */
  remove(slot: number, key: number): boolean {
    const place = this.#place(slot, key);
    if (this.#entries[place]?.slot !== slot) return false;
    this.#entries.splice(place, 1);
    return true;
  }

  #place(slot: number, key: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry && (entry.key < key || (entry.key === key && entry.slot < slot))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
