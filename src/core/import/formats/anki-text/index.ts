import type { FormatModule, FormatReading, LineClaim, SourceText } from '../../format';
import type { ColumnMapping } from '../../reading/column-mapping';
import { mappingFromNames } from '../../reading/column-mapping';
import { parseDelimited, sniffDelimiter } from '../../reading/delimited';
import type { DelimitedRecord } from '../../reading/delimited';
import { readTable } from '../../reading/table-reading';
import type { AnkiDirectives } from './directives';
import { readDirectives } from './directives';

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const { lineCount } = readDirectives(source.lines);
  if (lineCount > 0) return { score: 0.97, reason: `${lineCount} lines of Anki's own at the top` };
  if (!/\.txt$/iu.test(source.name)) return { score: 0, reason: 'no lines of Anki at the top' };
  const guess = sniffDelimiter(source.text);
  if (guess?.delimiter !== '\t') return { score: 0, reason: 'no columns divided by tabs' };
  return { score: 0.5 + 0.3 * guess.consistency, reason: `${guess.columns} columns divided by tabs in a text file` };
}

/** Columns that hold a note's fields: all that no directive claims. */
function mappingOf(directives: AnkiDirectives, columns: number): ColumnMapping {
  const { notetypeColumn, deckColumn, tagsColumn, guidColumn } = directives;
  const special = [notetypeColumn, deckColumn, tagsColumn, guidColumn];
  const fields = Array.from({ length: columns }, (_, index) => index).filter((index) => !special.includes(index));
  const named = directives.columns === undefined ? null : mappingFromNames(directives.columns);
  const front = named !== null && fields.includes(named.front) ? named.front : (fields[0] ?? 0);
  const first = named?.back.filter((index) => fields.includes(index)) ?? [];
  const rest = fields.filter((index) => index !== front && !first.includes(index));
  const back = [...first, ...rest];
  return {
    header: false,
    front,
    back: back.length === 0 ? [front + 1] : back,
    tags: tagsColumn,
    deck: deckColumn,
    id: guidColumn,
  };
}

function usualCount(records: readonly DelimitedRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? 2;
}

function read(source: SourceText): FormatReading {
  const directives = readDirectives(source.lines);
  const delimiter = directives.separator ?? sniffDelimiter(source.text)?.delimiter ?? '\t';
  const text = source.lines.map((line, index) => (index < directives.lineCount ? '' : line)).join('\n');
  const table = parseDelimited(text, delimiter, '#');
  const columns = directives.columns?.length ?? Math.max(2, usualCount(table.records));
  const at = (line: number): LineClaim['lines'] => ({ from: line, to: line });
  const claims: LineClaim[] = [
    { use: 'context', lines: { from: 1, to: directives.lineCount }, reason: 'settings of the export' },
    ...table.comments.map((line): LineClaim => ({ use: 'skipped', lines: at(line), reason: 'comment' })),
  ];
  const deckPath = directives.deck.split('::').filter((part) => part !== '');
  return readTable(source, {
    table,
    delimiter,
    mapping: mappingOf(directives, columns),
    columns,
    reverse: /revers/iu.test(directives.notetype),
    claims,
    tags: directives.tags,
    deckPath,
  });
}

/** Notes exported by Anki as plain text. */
export const ankiText: FormatModule = { id: 'anki-text', label: 'Anki text export', recognise, read };
