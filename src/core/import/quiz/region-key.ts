import { readKey } from './answer-key';
import type { KeyOptions } from './answer-key';
import { cleanLine, cleanedOf } from './clean';
import type { ScannedLine } from './scan';
import { afterAnswerWord, headOf, opensExplanation } from './words';

/** The key of a question as the lines after its options give it. */
export interface RegionKey {
  readonly correct: readonly number[];
  /** Index into the scan of the line that holds the key. */
  readonly at: number;
  /** Last index of the lines that only give the key. */
  readonly last: number;
  /** What follows the key on its line. */
  readonly rest: string;
  /** Nothing but letters stood there. */
  readonly exact: boolean;
}

/** What was found where a key was sought. */
export type RegionKeyReading =
  | { readonly kind: 'key'; readonly key: RegionKey }
  | { readonly kind: 'no-such-option'; readonly letters: string; readonly at: number }
  | { readonly kind: 'contradiction'; readonly at: number }
  | { readonly kind: 'none' };

const GENERIC = /^([^:：|`]{2,40})[:：]\s*(.{1,40})$/u;
const SAID = /^(?:option\s|the\s)?([A-P](?:\s?(?:,|and|&)\s?[A-P])*)\s(?:is|are)\s(?:the\s)?(?:correct|right|true)/iu;

/** The words before the colon of a line such as `Sagot: B`, lower case; null for other lines. */
export function genericLead(line: ScannedLine): string | null {
  if (line.kind !== 'text' && line.kind !== 'heading') return null;
  const match = GENERIC.exec(headOf(cleanedOf(line)));
  const lead = match?.[1]?.trim().toLowerCase();
  return lead === undefined ||
    !/^\(?[A-Pa-p](?:(?:\s?[,;&/]\s?|\s)?[A-Pa-p]){0,5}[).]?$/u.test(match?.[2]?.trim() ?? '')
    ? null
    : lead;
}

/** Key on the lines below a bare "Answer": letters, or a list of them. */
function keyBelow(lines: readonly ScannedLine[], from: number, to: number, options: KeyOptions): RegionKey | null {
  let found: RegionKey | undefined;
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === 'code' || line.kind === 'rule' || line.kind === 'heading') break;
    if (line.kind === 'blank') continue;
    const cleaned = cleanedOf(line);
    if (cleaned === '') continue;
    const lead = afterAnswerWord(cleaned);
    const reading = readKey(lead?.separated === true && lead.rest !== '' ? lead.rest : cleaned, options);
    if (reading.kind !== 'key') break;
    if (found === undefined) found = { ...reading, at, last: at };
    else if (/^[-*+]\s/u.test(line.text) || reading.exact) {
      found = {
        ...found,
        correct: [...new Set([...found.correct, ...reading.correct])].sort((a, b) => a - b),
        last: at,
      };
    } else break;
    if (reading.rest !== '' && !/^[-*+]\s/u.test(line.text)) break;
  }
  const all = options.texts.length > 2 && found?.correct.length === options.texts.length;
  return found === undefined || all ? null : found;
}

function onLine(
  line: ScannedLine,
  options: KeyOptions,
  leads: ReadonlySet<string>,
): ReturnType<typeof readKey> | 'below' | null {
  const cleaned = cleanedOf(line);
  const lead = afterAnswerWord(cleaned);
  if (lead !== null) {
    if (lead.rest === '') return 'below';
    const reading = readKey(lead.rest, options);
    return lead.separated || (reading.kind === 'key' && (reading.exact || reading.rest === '')) ? reading : null;
  }
  if (/^(?:>\s?)*(?:[-*]\s)?[✅✔☑]/u.test(line.text)) {
    const reading = readKey(cleaned, options);
    if (reading.kind === 'key' && (reading.exact || reading.rest === '')) return reading;
  }
  const generic = genericLead(line);
  if (generic !== null && leads.has(generic)) return readKey(cleaned.slice(cleaned.search(/[:：]/u) + 1), options);
  return null;
}

/**
 * Looks for the key among the lines after the options: an answer line, letters under an "Answer" heading or inside
 * `<details>`, a line with a lead that the file's author uses throughout, or a sentence that says which option is right.
 */
export function keyInRegion(
  lines: readonly ScannedLine[],
  from: number,
  to: number,
  options: KeyOptions,
  leads: ReadonlySet<string>,
): RegionKeyReading {
  let found: RegionKey | null = null;
  let bad: { readonly letters: string; readonly at: number } | null = null;
  let said: RegionKey | null = null;
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind !== 'text' && line.kind !== 'heading' && line.kind !== 'comment')) continue;
    const reading = onLine(line, options, leads);
    if (reading === 'below') {
      found ??= keyBelow(lines, at + 1, to, options);
      if (found !== null && found.last > at) at = found.last;
    } else if (reading?.kind === 'key') {
      if (found === null) found = { ...reading, at, last: at };
      else if (reading.exact && !sameSet(found.correct, reading.correct)) return { kind: 'contradiction', at };
    } else if (reading?.kind === 'no-such-option') {
      bad ??= { letters: reading.letters, at };
    } else if (said === null && found === null) {
      const sentence = SAID.exec(headOf(cleanedOf(line)));
      const spoken = sentence === null ? null : readKey(sentence[1] ?? '', options);
      if (spoken?.kind === 'key') said = { correct: spoken.correct, at, last: at, rest: line.text, exact: false };
    }
  }
  const key =
    found ??
    (bad === null ? (said ?? keyInDetails(lines, from, to, options) ?? lettersAlone(lines, from, to, options)) : null);
  if (key !== null) return { kind: 'key', key };
  return bad === null ? { kind: 'none' } : { kind: 'no-such-option', ...bad };
}

/** Letters that open a `<details>` block without any word for "answer". */
function keyInDetails(lines: readonly ScannedLine[], from: number, to: number, options: KeyOptions): RegionKey | null {
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || line.details === 0 || line.kind === 'blank' || line.kind === 'code') continue;
    const cleaned = cleanLine(line.text.replace(/<summary>.*?<\/summary>/iu, ' '));
    if (cleaned === '' || (line.text.includes('<summary') && !line.text.includes('</summary'))) continue;
    if (opensExplanation(cleaned)) return null;
    const direct = readKey(cleaned, options);
    if (direct.kind === 'key') return { ...direct, at, last: at };
    const colon = cleaned.search(/[:：]/u);
    const behind = colon > 0 && colon < 50 ? readKey(cleaned.slice(colon + 1), options) : null;
    if (behind?.kind === 'key' && (behind.exact || behind.rest === '')) return { ...behind, at, last: at };
    if (line.kind === 'text' || line.kind === 'heading') return null;
  }
  return null;
}

/** Capital letters that stand alone as the first thing after the options. */
function lettersAlone(lines: readonly ScannedLine[], from: number, to: number, options: KeyOptions): RegionKey | null {
  let at = from;
  while (at <= to && lines[at]?.kind === 'blank') at += 1;
  const line = lines[at];
  if (at > to || line?.kind !== 'text') return null;
  const cleaned = cleanedOf(line);
  const reading = /^[A-P](?:\s?[,&]?\s?[A-P]){0,5}\.?$/u.test(cleaned) ? readKey(cleaned, options) : null;
  return reading?.kind === 'key' && reading.exact ? { ...reading, at, last: at } : null;
}

function sameSet(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
