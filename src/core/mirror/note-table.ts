import type { CardColumns } from './columns';

const NONE = -1;

/**
 * Finds cards by note: an open-addressing hash table from the note id's two halves to the note's first slot, and a ring
 * from each slot to the note's next card. Plain memory, 12 bytes a card, where a Map of strings takes over 100.
 */
export class NoteTable {
  #slots: Int32Array;
  #ring: Int32Array;
  #notes = 0;

  private constructor(slots: Int32Array, ring: Int32Array) {
    this.#slots = slots;
    this.#ring = ring;
  }

  /** A table of the cards in `columns`. */
  static of(columns: CardColumns): NoteTable {
    const slots = new Int32Array(tableSize(columns.length)).fill(NONE);
    const table = new NoteTable(slots, new Int32Array(Math.max(16, columns.length)));
    for (let index = 0; index < columns.length; index++) table.add(columns, index);
    return table;
  }

  /** A copy that can grow on its own; far cheaper than building the table anew. */
  copy(): NoteTable {
    const copy = new NoteTable(this.#slots.slice(), this.#ring.slice());
    copy.#notes = this.#notes;
    return copy;
  }

  /** First slot of a note, -1 when there is none. */
  first(columns: CardColumns, high: number, low: number): number {
    return this.#slots[this.#place(columns, high, low)] ?? NONE;
  }

  /** Slot of the note's next card, -1 at the end. */
  next(index: number): number {
    const next = this.#ring[index] ?? NONE;
    return next > index ? next : NONE;
  }

  /** From each slot to the note's next card and from its last back to its first; a lone card leads to itself. */
  get ring(): Int32Array {
    return this.#ring;
  }

  /** Takes in the card in slot `index`, which must be the next one. */
  add(columns: CardColumns, index: number): void {
    if (this.#notes * 2 >= this.#slots.length) this.#grow(columns);
    if (index >= this.#ring.length) this.#lengthen(index);
    const high = columns.noteHigh[index] ?? 0;
    const low = columns.noteLow[index] ?? 0;
    if (index > 0 && columns.noteHigh[index - 1] === high && columns.noteLow[index - 1] === low) {
      // Mostly a note's cards were added together: the slot before is its last one yet and leads to its first.
      this.#ring[index] = this.#ring[index - 1] ?? NONE;
      this.#ring[index - 1] = index;
      return;
    }
    const place = this.#place(columns, high, low);
    const first = this.#slots[place] ?? NONE;
    if (first === NONE) {
      this.#slots[place] = index;
      this.#ring[index] = index;
      this.#notes++;
      return;
    }
    let last = first;
    for (let after = this.next(last); after !== NONE; after = this.next(last)) last = after;
    this.#ring[last] = index;
    this.#ring[index] = first;
  }

  /** Where the note's first slot stands or would stand. */
  #place(columns: CardColumns, high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let place = (Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
    for (;;) {
      const card = this.#slots[place] ?? NONE;
      if (card === NONE || (columns.noteHigh[card] === high && columns.noteLow[card] === low)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(columns: CardColumns): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(NONE);
    for (const card of old) {
      if (card === NONE) continue;
      this.#slots[this.#place(columns, columns.noteHigh[card] ?? 0, columns.noteLow[card] ?? 0)] = card;
    }
  }

  #lengthen(index: number): void {
    const longer = new Int32Array(Math.max(index + 1, this.#ring.length * 2));
    longer.set(this.#ring);
    this.#ring = longer;
  }
}

function tableSize(cards: number): number {
  let size = 64;
  while (size < cards * 2) size *= 2;
  return size;
}
