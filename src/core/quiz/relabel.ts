const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** `(B)`, `option B`, `answer B`: how prose names an option by its letter beyond doubt. */
const NAMED = /\(([A-H])\)|\b(option|answer|choice)\s([A-H])\b/gi;
/** Names options by bare letters, which cannot be told from words well enough to rewrite. */
const NAMED_BARE =
  /(?:^|[\s,;])[B-H](?:\s(?:and|or)\s[A-H]\b|\s(?:is|are|would|was|were)\s|:\s)|\b[A-H]\s(?:and|or)\s[B-H]\b/;

/** Whether prose names options by bare letters, so that the options must keep the order of the source. */
export function namesBareLetters(prose: string): boolean {
  return NAMED_BARE.test(prose);
}

/** Rewrites the letters by which prose names options in source order to the letters they are shown under. */
export function relabel(prose: string, order: readonly number[]): string {
  return prose.replace(NAMED, (whole, bracketed: string | undefined, word: string | undefined, after = '') => {
    const letter = (bracketed ?? String(after)).toUpperCase();
    const place = order.indexOf(LETTERS.indexOf(letter));
    const shown = LETTERS[place];
    if (shown === undefined || (bracketed !== undefined && bracketed !== letter)) return whole;
    return bracketed === undefined ? `${word ?? ''} ${shown}` : `(${shown})`;
  });
}
