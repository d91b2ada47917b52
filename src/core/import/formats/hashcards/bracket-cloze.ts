import { ankiCloze } from '../../reading/cloze';

/** End of the bracket opened at `open`; -1 when it never closes. Backslashes escape. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/**
 * Writes `[deletions]` in Anki's notation, numbered one by one. Images, links, escaped brackets and code spans stay as they
 * are.
 */
export function bracketClozes(text: string): { readonly text: string; readonly count: number } {
  let count = 0;
  let out = '';
  let at = 0;
  let closes = true;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\\' && /[[\]]/u.test(text[at + 1] ?? '')) {
      out += text.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (char === '`') {
      const end = text.indexOf('`', at + 1);
      const to = end < 0 ? at + 1 : end + 1;
      out += text.slice(at, to);
      at = to;
      continue;
    }
    const end = char === '[' && closes ? closing(text, at) : -1;
    if (char === '[' && end < 0) closes = false;
    if (end > at + 1) {
      const isImage = text[at - 1] === '!';
      const isLink = text[end + 1] === '(';
      if (isImage || isLink) out += text.slice(at, end + 1);
      else {
        count += 1;
        out += ankiCloze(count, text.slice(at + 1, end), '');
      }
      at = end + 1;
      continue;
    }
    out += char;
    at += 1;
  }
  return { text: out, count };
}
