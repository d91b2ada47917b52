import { frontMatterLines } from '../reading/markdown-lines';
import { headOf } from './words';

/** What a line is before any question is looked for. */
export type LineKind = 'blank' | 'code' | 'comment' | 'front-matter' | 'heading' | 'rule' | 'table' | 'text';

/** A source line with what its surroundings make of it. */
export interface ScannedLine {
  /** Counting from 1. */
  readonly number: number;
  readonly raw: string;
  /** Trimmed, without quote marks. */
  readonly text: string;
  /** Columns before the text, a tab counting 4. */
  readonly indent: number;
  readonly kind: LineKind;
  /** Number of the `<details>` block the line is in, 0 outside. */
  readonly details: number;
}

/** A scanned source. */
export interface Scan {
  readonly lines: readonly ScannedLine[];
  /** Lines of fences that never close. */
  readonly unclosedFences: readonly number[];
}

const FENCE = /^(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s*)?(?:\(?[A-Pa-p][.):]\s*)?(`{3,20}|~{3,20})([^`]*)$/u;
const QUESTION_HEADING = /^#{2,6}\s+(?:\*\*)?(?:Q|Question)?\s?\.?\d{1,4}[.):]/iu;

/** Columns a line is indented by, a tab counting 4. */
function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += 4;
    else break;
  }
  return columns;
}

function withoutQuote(line: string): string {
  return line.trimStart().startsWith('>') ? line.replace(/^\s*(?:>\s?)+/u, '') : line;
}

function closes(text: string, fence: string): boolean {
  return text.startsWith(fence) && /^(?:`+|~+)$/u.test(headOf(text));
}

/** Where a fence was sought in vain, so that the next one like it need not look again: keeps the scan linear. */
interface FenceMiss {
  readonly length: number;
  readonly until: number;
}

/** Index of the line that ends the fence opened at `open`; else the line before which it has no end. */
function fenceEnd(
  lines: readonly string[],
  open: number,
  fence: string,
): { readonly closed: boolean; readonly index: number } {
  for (let index = open + 1; index < lines.length; index += 1) {
    const text = withoutQuote(lines[index] ?? '').trim();
    if (closes(text, fence)) return { closed: true, index };
    if (text.startsWith('#') && QUESTION_HEADING.test(headOf(text))) return { closed: false, index };
  }
  return { closed: false, index: lines.length };
}

function kindOf(text: string): LineKind {
  if (text === '') return 'blank';
  if (/^#{1,6}(?:\s|$)/u.test(text)) return 'heading';
  if (/^(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)$/u.test(headOf(text))) return 'rule';
  if (text.startsWith('|')) return 'table';
  return 'text';
}

/** For each line the number of its `<details>` block; one that is never closed ends at the next blank line. */
function detailsBlocks(lines: readonly string[], inCode: readonly boolean[]): Uint32Array {
  const blocks = new Uint32Array(lines.length);
  const mentions: { readonly line: number; readonly open: boolean }[] = [];
  lines.forEach((line, index) => {
    if (inCode[index] === true || !line.includes('details')) return;
    for (const match of line.replace(/`[^`]*`/gu, ' ').matchAll(/<(\/?)details\b/giu))
      mentions.push({ line: index, open: match[1] === '' });
  });
  let block = 0;
  mentions.forEach((mention, place) => {
    if (!mention.open) return;
    block += 1;
    const next = mentions[place + 1];
    let to = mention.line;
    const limit = next?.line ?? lines.length;
    if (next !== undefined && !next.open) to = next.line;
    else while (to + 1 < limit && (lines[to + 1] ?? '').trim() !== '') to += 1;
    blocks.fill(block, mention.line, to + 1);
  });
  return blocks;
}

/** Tells code, comments, front matter, headings, rules and `<details>` from text, in one pass over the lines. */
export function scanLines(source: readonly string[]): Scan {
  const kinds: (LineKind | undefined)[] = [];
  const inCode: boolean[] = [];
  const unclosedFences: number[] = [];
  kinds.length = source.length;
  kinds.fill('front-matter', 0, frontMatterLines(source));
  const missed: Record<string, FenceMiss> = {};
  let commentsEnd = true;
  for (let index = 0; index < source.length; index += 1) {
    if (kinds[index] !== undefined) continue;
    const text = withoutQuote(source[index] ?? '').trim();
    const fence = FENCE.exec(headOf(text));
    if (fence?.[1] !== undefined) {
      const miss = missed[fence[1][0] ?? ''];
      const known = miss !== undefined && miss.until > index && fence[1].length >= miss.length;
      const end = known ? { closed: false, index: miss.until } : fenceEnd(source, index, fence[1]);
      if (!end.closed) {
        missed[fence[1][0] ?? ''] = { length: fence[1].length, until: end.index };
        unclosedFences.push(index + 1);
        if (/^[`~]/u.test(text)) kinds[index] = 'code';
      } else {
        kinds.fill('code', index, end.index + 1);
        inCode.fill(true, index, end.index + 1);
        if (!/^[`~]/u.test(text)) kinds[index] = 'text';
        index = end.index;
      }
    } else if (text.startsWith('<!--') && commentsEnd) {
      let end = index;
      while (end < source.length && !(source[end] ?? '').includes('-->')) end += 1;
      if (end >= source.length) {
        end = index;
        commentsEnd = false;
      }
      if ((source[end] ?? '').trim().endsWith('-->')) kinds.fill('comment', index, end + 1);
      index = end;
    }
  }
  const details = detailsBlocks(source, inCode);
  const lines = source.map((raw, index): ScannedLine => {
    const text = withoutQuote(raw).trim();
    const kind = kinds[index] ?? kindOf(text);
    return {
      number: index + 1,
      raw,
      text,
      indent: indentOf(raw),
      kind: kind === 'code' || text !== '' ? kind : 'blank',
      details: details[index] ?? 0,
    };
  });
  return { lines, unclosedFences };
}
