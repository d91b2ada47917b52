import type { TableContent } from '#core/cards';

/** Where in its table a table note stands. */
export interface TablePlace {
  readonly headers: readonly string[];
  /** The first one is the row's label. */
  readonly cells: readonly string[];
  /** Columns that the question names or the answer fills, counting from 0. */
  readonly columns: readonly number[];
  /** The answer is the row's label. */
  readonly asksLabel: boolean;
}

/** Reads a table note's row; undefined when the row is no table or shows no column that is asked. */
export function tablePlaceOf({ row, front, back }: TableContent): TablePlace | undefined {
  const lines = row.split('\n').filter((line) => line.includes('|'));
  const [head, , body] = lines;
  if (head === undefined || body === undefined) return undefined;
  const headers = cellsOf(head);
  const cells = cellsOf(body);
  const asksLabel = wordsOf(cells[0] ?? '') === wordsOf(back);
  const question = ` ${wordsOf(front)} `;
  const named = headers.flatMap((header, column) =>
    column > 0 && wordsOf(header) !== '' && question.includes(` ${wordsOf(header)} `) ? [column] : [],
  );
  const filled = cells.flatMap((cell, column) =>
    column > 0 &&
    wordsOf(cell) !== '' &&
    (asksLabel ? question.includes(` ${wordsOf(cell)} `) : wordsOf(cell) === wordsOf(back))
      ? [column]
      : [],
  );
  const columns = named.length > 0 ? named : filled;
  return columns.length === 0 ? undefined : { headers, cells, columns, asksLabel };
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
