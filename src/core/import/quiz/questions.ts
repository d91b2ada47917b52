import type { Markdown } from '#core/cards';
import { readKey } from './answer-key';
import type { KeyOptions } from './answer-key';
import { cleanLine, cleanedOf, dedent } from './clean';
import type { KeyEntry, KeySection } from './key-section';
import { findKeySection } from './key-section';
import type { OptionRun } from './option-runs';
import { findOptionRuns } from './option-runs';
import { genericLead, keyInRegion } from './region-key';
import type { RegionKeyReading } from './region-key';
import type { Scan, ScannedLine } from './scan';
import { findStemStarts, isPartHeading, stemCandidates } from './stems';
import type { StemStart } from './stems';
import { afterAnswerWord, announcesOptions, isNavigation, opensExplanation, withoutExplanationLabel } from './words';

/** Why a question has no usable key. */
export type KeyProblem = 'missing-key' | 'bad-key' | 'contradictory-key';

/** A question with options as it stands in the source. All positions are indexes into the scan, both ends included. */
export interface Question {
  readonly start: StemStart;
  readonly run: OptionRun;
  /** Last line of the question with its answer and explanation. */
  readonly last: number;
  readonly stem: Markdown;
  readonly options: readonly Markdown[];
  readonly key:
    | { readonly known: true; readonly correct: readonly number[]; readonly by: string }
    | { readonly known: false; readonly problem: KeyProblem; readonly detail: string };
  readonly explanation: Markdown;
}

/** Everything that was found in a source of questions. */
export interface QuestionReading {
  readonly questions: readonly Question[];
  readonly keySections: readonly KeySection[];
}

function stripHeading(text: string): string {
  const open = text.replace(/^#{1,6}\s+/u, '').trim();
  if (!open.endsWith('#')) return open;
  let end = open.length;
  while (open[end - 1] === '#') end -= 1;
  return open[end - 1] === ' ' ? open.slice(0, end).trimEnd() : open;
}

function isFiller(line: ScannedLine): boolean {
  if (line.kind === 'rule' || line.kind === 'comment') return true;
  if (line.kind === 'code' || line.text.length > 200) return false;
  const cleaned = cleanedOf(line);
  return (
    isNavigation(cleaned) ||
    announcesOptions(cleaned) ||
    /^topic\s?#?\d{1,3}$/iu.test(cleaned) ||
    (cleaned === '' && /^<\/?(?:p|br|details|summary|div|center|section)\b/iu.test(line.text))
  );
}

function textOf(line: ScannedLine): string {
  return line.raw.trimStart().startsWith('>') ? line.text : line.raw;
}

/** The stem without options that start on its own last line. */
function withoutTail(text: string, run: OptionRun): string {
  const trimmed = text.trimEnd();
  return run.inlineFrom !== '' && trimmed.endsWith(run.inlineFrom)
    ? trimmed.slice(0, -run.inlineFrom.length).trimEnd()
    : text;
}

function stemOf(lines: readonly ScannedLine[], start: StemStart, run: OptionRun): Markdown {
  const opener = lines[start.at];
  const to = run.inlineFrom === '' ? run.first : run.first + 1;
  if (opener === undefined || start.at >= to) return '';
  const head = start.marker === null ? opener.text : start.marker.rest;
  const title = stripHeading(withoutTail(head, run))
    .replace(/^(\*\*|__)(.+)\1$/u, '$2')
    .trim();
  const label = PLAIN_LABEL.test(title.slice(0, 60)) ? '' : title;
  const body = lines.slice(start.at + 1, to).filter((line) => !isFiller(line));
  const rest = dedent(
    body.map((line) => (line.kind === 'heading' ? stripHeading(line.text) : withoutTail(textOf(line), run))),
  );
  const joint = opener.kind === 'heading' || lines[start.at + 1]?.kind === 'blank' ? '\n\n' : '\n';
  const stem = [rest === '' ? title : label, rest].filter((part) => part !== '').join(joint);
  return withoutQuestionLabel(stem === '' ? stripHeading(opener.text) : stem).replace(/\s?<br\s?\/?>$/iu, '');
}

/** What stands behind a question's number and is no part of the question. */
const PLAIN_LABEL =
  /^[\s([–—-]*(?:easy|medium|moderate|hard|difficult|beginner|intermediate|advanced|expert|basic|(?:single|multiple)[ -](?:choice|select|answer|response)|mcq|true ?\/ ?false|\d{1,3} ?(?:points?|marks?|pts?))[\s)\].:–—-]*$/iu;

const QUESTION_LABEL =
  /^(\*\*|__)?(?:question|pregunta|frage|domanda|pergunta|quest[ãa]o|vraag|вопрос|pytanie|soru|问题|題目|题目|問題|문제|질문|stem|prompt|scenario)\s?(?:[:：]\s?(?:\*\*|__)?|(?:\*\*|__)\s?[:：])\s*/iu;

/** The stem without a word such as "Question:" before it. */
function withoutQuestionLabel(stem: string): string {
  const label = QUESTION_LABEL.exec(stem.slice(0, 80))?.[0];
  return label === undefined || label.length >= stem.trimEnd().length ? stem : stem.slice(label.length);
}

/** Where the question ends: before the next one, before a heading that opens another part, or before a list of answers. */
function endOfRegion(lines: readonly ScannedLine[], run: OptionRun, next: number): number {
  for (let at = run.last + 1; at < next; at += 1) {
    const line = lines[at];
    if (line?.kind === 'heading' && line.details === 0 && !isPartHeading(line)) return at - 1;
  }
  return next - 1;
}

/** Leads such as `Sagot:` that stand before lone letters after at least two fifths of the questions. */
function leadsOf(
  lines: readonly ScannedLine[],
  regions: readonly { readonly from: number; readonly to: number }[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { from, to } of regions) {
    const leads = new Set<string>();
    for (let at = from; at <= to; at += 1) {
      const line = lines[at];
      const lead = line === undefined ? null : genericLead(line);
      if (lead !== null) leads.add(lead);
    }
    for (const lead of leads) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1 && count * 5 >= regions.length * 2).map(([lead]) => lead));
}

function explanationOf(lines: readonly ScannedLine[], from: number, to: number, reading: RegionKeyReading): Markdown {
  const kept: string[] = [];
  for (let at = from; at <= to; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind !== 'blank' && isFiller(line))) continue;
    if (reading.kind === 'key' && at >= reading.key.at && at <= reading.key.last) {
      if (at === reading.key.at && /[\p{L}\p{N}]/u.test(reading.key.rest)) kept.push(reading.key.rest);
      continue;
    }
    const bare = line.kind === 'code' ? null : afterAnswerWord(cleanedOf(line));
    if (bare?.rest === '') continue;
    if (line.kind === 'code') kept.push(textOf(line));
    else kept.push(textOf(line).replace(/<\/?(?:details|summary|p)\b[^<>]{0,100}>/giu, ''));
  }
  return withoutExplanationLabel(dedent(kept.map((text) => (text.trim() === '' ? '' : text)))).trim();
}

function keyOptionsOf(run: OptionRun): KeyOptions {
  return { labels: run.options.map((option) => option.label), texts: run.options.map((option) => option.text) };
}

function indexesOf(run: OptionRun, test: (option: OptionRun['options'][number]) => boolean): readonly number[] {
  return run.options.flatMap((option, index) => (test(option) ? [index] : []));
}

interface Region {
  readonly start: StemStart;
  readonly run: OptionRun;
  readonly from: number;
  readonly to: number;
  readonly reading: RegionKeyReading;
}

/** Answers from lists of answers, by question: matched by number, by restart of the numbering, or by position. */
function assignSections(regions: readonly Region[], sections: readonly KeySection[]): ReadonlyMap<Region, KeyEntry> {
  const assigned = new Map<Region, KeyEntry>();
  let from = 0;
  for (const section of sections) {
    const before = regions.findIndex((region) => region.run.first > section.from);
    const until = before < 0 ? regions.length : before;
    const pool = regions.slice(from, until);
    from = until;
    const numbers = pool.map((region) => region.start.marker?.number ?? null);
    const unnumbered = numbers.every((number) => number === null) || numbers.every((number) => number === 1);
    if (unnumbered) {
      if (section.entries.length === pool.length) {
        pool.forEach((region, index) => {
          const entry = section.entries[index];
          if (entry !== undefined) assigned.set(region, entry);
        });
      }
      continue;
    }
    const groups = splitAtRestarts(pool, (region) => region.start.marker?.number ?? null);
    const keys = splitAtRestarts(section.entries, (entry) => entry.number);
    const paired =
      groups.length === keys.length ? groups.map((group, index) => [group, keys[index] ?? []] as const) : [];
    const unique = new Set(numbers).size === numbers.length;
    for (const [group, entries] of unique ? [[pool, section.entries] as const] : paired) {
      for (const region of group) {
        const hits = entries.filter((entry) => entry.number === region.start.marker?.number);
        const only = hits[0];
        if (only !== undefined && (hits.length === 1 || groups.length === 1)) assigned.set(region, only);
      }
    }
  }
  return assigned;
}

function splitAtRestarts<T>(items: readonly T[], numberOf: (item: T) => number | null): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let last = Infinity;
  for (const item of items) {
    const number = numberOf(item);
    if (number !== null && number <= last) groups.push([]);
    if (number !== null) last = number;
    groups.at(-1)?.push(item);
  }
  return groups;
}

function entryReading(lines: readonly ScannedLine[], entry: KeyEntry, run: OptionRun): RegionKeyReading {
  const options = keyOptionsOf(run);
  const cleaned = cleanLine(entry.text);
  const lead = afterAnswerWord(cleaned);
  const direct = readKey(lead?.separated === true ? lead.rest : cleaned, options);
  if (direct.kind === 'key') {
    return { kind: 'key', key: { ...direct, at: entry.at, last: entry.at } };
  }
  if (direct.kind === 'no-such-option') return { ...direct, at: entry.at };
  const below = keyInRegion(lines, entry.at + 1, entry.last, options, new Set());
  if (below.kind !== 'none') return below;
  const next = lines.slice(entry.at + 1, entry.last + 1).findIndex((line) => line.kind === 'text');
  const line = next < 0 ? undefined : lines[entry.at + 1 + next];
  const letters = line === undefined ? null : readKey(cleanedOf(line), options);
  if (letters?.kind !== 'key') return { kind: 'none' };
  const at = entry.at + 1 + next;
  return { kind: 'key', key: { ...letters, at, last: at } };
}

/** Bold type marks the key only where the author uses it for that: some options in most questions, never all. */
function boldIsKey(runs: readonly OptionRun[]): boolean {
  const some = runs.filter((run) => {
    const bold = indexesOf(run, (option) => option.mark === 'bold').length;
    return bold > 0 && bold < run.options.length;
  }).length;
  return some > 0 && some * 2 > runs.length;
}

function keyOf(region: Region, fromSection: RegionKeyReading | null, bold: boolean): Question['key'] {
  const { run } = region;
  const ticked = indexesOf(run, (option) => option.ticked === true);
  const signed = indexesOf(run, (option) => option.mark === 'sign');
  const emphasised = bold ? indexesOf(run, (option) => option.mark === 'bold') : [];
  const written = region.reading.kind === 'none' ? (fromSection ?? region.reading) : region.reading;
  const ways: { readonly correct: readonly number[]; readonly by: string }[] = [];
  if (ticked.length > 0) ways.push({ correct: ticked, by: 'ticked options' });
  if (signed.length > 0 && signed.length < run.options.length) ways.push({ correct: signed, by: 'marked options' });
  if (written.kind === 'key' && (ways.length === 0 || written.key.exact)) {
    ways.push({ correct: written.key.correct, by: 'the answer given below it' });
  }
  const first =
    ways[0] ??
    (emphasised.length > 0 && emphasised.length < run.options.length
      ? { correct: emphasised, by: 'options in bold' }
      : undefined);
  if (region.reading.kind === 'key' && fromSection?.kind === 'key' && fromSection.key.at !== region.reading.key.at) {
    ways.push({ correct: fromSection.key.correct, by: 'the list of answers' });
  }
  if (written.kind === 'contradiction') return { known: false, problem: 'contradictory-key', detail: '' };
  if (first === undefined) {
    return written.kind === 'no-such-option'
      ? { known: false, problem: 'bad-key', detail: written.letters }
      : { known: false, problem: 'missing-key', detail: '' };
  }
  const agree = ways.every((way) => way.correct.join() === first.correct.join());
  return agree ? { known: true, ...first } : { known: false, problem: 'contradictory-key', detail: '' };
}

function regionsOf(
  lines: readonly ScannedLine[],
  runs: readonly OptionRun[],
): { regions: Region[]; sections: KeySection[] } {
  const starts = findStemStarts(lines, runs, stemCandidates(lines));
  const sections: KeySection[] = [];
  const bounds = runs.map((run, index) => {
    const next = starts[index + 1]?.at ?? lines.length;
    const section = findKeySection(lines, run.last + 1, next - 1);
    if (section !== null) sections.push(section);
    const limit = section === null ? next : section.from;
    return { from: run.last + 1, to: endOfRegion(lines, run, limit) };
  });
  const leads = leadsOf(lines, bounds);
  const regions = runs.flatMap((run, index) => {
    const start = starts[index];
    const bound = bounds[index];
    if (start === undefined || bound === undefined) return [];
    const reading = keyInRegion(lines, bound.from, bound.to, keyOptionsOf(run), leads);
    return [{ start, run, ...bound, reading }];
  });
  return { regions, sections };
}

/**
 * Leaves out lists that ask nothing: inside an answer's `<details>`, below "Explanation", or lettered with no start of a
 * question since the options before, where the author marks the start of questions.
 */
function realRuns(lines: readonly ScannedLine[], runs: readonly OptionRun[]): readonly OptionRun[] {
  const outside = runs.filter((run) => lines[run.first]?.details === 0);
  const kept = outside.length * 2 >= runs.length ? outside : runs;
  const starts = findStemStarts(lines, kept, stemCandidates(lines));
  const marked = starts.filter((start) => start.family !== 'paragraph').length * 2 > starts.length;
  return kept.filter((run, index) => {
    if (index === 0 || run.style === 'checkbox') return true;
    if (marked && starts[index]?.family === 'paragraph') return false;
    let above = run.first - 1;
    while (above >= 0 && lines[above]?.kind === 'blank') above -= 1;
    return run.inlineFrom !== '' || !opensExplanation(cleanLine(lines[above]?.text ?? ''));
  });
}

/** Reads all questions with options from a scanned source. Linear in the source. */
export function readQuestions(scan: Scan): QuestionReading {
  const { lines } = scan;
  let runs = realRuns(lines, findOptionRuns(lines, false));
  const numbered = runs.length === 0;
  if (numbered) runs = realRuns(lines, findOptionRuns(lines, true));
  const all = regionsOf(lines, runs);
  const { sections } = all;
  const regions = numbered ? all.regions.filter((region) => region.reading.kind === 'key') : all.regions;
  const assigned = assignSections(regions, sections);
  const bold = boldIsKey(runs);
  const questions = regions.map((region): Question => {
    const entry = assigned.get(region);
    const fromSection = entry === undefined ? null : entryReading(lines, entry, region.run);
    const key = keyOf(region, fromSection, bold);
    const own = explanationOf(lines, region.from, region.to, region.reading);
    const listed =
      entry === undefined || fromSection?.kind !== 'key'
        ? ''
        : explanationOf(lines, fromSection.key.at, entry.last, fromSection);
    let last = region.to;
    while (last > region.run.last && (lines[last]?.kind === 'blank' || lines[last]?.kind === 'rule')) last -= 1;
    return {
      start: region.start,
      run: region.run,
      last,
      stem: stemOf(lines, region.start, region.run),
      options: region.run.options.map((option) => option.text),
      key,
      explanation: [own, listed].filter((part) => part !== '').join('\n\n'),
    };
  });
  return { questions, keySections: sections };
}
