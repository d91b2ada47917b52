import type { LineRange } from '#core/cards';
import { plainText, singleSpaced, type TableBlock, type TableRow } from '#core/markdown';
import type { LineClaim } from '../format';
import type { Fact, Place } from './fact';
import { answerableForward, questionForCell, repeatsLabel, reverseQuestion, type CellPlace } from './table-questions';

/** What a table gave: its cards, and the rows or cells left out with the reason. */
export interface TableFacts {
  readonly facts: readonly Omit<Fact, 'parents'>[];
  readonly skipped: readonly LineClaim[];
}

const ATTRIBUTE_HEADER =
  /^(?:|characteristics?|features?|propert(?:y|ies)|attributes?|aspects?|criteri(?:on|a)|dimensions?|parameters?|metrics?|services?|capabilit(?:y|ies)|category|point|topic|area|comparison|factor|question|#)$/i;
const EMPTY_CELL = /^(?:[-–—.…/\s]*|n\/?a|none given|tbd|tba|\?+)$/i;
const MOST_COLUMNS = 30;
const MOST_CELLS = 5000;
const LONGEST_ANSWER = 450;

/**
 * A card for every informative cell: its row and column ask for it, or, when it is too long to be recalled, it asks which row
 * it belongs to. Cells that hold the same for all columns of a comparison become one card.
 */
export function tableFacts(table: TableBlock, place: Place): TableFacts {
  const columns = table.header.length;
  const skipped: LineClaim[] = [];
  const skip = (lines: LineRange, reason: string): void => {
    skipped.push({ use: 'skipped', lines, reason });
  };
  if (columns < 2 || columns > MOST_COLUMNS || columns * table.rows.length > MOST_CELLS) {
    const reason = columns < 2 ? 'table with one column' : 'table too large for cards';
    skip({ from: table.lines.from + 2, to: table.lines.to }, reason);
    return { facts: [], skipped };
  }
  const headers = table.header.map((cell) => plainText(cell));
  const comparison = columns > 2 && ATTRIBUTE_HEADER.test(headers[0] ?? '');
  const plain = table.rows.map((row) => row.cells.map((cell) => plainText(cell)));
  const labels = plain.map((cells) => cells[0] ?? '');
  const facts: Omit<Fact, 'parents'>[] = [];
  const timesLabelled = countOf(labels);
  const columnCounts = headers.map((_, column) => countOf(plain.map((cells) => cells[column] ?? '')));
  table.rows.forEach((row, index) => {
    const label = labels[index] ?? '';
    const why =
      label === '' || EMPTY_CELL.test(label)
        ? 'table row without a label'
        : timesLabelled.get(label) === 1
          ? undefined
          : 'table row whose label is not unique';
    if (why !== undefined) {
      skip(row.lines, why);
      return;
    }
    const made = rowFacts({ table, headers, columnCounts, comparison, label, row, cells: plain[index] ?? [], place });
    if (made.length === 0) skip(row.lines, 'table row without an informative cell');
    facts.push(...made);
  });
  return { facts, skipped };
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

interface RowOf {
  readonly table: TableBlock;
  readonly headers: readonly string[];
  /** For each column how often each value stands in it. */
  readonly columnCounts: readonly ReadonlyMap<string, number>[];
  readonly comparison: boolean;
  readonly label: string;
  readonly row: TableRow;
  /** The row's cells as a reader sees them. */
  readonly cells: readonly string[];
  readonly place: Place;
}

function rowFacts(of: RowOf): readonly Omit<Fact, 'parents'>[] {
  const { table, headers, row, cells } = of;
  let shown: string | undefined;
  const asked = headers
    .map((_, column) => column)
    .filter(
      (column) =>
        column > 0 &&
        !EMPTY_CELL.test(cells[column] ?? '') &&
        !repeatsLabel(cells[column] ?? '', of.label) &&
        !(/^(?:an )?examples?$/i.test(headers[column] ?? '') && !/\p{L}/u.test(cells[column] ?? '')),
    );
  const [first = 1] = asked;
  const shared =
    of.comparison &&
    asked.length > 1 &&
    asked.length === headers.length - 1 &&
    asked.every((column) => cells[column] === cells[first]);
  const groups = shared ? [asked] : asked.map((column) => [column]);
  return groups.flatMap((columns) => {
    const [column = 1] = columns;
    const raw = itemised(row.cells[column] ?? '');
    const cell: CellPlace = {
      comparison: of.comparison,
      rowHeader: headers[0] ?? '',
      label: (row.cells[0] ?? '').trim(),
      columns: columns.map((number) => headers[number] ?? ''),
      columnNames: columns.map((number) => (table.header[number] ?? '').trim()),
      title: of.place.title,
      value: cells[column] ?? '',
    };
    const unique = of.columnCounts[column]?.get(cell.value) === 1;
    const forward = answerableForward(cell) && raw.length <= LONGEST_ANSWER ? questionForCell(cell) : undefined;
    const prompt = forward ?? (unique && !of.comparison ? reverseQuestion(cell) : undefined);
    if (prompt === undefined) return [];
    return [
      {
        content: {
          kind: 'table',
          front: prompt,
          back:
            forward === undefined
              ? cell.label
              : shared
                ? `${raw} (${columns.length === 2 ? 'both' : 'all of them'})`
                : raw,
          row: (shown ??= rowTable(table, row)),
        },
        ordinals: [0],
        lines: row.lines,
        block: `${of.label} | ${cell.columns.join(' | ')} | ${cell.value}`,
        reason:
          forward === undefined
            ? 'A row of a table, asked by what its cell says.'
            : 'A cell of a table, asked by its row and column.',
      } as const,
    ];
  });
}

/** Items flattened into one cell, kept apart by two blanks or a break, as a list in one line. */
function itemised(cell: string): string {
  const broken = cell.includes('<') ? cell.replace(/\s{0,9}<br\s{0,9}\/?>\s*/gi, '; ') : cell;
  return singleSpaced(broken.replace(/(?<=[^\s.;,:])\s{2,}(?=\S)/g, '; ')).trim();
}

function rowTable(table: TableBlock, row: TableRow): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => (cell.includes('|') ? cell.replace(/(?<!\\)\|/g, '\\|') : cell)).join(' | ')} |`;
  return [line(table.header), line(table.header.map(() => '---')), line(row.cells)].join('\n');
}
