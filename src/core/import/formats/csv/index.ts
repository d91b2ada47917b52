import type { FormatModule, FormatReading, SourceText } from '../../format';
import type { ColumnMapping } from '../../reading/column-mapping';
import { mappingFromNames, plainMapping } from '../../reading/column-mapping';
import { parseDelimited, sniffDelimiter } from '../../reading/delimited';
import { readTable } from '../../reading/table-reading';

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const named = /\.(?:csv|tsv|tab)$/iu.test(source.name);
  if (!named && /\.(?:md|markdown|mdx|gift)$/iu.test(source.name)) return { score: 0, reason: 'a Markdown file' };
  const guess = sniffDelimiter(source.text);
  if (guess === null) return { score: named ? 0.2 : 0, reason: 'no columns' };
  const first = parseDelimited(source.text.slice(0, 4000), guess.delimiter).records[0];
  const header = first === undefined ? null : mappingFromNames(first.fields);
  const name = guess.delimiter === '\t' ? 'tabs' : `"${guess.delimiter}"`;
  const reason = `${guess.columns} columns divided by ${name}${header === null ? '' : ', with names above them'}`;
  if (named) return { score: 0.93, reason };
  const sure = guess.consistency > 0.9 && (guess.delimiter === '\t' || header !== null);
  return { score: sure ? 0.6 : 0, reason };
}

/**
 * Reads delimited text. The mapping is taken from the names in the first record, else the first column is the front;
 * `override` takes the person's own choice instead.
 */
export function readCsv(source: SourceText, override?: ColumnMapping): FormatReading {
  const named = /\.(?:tsv|tab)$/iu.test(source.name) ? '\t' : ',';
  const guess = sniffDelimiter(source.text);
  const delimiter = guess?.delimiter ?? named;
  const table = parseDelimited(source.text, delimiter);
  const first = table.records[0]?.fields ?? [];
  const fromNames = mappingFromNames(first);
  const columns = fromNames === null ? (guess?.columns ?? 2) : first.length;
  const mapping = override ?? fromNames ?? plainMapping(columns);
  return readTable(source, { table, delimiter, mapping, columns, reverse: false, claims: [], tags: [], deckPath: [] });
}

/** Comma-, semicolon-, tab- or bar-separated tables of cards. */
export const csv: FormatModule = { id: 'csv', label: 'CSV or TSV', recognise, read: (source) => readCsv(source) };
