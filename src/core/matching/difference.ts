import type { Token } from './text';
import { isCode, saysTheSame } from './text';
import { areOpposites } from './words';

/** What comparing needs to know about the courses at hand. */
export interface Lexicon {
  /** Weight of a word: the rarer, the heavier. */
  readonly weigh: (word: string) => number;
  /** The tokens of a text, remembered: a text is compared with many. */
  readonly tokensOf: (text: string) => readonly Token[];
}

/** How two texts differ. */
export interface Difference {
  /** They say the same but for punctuation, emphasis and case. */
  readonly same: boolean;
  /** Share of the common words by weight, 0–1. */
  readonly similarity: number;
  /** Share of the words of the lighter text that the other has, by weight, 0–1. */
  readonly containment: number;
  /** Why the meaning may have changed, as the end of a sentence; absent when nothing says so. */
  readonly changedMeaning?: string;
  /** One text is a clause or more of the other, nothing else changed. */
  readonly isPart: boolean;
  /** Words of subject matter in the shorter text. */
  readonly contentCount: number;
}

/** Compares two texts word by word in order. Quadratic in their length, which `tokensOf` bounds. */
export function differenceOf(before: string, after: string, { weigh, tokensOf }: Lexicon): Difference {
  const old = tokensOf(before);
  const now = tokensOf(after);
  const contentCount = Math.min(old.filter(isContent).length, now.filter(isContent).length);
  const { removed, added } = unmatched(old, now);
  const sameWords = removed.length === 0 && added.length === 0;
  if (saysTheSame(before, after) || (sameWords && !isCode(before) && !isCode(after))) {
    return { same: true, similarity: 1, containment: 1, isPart: false, contentCount };
  }
  const weight = (tokens: readonly Token[]): number =>
    tokens.reduce((sum, token) => sum + weigh(token.word) * (token.isContent ? 1 : 0.15), 0);
  const [oldWeight, nowWeight, gone, come] = [weight(old), weight(now), weight(removed), weight(added)];
  const common = (oldWeight - gone + nowWeight - come) / 2;
  const changedMeaning = meaningChange(removed, added, old.length === now.length);
  return {
    same: false,
    similarity: oldWeight + nowWeight === 0 ? 0 : (2 * common) / (oldWeight + nowWeight),
    containment: Math.min(oldWeight, nowWeight) === 0 ? 0 : common / Math.min(oldWeight, nowWeight),
    isPart: isClauseOf(now, old) || isClauseOf(old, now),
    contentCount,
    ...(changedMeaning === undefined ? {} : { changedMeaning }),
  };
}

function isContent(token: Token): boolean {
  return token.isContent;
}

interface Unmatched {
  readonly removed: readonly Token[];
  readonly added: readonly Token[];
}

/** What remains of both after their longest common subsequence; forms of one word count as equal. */
function unmatched(allOld: readonly Token[], allNow: readonly Token[]): Unmatched {
  let head = 0;
  while (head < allOld.length && head < allNow.length && allOld[head]?.word === allNow[head]?.word) head++;
  let tail = 0;
  const shorter = Math.min(allOld.length, allNow.length) - head;
  while (tail < shorter && allOld.at(-1 - tail)?.word === allNow.at(-1 - tail)?.word) tail++;
  const old = allOld.slice(head, allOld.length - tail);
  const now = allNow.slice(head, allNow.length - tail);
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const equal = (i: number, j: number): boolean => old[i]?.stem === now[j]?.stem;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = equal(i, j)
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const removed: Token[] = [];
  const added: Token[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [one, other] = [old[i], now[j]];
    if (one !== undefined && other !== undefined && equal(i, j)) {
      i++;
      j++;
    } else if (other === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      if (one !== undefined) removed.push(one);
      else if (other !== undefined) added.push(other);
      if (one !== undefined) i++;
      else j++;
    } else {
      added.push(other);
      j++;
    }
  }
  return { removed, added };
}

function meaningChange(removed: readonly Token[], added: readonly Token[], sameLength: boolean): string | undefined {
  const changed = [...removed, ...added];
  if (changed.length === 0) return 'signs in the code changed';
  const number = changed.find(({ isNumber }) => isNumber);
  if (number !== undefined) return `a number changed (${number.word})`;
  const turning = changed.find(({ isTurning }) => isTurning);
  if (turning !== undefined) return `“${turning.word}” turns what it says`;
  for (const gone of removed) {
    const opposite = added.find(({ word }) => areOpposites(gone.word, word));
    if (opposite !== undefined) return `“${gone.word}” became “${opposite.word}”`;
  }
  const [oldTerm, newTerm] = [removed.find(({ isTerm }) => isTerm), added.find(({ isTerm }) => isTerm)];
  if (oldTerm !== undefined && newTerm !== undefined) return `“${oldTerm.word}” became “${newTerm.word}”`;
  const moved = removed.find(({ isContent, word }) => isContent && added.some((token) => token.word === word));
  if (moved !== undefined && sameLength) return `the order around “${moved.word}” changed`;
  return undefined;
}

/** Whether `part` stands in `whole` word for word, cut where clauses begin and end, and is not all of it. */
function isClauseOf(part: readonly Token[], whole: readonly Token[]): boolean {
  if (part.length < 3 || part.length >= whole.length) return false;
  for (let start = 0; start + part.length <= whole.length; start++) {
    if (whole[start]?.word !== part[0]?.word || whole[start]?.opensClause !== true) continue;
    const end = start + part.length;
    if (end < whole.length && whole[end]?.opensClause !== true) continue;
    if (part.every((token, index) => token.word === whole[start + index]?.word)) return true;
  }
  return false;
}
