import { answersOf, textOf } from './asked';
import type { NewEntry, OldEntry } from './board';
import type { Weigh } from './difference';
import { bareKey, contentWords } from './text';
import { TURNING_WORDS } from './words';

/** Words of a note that lead to it, rarest first. */
const KEYS_PER_NOTE = 8;
/** A word in more notes than this leads nowhere. */
const MAX_NOTES_PER_WORD = 60;

/** How rare words and answers are in the courses at hand, and which existing notes share rare words with a text. */
export class Rarity {
  readonly #frequency = new Map<string, number>();
  readonly #oldAnswers: ReadonlyMap<string, number>;
  readonly #newAnswers: ReadonlyMap<string, number>;
  readonly #byWord = new Map<string, OldEntry[]>();
  readonly #documents: number;

  constructor(olds: readonly OldEntry[], open: readonly NewEntry[]) {
    this.#documents = olds.length + open.length;
    this.#oldAnswers = countAnswers(olds.map(({ existing }) => existing.note.content));
    this.#newAnswers = countAnswers(open.map(({ note }) => note.content));
    const words = olds.map(({ existing }) => contentWords(textOf(existing.note.content)));
    for (const set of words) this.#count(set);
    for (const { note } of open) this.#count(contentWords(textOf(note.content)));
    olds.forEach((old, index) => {
      for (const word of words[index] ?? []) {
        if ((this.#frequency.get(word) ?? 0) > MAX_NOTES_PER_WORD) continue;
        const notes = this.#byWord.get(word);
        if (notes === undefined) this.#byWord.set(word, [old]);
        else notes.push(old);
      }
    });
  }

  /** Weight of a word: logarithm of the inverse share of the notes that have it. */
  readonly weigh: Weigh = (word) => Math.log(1 + this.#documents / (this.#frequency.get(word) ?? 1));

  /** Whether an answer stands alone on both sides and says something: not "Yes", not "2". */
  readonly isTelling = (answer: string): boolean => {
    const words = [...contentWords(answer)];
    if (words.length === 0 || words.every((word) => TURNING_WORDS.has(word) || /^\p{N}{1,2}$/u.test(word)))
      return false;
    const key = bareKey(answer);
    return (this.#oldAnswers.get(key) ?? 0) <= 1 && (this.#newAnswers.get(key) ?? 0) <= 1;
  };

  /** Existing notes that share the most weight of rare words with a text, at most `limit`. */
  alike(text: string, limit: number): readonly OldEntry[] {
    const keys = [...contentWords(text)]
      .map((word) => ({ word, weight: this.weigh(word) }))
      .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1));
    const scores = new Map<OldEntry, number>();
    let used = 0;
    for (const { word, weight } of keys) {
      const notes = this.#byWord.get(word);
      if (notes === undefined) continue;
      for (const old of notes) scores.set(old, (scores.get(old) ?? 0) + weight);
      if (++used >= KEYS_PER_NOTE) break;
    }
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .slice(0, limit)
      .map(([old]) => old);
  }

  #count(words: ReadonlySet<string>): void {
    for (const word of words) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
  }
}

function countAnswers(contents: readonly OldEntry['existing']['note']['content'][]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const content of contents) {
    for (const answer of answersOf(content)) {
      const key = bareKey(answer);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
