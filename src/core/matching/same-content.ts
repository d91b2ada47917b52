import { textOf } from './asked';
import type { Board, NewEntry, OldEntry } from './board';
import { contextLikeness, groupBy } from './board';
import type { Gap } from './places';
import { contentWords } from './text';

/** With this many words of subject matter, a note is recognised under any heading. */
const SUFFICIENT_WORDS = 6;
/** So few are enough for a note that there was and is only once, and that has no number: "Maximum size: 16 TiB" says too little. */
const SUFFICIENT_WORDS_ALONE = 4;

/** Pairs notes of one source that ask the same under the same headings; equal ones by their order. Live ones come first. */
export function pairUnchanged(board: Board): void {
  const keyOf = ({ source, context, asked }: OldEntry | NewEntry): string => `${source}\n${context}\n${asked}`;
  const olds = groupBy(
    [...board.olds.filter((old) => !old.isArchived), ...board.olds.filter((old) => old.isArchived)].filter((old) =>
      board.isFree(old),
    ),
    keyOf,
  );
  for (const entry of board.open()) {
    const old = olds.get(keyOf(entry))?.shift();
    if (old !== undefined) board.pair(entry, { old, how: 'same', confidence: 1, isSplit: false, reason: 'Unchanged.' });
  }
}

/** Pairs notes that ask the same under other headings or in another file, where it is plain that they are the same. */
export function pairMoved(board: Board, gaps: ReadonlyMap<NewEntry, Gap>): void {
  const open = board.open();
  const asked = new Set(open.map((entry) => entry.asked));
  const olds = groupBy(
    board.olds.filter((old) => asked.has(old.asked) && board.isFree(old)),
    (old) => old.asked,
  );
  const counts = new Map<string, number>();
  for (const old of board.olds) if (asked.has(old.asked)) counts.set(old.asked, (counts.get(old.asked) ?? 0) + 1);
  for (const [key, entries] of groupBy(open, (entry) => entry.asked)) {
    const candidates = olds.get(key);
    if (candidates === undefined) continue;
    const words = contentWords(textOf(entries[0]?.note.content ?? EMPTY));
    const isAlone = entries.length === 1 && counts.get(key) === 1 && ![...words].some((word) => /\p{N}/u.test(word));
    const isSufficient = words.size >= (isAlone ? SUFFICIENT_WORDS_ALONE : SUFFICIENT_WORDS);
    const pairs = entries
      .slice(0, MAX_EQUALS)
      .flatMap((entry) => candidates.slice(0, MAX_EQUALS).map((old) => likeness(entry, old, gaps.get(entry))))
      .filter(({ score, isSamePlace }) => isSufficient || isSamePlace || score >= 0.5)
      .sort((one, other) => other.score - one.score);
    for (const { entry, old, score, isSamePlace } of pairs) {
      if (entry.pairing !== undefined || !board.isFree(old)) continue;
      const rivals = pairs.filter((pair) => pair.entry === entry && pair.old !== old && board.isFree(pair.old));
      if (!isSufficient && rivals.some((rival) => rival.score >= score - 0.05)) continue;
      const confidence = Math.min(0.99, 0.9 + 0.05 * score + (isSamePlace ? 0.04 : 0));
      board.pair(entry, { old, how: 'same', confidence, isSplit: false, reason: 'The same card.' });
    }
  }
}

const EMPTY = { kind: 'basic', front: '', back: '' } as const;
/** Of notes that are equal more often than this, the rest counts as new. */
const MAX_EQUALS = 30;

interface Likeness {
  readonly entry: NewEntry;
  readonly old: OldEntry;
  readonly score: number;
  readonly isSamePlace: boolean;
}

function likeness(entry: NewEntry, old: OldEntry, gap: Gap | undefined): Likeness {
  const isSamePlace = gap?.beside.has(old) === true;
  const score =
    contextLikeness(entry.context, old.context) -
    (entry.source === old.source ? 0 : 0.2) -
    (old.isArchived ? 0.1 : 0) +
    (isSamePlace ? 0.2 : 0);
  return { entry, old, score, isSamePlace };
}
