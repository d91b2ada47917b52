/** A reproducible stream of random numbers for tests: mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** 0 ≤ n < `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }
}

const ONSETS = ['br', 'cl', 'dr', 'fl', 'gr', 'kl', 'pl', 'qu', 'str', 'tr', 'v', 'w', 'z', 'm', 'n'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'oo'];
const CODAS = ['lb', 'nk', 'rp', 'mt', 'sk', 'x', 'gg', 'ft', 'rn', 'lv'];

/** A word that no course has, of letters only; a different one for every number. */
export function inventWord(number: number): string {
  let word = '';
  let rest = number;
  for (let syllable = 0; syllable < 2 || rest > 0; syllable++) {
    word += ONSETS[rest % ONSETS.length] ?? '';
    rest = Math.floor(rest / ONSETS.length);
    word += (VOWELS[rest % VOWELS.length] ?? '') + (CODAS[(number + syllable) % CODAS.length] ?? '');
    rest = Math.floor(rest / VOWELS.length);
  }
  return word;
}
