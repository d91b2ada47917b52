import { questionOf } from '#core/cards';
import { answersOf, textOf } from './asked';
import type { NewEntry, OldEntry } from './board';
import type { Lexicon } from './difference';
import { contentWords, exactText, tokensOf, wordsOf, type Token } from './text';
import { STOP_WORDS, TURNING_WORDS } from './words';

/** Words of a note that lead to it, rarest first. */
const KEYS_PER_NOTE = 8;
/** A word in more notes than this leads nowhere. */
const MAX_NOTES_PER_WORD = 60;

/** Where a word occurs. */
interface Occurrences {
  count: number;
  readonly olds: OldEntry[];
}

/**
 * How rare words and answers are in the courses at hand, and which existing notes share rare words with a text. Knows only
 * the words of notes that are still without a partner: with few edits that is little, however long the course.
 */
export class Rarity implements Lexicon {
  readonly #words = new Map<string, Occurrences>();
  readonly #tokens = new Map<string, readonly Token[]>();
  readonly #oldAnswers: ReadonlyMap<string, number>;
  readonly #newAnswers: ReadonlyMap<string, number>;
  readonly #oldQuestions: ReadonlyMap<string, number>;
  readonly #newQuestions: ReadonlyMap<string, number>;
  readonly #documents: number;

  constructor(olds: readonly OldEntry[], left: readonly OldEntry[], open: readonly NewEntry[]) {
    this.#documents = olds.length + open.length;
    for (const { existing } of left) this.#learn(textOf(existing.note.content));
    for (const { note } of open) this.#learn(textOf(note.content));
    for (const { note } of open) this.#count(textOf(note.content), undefined);
    for (const old of olds) this.#count(textOf(old.existing.note.content), old);
    const before = olds.map(({ existing }) => existing.note.content);
    const after = open.map(({ note }) => note.content);
    const leftover = left.map(({ existing }) => existing.note.content);
    const answers = new Set(leftover.flatMap(answersOf).map(keyOf));
    this.#oldAnswers = countKeys(before.flatMap(answersOf), answers);
    this.#newAnswers = countKeys(after.flatMap(answersOf), answers);
    const questions = new Set(leftover.map(questionOf).map(keyOf));
    this.#oldQuestions = countKeys(before.map(questionOf), questions);
    this.#newQuestions = countKeys(after.map(questionOf), questions);
  }

  /** Logarithm of the inverse share of the notes that have the word. */
  readonly weigh = (word: string): number =>
    Math.log(1 + this.#documents / Math.max(1, this.#words.get(word)?.count ?? 1));

  readonly tokensOf = (text: string): readonly Token[] => {
    const known = this.#tokens.get(text);
    if (known !== undefined) return known;
    const tokens = tokensOf(text);
    this.#tokens.set(text, tokens);
    return tokens;
  };

  /** Whether an existing answer stands alone on both sides and says something: not "Yes", not "2". */
  readonly isTelling = (answer: string): boolean => {
    const words = [...contentWords(answer)];
    if (words.length === 0 || words.every((word) => TURNING_WORDS.has(word) || /^\p{N}{1,2}$/u.test(word)))
      return false;
    const key = keyOf(answer);
    return (this.#oldAnswers.get(key) ?? 0) <= 1 && (this.#newAnswers.get(key) ?? 0) <= 1;
  };

  /** Whether no other note asks the same question, before or now. */
  readonly isAlone = (question: string): boolean => {
    const key = keyOf(question);
    return (this.#oldQuestions.get(key) ?? 0) <= 1 && (this.#newQuestions.get(key) ?? 0) <= 1;
  };

  /** Existing notes that share the most weight of rare words with a text, at most `limit`. */
  alike(text: string, limit: number): readonly OldEntry[] {
    const keys = [...contentWords(text)]
      .map((word) => ({ word, count: this.#words.get(word)?.count ?? 0 }))
      .filter(({ count }) => count > 0 && count <= MAX_NOTES_PER_WORD)
      .sort((one, other) => one.count - other.count || (one.word < other.word ? -1 : 1));
    const scores = new Map<OldEntry, number>();
    let used = 0;
    for (const { word } of keys) {
      const olds = this.#words.get(word)?.olds ?? [];
      if (olds.length === 0) continue;
      const weight = this.weigh(word);
      for (const old of olds) scores.set(old, (scores.get(old) ?? 0) + weight);
      if (++used >= KEYS_PER_NOTE) break;
    }
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .slice(0, limit)
      .map(([old]) => old);
  }

  #learn(text: string): void {
    for (const word of wordsOf(text)) {
      if (!STOP_WORDS.has(word) && !this.#words.has(word)) this.#words.set(word, { count: 0, olds: [] });
    }
  }

  #count(text: string, old: OldEntry | undefined): void {
    const seen = new Set<Occurrences>();
    for (const word of wordsOf(text)) {
      const occurrences = this.#words.get(word);
      if (occurrences === undefined || seen.has(occurrences)) continue;
      seen.add(occurrences);
      occurrences.count++;
      if (old !== undefined && occurrences.olds.length <= MAX_NOTES_PER_WORD) occurrences.olds.push(old);
    }
  }
}

function keyOf(text: string): string {
  return exactText(text).toLowerCase();
}

/** How often each of the texts asked about occurs. */
function countKeys(texts: readonly string[], asked: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const key = keyOf(text);
    if (asked.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
