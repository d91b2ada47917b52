import { readKey } from './answer-key';
import type { KeyOptions } from './answer-key';
import { cleanLine, cleanedOf } from './clean';
import { parseMarker } from './marker';
import type { ScannedLine } from './scan';
import { isPartHeading } from './stems';
import { afterAnswerWord, announcesKey, headOf } from './words';

/** One answer in a list of answers. */
export interface KeyEntry {
  readonly number: number;
  /** Index into the scan. */
  readonly at: number;
  /** Last index of what belongs to the entry. */
  readonly last: number;
  /** What stands behind the number. */
  readonly text: string;
}

/** A list of answers at the end of a file or of a part of it. */
export interface KeySection {
  readonly from: number;
  readonly to: number;
  readonly entries: readonly KeyEntry[];
}

/** Options of nobody in particular: tells letters from text before it is known whose answer it is. */
const ANY: KeyOptions = { labels: [...'ABCDEFGH'], texts: ['', '', '', '', '', '', '', ''] };
const NUMBERED_ANSWER = /^(?:answer|ans|a|solution)(?:\sto\s(?:question|q))?\s?#?\.?(\d{1,4})\s?[:.)=–—-]{1,2}\s*/iu;
const PAIR = /(\d{1,4})\s?[-.):–=]{0,2}\s?\(?([A-Ha-h](?:\s?[,&/]\s?[A-Ha-h](?![\p{L}\d]))*)\)?(?=[\s,;|]|$)/gu;

function cellsOf(text: string): readonly string[] {
  return text
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => (cell.length > 60 ? cell.trim() : cleanLine(cell.trim())));
}

function numberOf(cell: string): number | null {
  const match = /^(?:Q|Question)?\s?\.?#?(\d{1,4})[.):]?$/iu.exec(cell);
  return match === null ? null : Number(match[1]);
}

function isLetters(text: string): boolean {
  const reading = readKey(text, ANY);
  return reading.kind === 'key' && reading.exact;
}

/** Answers in one table row: `| 1 | B | why |` or `| 1 | B | 2 | C |`. */
function inRow(text: string, at: number): readonly KeyEntry[] {
  const cells = cellsOf(text.length > 4000 ? text.slice(0, 4000) : text);
  const entries: KeyEntry[] = [];
  for (let index = 0; index + 1 < cells.length; index += 1) {
    const number = numberOf(cells[index] ?? '');
    const letters = cells[index + 1] ?? '';
    if (number === null || !isLetters(letters)) continue;
    const why = entries.length === 0 && cells.length > 2 ? (cells.at(-1) ?? '') : '';
    const plain = why === letters || isLetters(why) || !/\s/u.test(why) ? '' : why;
    entries.push({ number, at, last: at, text: plain === '' ? letters : `${letters}. ${plain}` });
    index += 1;
  }
  return entries.length > 1 ? entries.map((entry) => ({ ...entry, text: entry.text.split('. ')[0] ?? '' })) : entries;
}

/** A row of numbers over a row of letters. */
function acrossRows(above: string, below: string, at: number): readonly KeyEntry[] {
  const numbers = cellsOf(headOf(above)).map(numberOf);
  const letters = cellsOf(headOf(below));
  if (numbers.filter((number) => number !== null).length < 2) return [];
  return numbers.flatMap((number, index) => {
    const text = letters[index] ?? '';
    return number !== null && isLetters(text) ? [{ number, at, last: at, text }] : [];
  });
}

/** Several answers on one line: `1. B  2. C` or `1-B, 2-C`. */
function inLine(text: string, at: number): readonly KeyEntry[] {
  const head = headOf(text);
  const matches = [...head.matchAll(PAIR)];
  const left = matches.reduce((rest, match) => rest.replace(match[0], ''), head);
  if (matches.length < 2 || text.length > head.length || /[\p{L}\d]/u.test(left)) return [];
  return matches.map((match) => ({ number: Number(match[1]), at, last: at, text: match[2] ?? '' }));
}

function entriesBetween(lines: readonly ScannedLine[], from: number, to: number): readonly KeyEntry[] {
  const entries: KeyEntry[] = [];
  let row: { readonly text: string; readonly at: number } | null = null;
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === 'blank' || line.kind === 'code') continue;
    if (line.kind === 'table') {
      if (/^[|\s:-]+$/u.test(headOf(line.text))) continue;
      const found: readonly KeyEntry[] = row === null ? [] : acrossRows(row.text, line.text, at);
      entries.push(...(found.length > 0 ? found : inRow(line.text, at)));
      row = { text: line.text, at };
      continue;
    }
    row = null;
    const cleaned = cleanedOf(line);
    const listed = inLine(afterAnswerWord(cleaned)?.rest ?? cleaned, at);
    if (listed.length > 0) {
      entries.push(...listed);
      continue;
    }
    const numbered = NUMBERED_ANSWER.exec(headOf(cleaned));
    if (numbered !== null) {
      entries.push({ number: Number(numbered[1]), at, last: at, text: cleaned.slice(numbered[0].length) });
      continue;
    }
    const marker = parseMarker(line);
    if (marker !== null && marker.number !== null) {
      entries.push({ number: marker.number, at, last: at, text: marker.rest });
    }
  }
  return entries.map((entry, index) => {
    const next = entries[index + 1];
    let last = entry.at;
    for (let at = entry.at + 1; at < (next?.at ?? to + 1); at += 1) {
      const line = lines[at];
      if (line?.kind === 'rule' || (line?.kind === 'heading' && !isPartHeading(line))) break;
      if (line?.kind !== 'blank') last = at;
    }
    return { ...entry, last };
  });
}

function bareLetters(entry: KeyEntry): boolean {
  const cleaned = cleanLine(entry.text);
  const reading = readKey(afterAnswerWord(cleaned)?.rest ?? cleaned, ANY);
  return reading.kind === 'key' && (reading.exact || /^[A-H]{1,5}(?![\p{L}\d])/u.test(cleaned.replace(/^[([]/u, '')));
}

function rising(entries: readonly KeyEntry[]): boolean {
  const steps = entries.filter(
    (entry, index) => index > 0 && entry.number - (entries[index - 1]?.number ?? 0) === 1,
  ).length;
  return steps * 2 >= entries.length - 1;
}

/**
 * Finds lists of answers among the lines that follow options. One is announced by a heading or line of its own, or is at
 * least three lines of number and letters.
 */
export function findKeySection(lines: readonly ScannedLine[], from: number, to: number): KeySection | null {
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind !== 'heading' && line.kind !== 'text')) continue;
    const cleaned = cleanedOf(line);
    if (!announcesKey(cleaned)) continue;
    const own = afterAnswerWord(cleaned);
    if (own !== null && own.rest !== '' && readKey(own.rest, ANY).kind === 'key' && inLine(own.rest, at).length === 0)
      continue;
    const entries = entriesBetween(lines, inLine(own?.rest ?? '', at).length > 0 ? at : at + 1, to);
    const sure = entries.filter(bareLetters).length;
    const announced = line.kind === 'heading' || /^[*_<]|:$/u.test(line.text) || cleaned.length < 40;
    if (announced && entries.length > 1 && (sure * 2 >= entries.length || line.kind === 'heading')) {
      return { from: at, to: entries.at(-1)?.last ?? at, entries };
    }
    if (announced && entries.length === 1 && sure === 1 && line.kind === 'heading')
      return { from: at, to: entries.at(-1)?.last ?? at, entries };
  }
  const loose = entriesBetween(lines, from, to).filter(bareLetters);
  const first = loose[0];
  if (first === undefined || loose.length < 3 || !rising(loose)) return null;
  return { from: first.at, to: loose.at(-1)?.last ?? first.at, entries: loose };
}
