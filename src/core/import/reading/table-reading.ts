import type { FormatReading, LineClaim, SourceText } from '../format';
import type { ImportWarning } from '../result';
import type { CardDraft } from './card-draft';
import { readingOf } from './card-draft';
import type { ColumnMapping } from './column-mapping';
import type { Delimited } from './delimited';
import { fileTitle } from './file-title';
import { cardOfRecord, joinSplitFields } from './record-card';

/** How a table of cards is to be read. */
export interface TableShape {
  readonly table: Delimited;
  readonly delimiter: string;
  readonly mapping: ColumnMapping;
  /** Columns a record should have; records with more are mended, with a warning. */
  readonly columns: number;
  readonly reverse: boolean;
  /** Claims on lines that are no records. */
  readonly claims: readonly LineClaim[];
  readonly tags: readonly string[];
  readonly deckPath: readonly string[];
}

/** Makes cards of the records of a table, all lines accounted for. */
export function readTable(source: SourceText, shape: TableShape): FormatReading {
  const { table, mapping, columns, delimiter } = shape;
  const cards: CardDraft[] = [];
  const claims: LineClaim[] = [...shape.claims];
  const warnings: ImportWarning[] = table.unclosedQuotes.map((line) => ({
    line,
    kind: 'unclosed-quote',
    message: 'A quote is opened and never closed; it was taken literally.',
  }));
  const [header, ...rest] = table.records;
  if (mapping.header && header !== undefined) {
    claims.push({ use: 'context', lines: { from: header.from, to: header.to }, reason: 'names of the columns' });
  }
  for (const record of mapping.header ? rest : table.records) {
    if (record.fields.length > columns) {
      const message = `The record has ${record.fields.length} fields instead of ${columns}; the surplus went into the last one.`;
      warnings.push({ line: record.from, kind: 'surplus-fields', message });
    }
    const outcome = cardOfRecord(joinSplitFields(record, columns, delimiter), mapping, shape.reverse);
    if (outcome.made) {
      const { card } = outcome;
      cards.push({
        ...card,
        tags: [...shape.tags, ...(card.tags ?? [])],
        deckPath: card.deckPath === undefined || card.deckPath.length === 0 ? shape.deckPath : card.deckPath,
      });
      warnings.push(...outcome.warnings);
    } else {
      warnings.push(outcome.warning);
      claims.push({ use: 'skipped', lines: { from: record.from, to: record.to }, reason: outcome.reason });
    }
  }
  return readingOf(source, { title: fileTitle(source), cards, claims, leftOver: [], warnings });
}
