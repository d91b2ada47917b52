const ESCAPED = /\\([~=#{}:\\n])/gu;

/** Resolves GIFT's escapes: `\=` is `=`, `\n` a line break; other backslashes stay. */
export function unescapeGift(text: string): string {
  return text.replace(ESCAPED, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** Index of the first `char` from `from` on that is not escaped; -1 when there is none. */
export function firstPlain(text: string, char: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === char) return at;
  }
  return -1;
}

/** Splits before every unescaped one of `chars`; the parts keep the sign they start with. */
export function splitPlain(text: string, chars: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\') at += 1;
    else if (chars.includes(char) && !isWithinText(text, at, from)) {
      if (at > from) parts.push(text.slice(from, at));
      from = at;
    }
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Authors forget to escape `=` in attributes and formulas: a sign starts an answer only after a blank or at a line's start. */
function isWithinText(text: string, at: number, from: number): boolean {
  if (text[at] === '#') return false;
  if (at === from) return at > 0;
  return text[at] === '=' && /["'\w]/u.test(text[at - 1] ?? ' ') && /["'\w]/u.test(text[at + 1] ?? ' ');
}
