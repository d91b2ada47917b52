import { ankiCloze } from '../../reading/cloze';

/** A paragraph with its deletions in Anki's notation. */
export interface ObsidianCloze {
  readonly text: string;
  /** Highest number given; ordinals are number − 1. */
  readonly ordinals: readonly number[];
  /** Marks such as `[^ashh]` that ask for more than hiding one part at a time. */
  readonly unsupported: boolean;
}

const HIGHLIGHT = /==(?=\S)([^=\n]{1,1000}(?:=[^=\n]{1,1000}){0,8})==/u;
const BOLD = /\*\*(?=\S)([^*\n]{1,1000})\*\*/u;
const CURLY = /\{\{(?:(\d{1,2})::)?([^{}\n]{1,1000}?)(?:::([^{}\n]{1,300}))?\}\}/u;
const HINT = String.raw`(?:\^\[([^\]\n]{1,300})\])?(?:\[\^(\d{1,2}|[ash]{1,30})\])?`;

/** Writes `==x==`, `{{x}}` and, if wanted, `**x**` in Anki's notation, with hints `^[…]` and numbers `[^1]`. */
export function obsidianClozes(paragraph: string, bold: boolean): ObsidianCloze {
  const patterns = [HIGHLIGHT, CURLY, ...(bold ? [BOLD] : [])].map((pattern) => `(?:${pattern.source})`);
  const all = new RegExp(`(?:\`[^\`\\n]{0,1000}\`)|(?:${patterns.join('|')})${HINT}`, 'gu');
  const numbers: number[] = [];
  let next = 0;
  let unsupported = false;
  const text = paragraph.replace(all, (whole: string, ...groups: unknown[]) => {
    const parts = groups.map((group) => (typeof group === 'string' ? group : ''));
    const [high = '', curlyNumber = '', curly = '', curlyHint = ''] = parts;
    const strong = bold ? (parts[4] ?? '') : '';
    const [hint = '', order = ''] = parts.slice(bold ? 5 : 4);
    const hidden = high || curly || strong;
    if (hidden === '') return whole;
    const asked = Number(curlyNumber || order);
    if (order !== '' && Number.isNaN(asked)) unsupported = true;
    next = asked > 0 ? asked : next + 1;
    numbers.push(next);
    return ankiCloze(next, hidden, hint || curlyHint);
  });
  const ordinals = [...new Set(numbers)].sort((left, right) => left - right).map((number) => number - 1);
  return { text, ordinals, unsupported };
}
