/** A stretch of words that stayed, went or came. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longest texts that are compared word by word; longer ones are shown as a whole, old and new. */
const MAX_WORDS = 600;

/** How one text became the other, word by word: a longest common subsequence, white space kept with the word before it. */
export function wordDifference(before: string, after: string): readonly WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MAX_WORDS || now.length > MAX_WORDS)
    return merged([wordRun('removed', before), wordRun('added', after)]);
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const isSame = (i: number, j: number): boolean => old[i]?.trim() === now[j]?.trim();
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && isSame(i, j)) {
      runs.push(wordRun('same', now[j]));
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
      runs.push(wordRun('removed', old[i++]));
    else runs.push(wordRun('added', now[j++]));
  }
  return merged(runs);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/gu) ?? [];
}

function wordRun(kind: WordRun['kind'], text: string | undefined): WordRun {
  return { kind, text: text ?? '' };
}

function merged(runs: readonly WordRun[]): readonly WordRun[] {
  const joined: WordRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.kind === run.kind) joined[joined.length - 1] = wordRun(run.kind, last.text + run.text);
    else if (run.text !== '') joined.push(run);
  }
  return joined;
}
