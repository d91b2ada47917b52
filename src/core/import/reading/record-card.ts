import type { NoteContent } from '#core/cards';
import { readKey } from '../quiz/answer-key';
import type { ImportWarning } from '../result';
import type { CardDraft } from './card-draft';
import { clozeOrdinals } from './cloze';
import type { ColumnMapping } from './column-mapping';
import type { DelimitedRecord } from './delimited';

/** A record as a card, or why it is none. */
export type RecordOutcome =
  | { readonly made: true; readonly card: CardDraft; readonly warnings: readonly ImportWarning[] }
  | { readonly made: false; readonly warning: ImportWarning; readonly reason: string };

const LABELS = [...'ABCDEFGHIJ'];

/** Tools that cannot write line breaks write `\n` in a fence. */
function withLineBreaks(field: string): string {
  return field.includes('```') && !field.includes('\n') ? field.replaceAll('\\n', '\n') : field;
}

function cell(record: DelimitedRecord, index: number | undefined): string {
  return index === undefined ? '' : withLineBreaks((record.fields[index] ?? '').trim());
}

function refuse(record: DelimitedRecord, kind: string, message: string, reason: string): RecordOutcome {
  return { made: false, warning: { line: record.from, kind, message }, reason };
}

function choiceOf(record: DelimitedRecord, mapping: ColumnMapping, front: string): NoteContent | null {
  const options = (mapping.options ?? []).map((index) => cell(record, index)).filter((text) => text !== '');
  const key = cell(record, mapping.key);
  const reading = readKey(key, { labels: LABELS.slice(0, options.length), texts: options });
  const number = /^[1-9]$/u.test(key) && options.length >= Number(key) ? Number(key) - 1 : -1;
  const byText = options.indexOf(key);
  const correct = byText >= 0 ? [byText] : reading.kind === 'key' ? reading.correct : number >= 0 ? [number] : [];
  if (options.length < 2 || correct.length === 0) return null;
  return { kind: 'choice', stem: front, options, correct, explanation: cell(record, mapping.explanation) };
}

/** Joins what unquoted delimiters split: behind the field that ends a question, else into the last column. */
export function joinSplitFields(record: DelimitedRecord, columns: number, delimiter: string): DelimitedRecord {
  const extra = record.fields.length - columns;
  if (extra <= 0 || columns !== 2) {
    const fields =
      extra <= 0
        ? record.fields
        : [...record.fields.slice(0, columns - 1), record.fields.slice(columns - 1).join(delimiter)];
    return { ...record, fields };
  }
  const ends = record.fields.slice(0, -1).findIndex((field) => field.trimEnd().endsWith('?'));
  const cut = ends < 0 ? 1 : ends + 1;
  return { ...record, fields: [record.fields.slice(0, cut).join(delimiter), record.fields.slice(cut).join(delimiter)] };
}

/** Makes a card of a record: a question with options, a cloze, or front and back. */
export function cardOfRecord(record: DelimitedRecord, mapping: ColumnMapping, reverse: boolean): RecordOutcome {
  const front = cell(record, mapping.front);
  const parts = mapping.back.map((index) => cell(record, index)).filter((text) => text !== '');
  const lines = { from: record.from, to: record.to };
  const tags = cell(record, mapping.tags)
    .split(/[\s,;]+/u)
    .filter((tag) => tag !== '');
  const deckPath = cell(record, mapping.deck)
    .split('::')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const id = cell(record, mapping.id);
  const named = mapping.header && mapping.id !== undefined && /^\d{1,6}$/u.test(id) ? '' : id;
  const shared = { context: [], deckPath, tags, lines, ...(named === '' ? {} : { explicitId: named }) };
  if (front === '') return refuse(record, 'missing-front', 'The record has an empty front.', 'record without a front');
  const ordinals = clozeOrdinals(front);
  if (ordinals.length > 0) {
    const warning = {
      line: record.from,
      kind: 'extra-field',
      message: 'A cloze has one text; its other fields were left out.',
    };
    const card: CardDraft = { ...shared, content: { kind: 'cloze', text: front }, ordinals, reason: 'a cloze' };
    return { made: true, card, warnings: parts.length > 0 ? [warning] : [] };
  }
  if (mapping.options !== undefined) {
    const content = choiceOf(record, mapping, front);
    if (content === null) {
      return refuse(record, 'missing-key', 'The answer names none of the options.', 'question without a usable key');
    }
    return { made: true, card: { ...shared, content, reason: 'a row with options and their key' }, warnings: [] };
  }
  if (parts.length === 0)
    return refuse(record, 'missing-back', 'The record has an empty back.', 'record without a back');
  const card: CardDraft = {
    ...shared,
    content: { kind: 'basic', front, back: parts.join('\n\n') },
    ordinals: reverse ? [0, 1] : [0],
    reason: 'a row with front and back',
  };
  return { made: true, card, warnings: [] };
}
