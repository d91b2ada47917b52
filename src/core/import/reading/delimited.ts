/** A record of a delimited file. */
export interface DelimitedRecord {
  readonly fields: readonly string[];
  /** Source lines, counting from 1, both ends included. */
  readonly from: number;
  readonly to: number;
}

/** A delimited file taken apart. */
export interface Delimited {
  readonly records: readonly DelimitedRecord[];
  /** Lines with a quote that is opened and never closed. */
  readonly unclosedQuotes: readonly number[];
  /** Lines that start with the comment mark where a record could start. */
  readonly comments: readonly number[];
}

/** Whether only blanks stand before the end of the field. */
function endsField(text: string, from: number, delimiter: string): boolean {
  let at = from;
  while (text[at] === ' ' && delimiter !== ' ') at += 1;
  return text[at] === undefined || text[at] === '\n' || text[at] === delimiter;
}

/** Position of the quote that closes the one at `open`, by RFC 4180; -1 when the field is not well quoted. */
function closingQuote(text: string, open: number, delimiter: string): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === '"') at += 1;
    else return endsField(text, at + 1, delimiter) ? at : -1;
  }
  return -1;
}

/**
 * Parses delimited text by RFC 4180: quotes guard delimiters, line breaks and doubled quotes. A quote that is not closed is
 * taken literally. Blank lines are no records, nor are lines that start with `commentMark`. Linear in the text, which has LF
 * line ends.
 */
export function parseDelimited(text: string, delimiter: string, commentMark?: string): Delimited {
  const records: DelimitedRecord[] = [];
  const unclosedQuotes: number[] = [];
  const comments: number[] = [];
  let line = 1;
  let at = 0;
  let quotesEnd = true;
  while (at < text.length) {
    if (commentMark !== undefined && text.startsWith(commentMark, at)) {
      comments.push(line);
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
      line += 1;
      continue;
    }
    const from = line;
    const fields: string[] = [];
    for (let open = true; open;) {
      let spaces = at;
      while (delimiter !== ' ' && text[spaces] === ' ') spaces += 1;
      const quoted = text[spaces] === '"' && quotesEnd ? closingQuote(text, spaces, delimiter) : -1;
      if (quoted >= 0) {
        const field = text.slice(spaces + 1, quoted).replaceAll('""', '"');
        line += field.split('\n').length - 1;
        fields.push(field);
        at = quoted + 1;
        while (delimiter !== ' ' && text[at] === ' ') at += 1;
      } else {
        if (text[spaces] === '"' && !text.includes('"', spaces + 1)) {
          unclosedQuotes.push(line);
          quotesEnd = false;
        }
        let end = at;
        while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
        fields.push(text.slice(at, end));
        at = end;
      }
      open = text[at] === delimiter;
      if (open) at += 1;
    }
    at += 1;
    if (fields.length > 1 || (fields[0] ?? '').trim() !== '') records.push({ fields, from, to: line });
    line += 1;
  }
  return { records, unclosedQuotes, comments };
}

/** Delimiters that are tried, in order of preference. */
const DELIMITERS = ['\t', ',', ';', '|'] as const;
const SAMPLE_CHARS = 20_000;

/** A guess at the delimiter. */
export interface DelimiterGuess {
  readonly delimiter: string;
  /** Fields in most records. */
  readonly columns: number;
  /** Share of the records that have so many, 0–1. */
  readonly consistency: number;
}

/** Finds the delimiter by which most records of the text's beginning have the same number of fields, at least two. */
export function sniffDelimiter(text: string): DelimiterGuess | null {
  const cut =
    text.length > SAMPLE_CHARS ? text.slice(0, text.lastIndexOf('\n', SAMPLE_CHARS) + 1 || SAMPLE_CHARS) : text;
  let best: DelimiterGuess | null = null;
  for (const delimiter of DELIMITERS) {
    const { records } = parseDelimited(cut, delimiter);
    const counts = new Map<number, number>();
    for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
    const [columns, count] = [...counts].sort((left, right) => right[1] - left[1])[0] ?? [1, 0];
    const consistency = count / Math.max(1, records.length);
    const better = consistency > (best?.consistency ?? 0) + 0.05;
    if (columns > 1 && better) best = { delimiter, columns, consistency };
  }
  return best;
}
