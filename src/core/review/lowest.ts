/** A candidate for the queue: lower keys come first, ties by slot. */
export interface Candidate {
  readonly slot: number;
  readonly key: number;
  readonly node: number;
}

/** Total order of candidates. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return a.key - b.key || a.slot - b.slot;
}

/**
 * Keeps the lowest `capacity` of the candidates offered, in a heap with the highest on top: a limit of 200 out of a
 * million due cards needs no sort of a million.
 */
export class Lowest {
  readonly #heap: Candidate[] = [];
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** In no particular order. */
  get candidates(): readonly Candidate[] {
    return this.#heap;
  }

  offer(slot: number, key: number, node: number): void {
    const highest = this.#heap[0];
    if (this.#heap.length < this.#capacity) {
      this.#heap.push({ slot, key, node });
      this.#rise(this.#heap.length - 1);
    } else if (highest && (key < highest.key || (key === highest.key && slot < highest.slot))) {
      this.#heap[0] = { slot, key, node };
      this.#sink(0);
    }
  }

  #isHigher(a: number, b: number): boolean {
    const left = this.#heap[a];
    const right = this.#heap[b];
    return left !== undefined && right !== undefined && compareCandidates(left, right) > 0;
  }

  #swap(a: number, b: number): void {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }

  #rise(start: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isHigher(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(start: number): void {
    let at = start;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let highest = this.#isHigher(left, at) ? left : at;
      if (this.#isHigher(right, highest)) highest = right;
      if (highest === at) return;
      this.#swap(at, highest);
      at = highest;
    }
  }
}
