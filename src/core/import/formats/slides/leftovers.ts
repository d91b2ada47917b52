import type { LineRange } from '#core/cards';
import type { Block } from '#core/markdown';
import type { LineClaim } from '../../format';
import { isBlank } from '../../ledger';
import type { ImportWarning } from '../../result';
import type { Part } from './body';
import type { Topic } from './topics';

const DEFINITION = /^ {0,3}\[[^\]]{1,300}\]:/;
const DELIMITER = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;

/** Lines that belong to no block although they hold something, and tables that are broken; with what to say about them. */
export function findLeftovers(
  part: Part,
  topics: readonly Topic[],
): { readonly claims: readonly LineClaim[]; readonly warnings: readonly ImportWarning[] } {
  const covered = new Uint8Array(part.body.length);
  const claims: LineClaim[] = [];
  const warnings: ImportWarning[] = [];
  const cover = ({ from, to }: LineRange): void => {
    covered.fill(1, Math.max(0, from - part.firstLine), Math.max(0, to - part.firstLine + 1));
  };
  for (const topic of topics) {
    if (topic.headingLines !== undefined) cover(topic.headingLines);
    for (const block of topic.blocks) coverLeaves(block, cover);
    for (const block of topic.blocks) warnings.push(...tableWarnings(block, part));
  }
  let deep: number | undefined;
  let inTarget = false;
  part.body.forEach((line, index) => {
    if (covered[index] === 1 || isBlank(line)) {
      inTarget = false;
      return;
    }
    const number = part.firstLine + index;
    const lines = { from: number, to: number };
    inTarget ||= DEFINITION.test(line);
    if (inTarget) claims.push({ use: 'context', lines, reason: 'link target' });
    else if (/^[\s>*+\d.)-]*$/.test(line)) claims.push({ use: 'skipped', lines, reason: 'empty item' });
    else {
      claims.push({ use: 'skipped', lines, reason: 'nested too deep' });
      deep ??= number;
    }
  });
  if (deep !== undefined) {
    warnings.push({
      line: deep,
      kind: 'nested-too-deep',
      message: 'What stands here is nested too deep to be read; it was left out.',
    });
  }
  return { claims, warnings };
}

function coverLeaves(block: Block, cover: (lines: LineRange) => void): void {
  if (block.kind === 'list') {
    for (const item of block.items) {
      if (item.text !== '') cover(item.textLines);
      for (const child of item.blocks) coverLeaves(child, cover);
    }
  } else if (block.kind === 'quote') {
    for (const child of block.blocks) coverLeaves(child, cover);
  } else {
    cover(block.lines);
  }
}

/** Rows that do not fit their header, and lines that were meant to be a table. */
function tableWarnings(block: Block, part: Part): readonly ImportWarning[] {
  const lineAt = (number: number): string => (part.body[number - part.firstLine] ?? '').slice(0, 50_000);
  if (block.kind === 'table') {
    const wide = block.header.length;
    const uneven = block.rows.filter((row) => countCells(lineAt(row.lines.from)) !== wide).slice(0, 5);
    const warnings = uneven.map((row) => ({
      line: row.lines.from,
      kind: 'broken-table',
      message: `This row has ${countCells(lineAt(row.lines.from))} cells, the table's header has ${wide}.`,
    }));
    return wide > 30
      ? [
          ...warnings,
          {
            line: block.lines.from,
            kind: 'large-table',
            message: `This table has ${wide} columns; no cards were made from it.`,
          },
        ]
      : warnings;
  }
  if (block.kind !== 'paragraph') return [];
  const first = lineAt(block.lines.from);
  const second = lineAt(block.lines.from + 1);
  const looksLike = block.lines.to > block.lines.from && /\|.*\|/.test(first) && second.includes('|');
  if (!looksLike) return [];
  const why = DELIMITER.test(second)
    ? 'its second line does not match its header'
    : 'the line of dashes under its header is missing';
  return [{ line: block.lines.from, kind: 'broken-table', message: `This looks like a table, but ${why}.` }];
}

function countCells(line: string): number {
  const row = line.trim();
  const from = row.startsWith('|') ? 1 : 0;
  const to = row.length > from && row.endsWith('|') && !row.endsWith('\\|') ? row.length - 1 : row.length;
  let cells = 1;
  for (let at = nextMark(row, from); at < to; at = nextMark(row, at + 1)) {
    if (row.charCodeAt(at) === 0x5c) at++;
    else cells++;
  }
  return cells;
}

/** Index of the next pipe or backslash; beyond the end when none follows. */
function nextMark(row: string, from: number): number {
  let at = from;
  while (at < row.length && row.charCodeAt(at) !== 0x7c && row.charCodeAt(at) !== 0x5c) at++;
  return at;
}
