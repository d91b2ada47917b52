import type { ScannedLine } from './scan';
import { HEAD_CHARS, headOf } from './words';

const LEAD = /^(?:>\s?|[-*+•]\s+|#{1,6}\s+)+/u;

/** A line that nothing decorates. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}.,;:!?'"()=+/%-]| (?! ))*[\p{L}\p{N}.,;:!?'"()]$/u;

/** Strips what decorates a line (quote and list marks, heading marks, tags, emphasis) so that words can be looked for. */
export function cleanLine(text: string): string {
  if (text.length <= HEAD_CHARS && PLAIN.test(text)) return text;
  const head = headOf(text);
  const tail = text.slice(head.length);
  const cleaned = head
    .replace(LEAD, '')
    .replace(/^\[![a-z]{1,20}\][+-]?\s*|^:{3,}\s?[a-z]{0,20}\s/iu, '')
    .replace(/^(?:\?{3}\+?|!{3})\s+[\w-]{1,30}\s+"([^"]{0,200})"/u, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/gu, ' ')
    .replace(/<!--|-->/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\[([^[\]]{0,200})\]\([^()]{0,200}\)/gu, '$1')
    .replace(/\*{1,3}|__|~~|\|\||`/gu, '')
    .replace(/^[\s_]+|[\s_]{1,200}$/gu, '')
    .replace(/^(?:[\p{Extended_Pictographic}\uFE0F\u200D]|[→➡⇒▶►✓✔√]|[=-]>)+\s*/u, '')
    .replace(/^[A-Za-z]*:bulb:|^:[a-z_]{2,30}:\s*/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return cleaned + tail;
}

const cleaned = new WeakMap<ScannedLine, string>();

/** `cleanLine` of a scanned line, done once. */
export function cleanedOf(line: ScannedLine): string {
  const known = cleaned.get(line);
  if (known !== undefined) return known;
  const text = cleanLine(line.text);
  cleaned.set(line, text);
  return text;
}

/** One form of a text for comparing it with another, punctuation kept. */
export function comparable(text: string): string {
  return text.replace(/[*_`]/gu, '').replace(/\s+/gu, ' ').trim();
}

/** Takes away the indentation that all non-blank lines share, and blank lines at both ends. */
export function dedent(lines: readonly string[]): string {
  let common = Infinity;
  for (const line of lines) {
    if (line.trim() !== '') common = Math.min(common, line.length - line.trimStart().length);
  }
  if (common === Infinity) return '';
  let from = 0;
  let to = lines.length;
  while (from < to && (lines[from] ?? '').trim() === '') from += 1;
  while (to > from && (lines[to - 1] ?? '').trim() === '') to -= 1;
  return lines
    .slice(from, to)
    .map((line) => line.slice(common).trimEnd())
    .join('\n');
}
