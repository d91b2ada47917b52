import { cleanedOf, dedent } from './clean';
import { isFirstLabel, isSecondLabel, labelDistance } from './labels';
import type { OptionLine } from './option-line';
import { parseNumberLine, parseOptionLine, unmark } from './option-line';
import type { ScannedLine } from './scan';
import { afterAnswerWord, headOf, opensExplanation } from './words';
import { parseMarker } from './marker';

/** One option of a question with the lines it takes, both ends included, as indexes into the scan. */
export interface QuizOption {
  readonly label: string;
  readonly ticked: boolean | undefined;
  readonly mark: OptionLine['mark'];
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** The options of one question. */
export interface OptionRun {
  readonly style: OptionLine['style'];
  readonly options: readonly QuizOption[];
  readonly first: number;
  readonly last: number;
  /** End of the stem's last line when options start there; else empty. */
  readonly inlineFrom: string;
}

interface Start {
  readonly line: OptionLine;
  readonly at: number;
  /** Set for an option that starts within the line of the stem: the line from there on. */
  readonly inlineFrom?: string;
}

const PICTURE = /^(?:!\[|<img\b|<\/?(?:p|div|br|ul|li|table|tr|td|pre|code)\b|\|)/iu;

/** Whether a line between two options ends the list instead of belonging to the option before. */
function isBoundary(line: ScannedLine, run: readonly Start[], lines: readonly ScannedLine[]): boolean {
  if (line.kind === 'heading' || line.kind === 'rule' || line.kind === 'comment') return true;
  const opener = lines[run[0]?.at ?? 0];
  if (line.details !== opener?.details) return true;
  if (line.kind !== 'text') return false;
  const cleaned = cleanedOf(line);
  const answer = afterAnswerWord(cleaned);
  if (answer?.separated === true) return true;
  if (opensExplanation(cleaned) && line.indent <= opener.indent) return true;
  const marker = parseMarker(line);
  return marker !== null && marker.number !== null && line.indent <= opener.indent && run[0]?.line.style !== 'number';
}

function continues(run: readonly Start[], next: OptionLine, indent: number, lines: readonly ScannedLine[]): boolean {
  const last = run.at(-1);
  const first = run[0];
  if (last === undefined || first === undefined || next.style !== last.line.style) return false;
  if (next.style === 'checkbox') return Math.abs(indent - (lines[first.at]?.indent ?? 0)) < 4;
  const distance = labelDistance(last.line.label, next.label);
  if (distance === 1) return true;
  const sameShape = next.punctuation === last.line.punctuation && indent === (lines[last.at]?.indent ?? -1);
  return sameShape && (distance === 0 || distance === 2) && next.label !== first.line.label && run.length > 1;
}

/** Splits `A) one  B) two  C) three` on one line; the line alone when it holds a single option. */
function splitInline(start: Start): readonly OptionLine[] {
  const { line } = start;
  if (line.style !== 'letter' || line.text.length > 2000) return [line];
  if (/<br\s?\/?>/iu.test(line.text)) {
    const pieces = splitInline({ ...start, line: { ...line, text: line.text.replace(/<br\s?\/?>/giu, '  ') } });
    return pieces.length > 1 ? pieces : [line];
  }
  const found: OptionLine[] = [];
  let label = line.label;
  let rest = line.text;
  let own: OptionLine = line;
  for (let place = rest.search(/\s/u); place >= 0;) {
    const step = /^\s+/u.exec(rest.slice(place))?.[0].length ?? 1;
    const candidate = parseOptionLine(rest.slice(place + step));
    const fits =
      candidate?.style === 'letter' &&
      candidate.punctuation === line.punctuation &&
      labelDistance(label, candidate.label) === 1 &&
      candidate.lowerCase === line.lowerCase;
    if (fits) {
      const text = unmark(rest.slice(0, place).trim());
      found.push({ ...own, text: text.text, mark: text.mark === 'none' ? own.mark : text.mark });
      own = candidate;
      label = candidate.label;
      rest = candidate.text;
      place = rest.search(/\s/u);
    } else {
      const next = rest.slice(place + step).search(/\s/u);
      place = next < 0 ? -1 : place + step + next;
    }
  }
  return found.length === 0 ? [line] : [...found, { ...own, text: rest.trim() }];
}

/** The first option where it stands behind the stem on one line: `Which one? A) this  B) that`. */
function optionInStem(text: string, at: number): Start | null {
  const head = headOf(text);
  for (const match of head.matchAll(/(?<=\S)\s+(?=(?:[-*+•]\s{1,4})?[([]?[Aaأא①А]\s?[.):\]])/gu)) {
    const from = text.slice(match.index);
    const line = parseOptionLine(from.trim());
    if (line?.style === 'letter' && line.text !== '') return { line, at, inlineFrom: from };
  }
  return null;
}

/** The last non-blank line above, when it is plain text. */
function lineAbove(lines: readonly ScannedLine[], at: number): number | null {
  let above = at - 1;
  while (above >= 0 && lines[above]?.kind === 'blank') above -= 1;
  const kind = lines[above]?.kind;
  return at - above <= 2 && (kind === 'text' || kind === 'heading') ? above : null;
}

/** Options that start behind the stem: the whole list on one line, or its first option there and the second on this one. */
function inlineStart(lines: readonly ScannedLine[], at: number, option: OptionLine | null): Start[] {
  const text = lines[at]?.text ?? '';
  if (option === null) {
    const whole = / \(?[Bbב]\s?[.):]/u.test(headOf(text)) ? optionInStem(text, at) : null;
    if (whole === null || lines[at]?.kind === 'table' || splitInline(whole).length < 3) return [];
    const next = lines.slice(at + 1, at + 4).find((line) => line.kind !== 'blank');
    return next !== undefined && parseOptionLine(next.text) !== null ? [] : [whole];
  }
  const above = isSecondLabel(option.label) ? lineAbove(lines, at) : null;
  const first = above === null ? null : optionInStem(lines[above]?.text ?? '', above);
  if (first?.line.punctuation !== option.punctuation) return [];
  return [first, { line: option, at }];
}

function followsOption(line: ScannedLine, start: number, wantsBlock: boolean): boolean {
  if (line.kind === 'code' || PICTURE.test(line.text)) return wantsBlock || line.indent > start;
  return line.kind === 'text' && line.indent >= start + 2;
}

/** Last line of the last option: lines wrapped or indented below it, and a fence where its siblings have one. */
function endOfLast(run: readonly Start[], lines: readonly ScannedLine[]): number {
  const last = run.at(-1);
  if (last === undefined) return -1;
  const indent = lines[last.at]?.indent ?? 0;
  const blocks = run.slice(0, -1).filter(({ at }, place) => {
    const until = run[place + 1]?.at ?? at;
    return lines.slice(at + 1, until).some((line) => line.kind === 'code' || PICTURE.test(line.text));
  }).length;
  const wantsBlock = last.line.text === '' || (blocks > 0 && blocks * 2 >= run.length - 1);
  let end = last.at;
  let afterBlank = false;
  let inBlock = isFenceOpener(lines[last.at]);
  for (let at = last.at + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind !== 'code' && line.kind !== 'blank' && isBoundary(line, run, lines))) break;
    if (line.kind === 'blank') {
      afterBlank = true;
      continue;
    }
    if (parseOptionLine(line.text) !== null && line.indent <= indent) break;
    if (line.kind === 'code' && inBlock) {
      end = at;
      continue;
    }
    const lazy =
      !afterBlank && line.kind === 'text' && !PICTURE.test(line.text) && !/^\[[^\]]*\]\(/u.test(headOf(line.text));
    const isOpener = line.kind === 'code';
    if (!lazy && !followsOption(line, indent, wantsBlock && !(inBlock && afterBlank))) break;
    if (afterBlank && line.kind === 'text' && line.indent <= indent && !PICTURE.test(line.text)) break;
    inBlock = isOpener;
    end = at;
    afterBlank = false;
  }
  return end;
}

function isFenceOpener(line: ScannedLine | undefined): boolean {
  return line !== undefined && /(?:`{3}|~{3})[^`]{0,300}$/u.test(headOf(line.text));
}

function toOption(start: Start, last: number, lines: readonly ScannedLine[]): QuizOption {
  const { line, at } = start;
  const below = lines
    .slice(at + 1, last + 1)
    .map((each) => (each.raw.trimStart().startsWith('>') ? each.text : each.raw));
  const rest = dedent(below);
  const joint = rest !== '' && lines[at + 1]?.kind === 'blank' ? '\n\n' : '\n';
  const text = rest === '' ? line.text : `${line.text}${line.text === '' ? '' : joint}${rest}`;
  return { label: line.label, ticked: line.ticked, mark: line.mark, text, first: at, last };
}

/** Options labelled A, B, C … inside check boxes lose their letters: shuffled letters would mislead. */
function withoutLetters(options: readonly QuizOption[]): readonly QuizOption[] {
  const lettered = options.every(
    (option, index) => option.label !== '' && (index === 0 ? isFirstLabel(option.label) : true),
  );
  const inOrder = options.every((option, index) => {
    const before = options[index - 1];
    return before === undefined || labelDistance(before.label, option.label) === 1;
  });
  if (!lettered || !inOrder) return options.map((option) => ({ ...option, label: '' }));
  const stripped = options.map((option) => {
    const [head = '', ...below] = option.text.split('\n');
    const inner = parseOptionLine(head)?.text ?? (/^[A-P]$/u.test(head) ? '' : head);
    return { ...option, text: [inner, ...below].join('\n').trim() };
  });
  return stripped.every((option) => option.text !== '') ? stripped : options;
}

function finish(run: readonly Start[], lines: readonly ScannedLine[]): OptionRun | null {
  const last = run.at(-1);
  const first = run[0];
  if (last === undefined || first === undefined) return null;
  const end = endOfLast(run, lines);
  const options = run.flatMap((start, index) => {
    const next = run[index + 1];
    const until = next === undefined ? end : next.at - 1;
    let to = until;
    while (to > start.at && lines[to]?.kind === 'blank') to -= 1;
    const pieces = next?.at === start.at ? [start.line] : splitInline(start);
    return pieces.map((line, piece) =>
      toOption({ line, at: start.at }, piece === pieces.length - 1 ? to : start.at, lines),
    );
  });
  const style = first.line.style;
  if (options.length < 2 && (style !== 'checkbox' || first.line.punctuation === 'sign')) return null;
  return {
    style,
    options: style === 'checkbox' ? withoutLetters(options) : options,
    first: first.at,
    last: end,
    inlineFrom: first.inlineFrom ?? '',
  };
}

/**
 * Finds the lists of options: check boxes that follow each other, or letters (digits when `numbers` is set) that count up
 * from the first. Lines between two options belong to the earlier one unless they end the list.
 */
export function findOptionRuns(lines: readonly ScannedLine[], numbers: boolean): readonly OptionRun[] {
  const runs: OptionRun[] = [];
  const headed = lines.filter((line) => line.kind === 'heading').length * 8;
  const boxes = lines.filter((line) => line.kind === 'text' && /^[-*+] \[/u.test(line.text)).length;
  let run: Start[] = [];
  let afterBlank = false;
  const close = (): void => {
    const done = finish(run, lines);
    if (done !== null) runs.push(done);
    run = [];
  };
  lines.forEach((line, at) => {
    if (line.kind === 'code' || line.kind === 'front-matter') return;
    if (line.kind === 'blank') {
      afterBlank = true;
      return;
    }
    const option = line.kind === 'text' ? (numbers ? parseNumberLine(line.text) : parseOptionLine(line.text)) : null;
    if (option !== null && run.length > 0 && continues(run, option, line.indent, lines)) {
      run.push({ line: option, at });
    } else if (option !== null && (option.style === 'checkbox' || isFirstLabel(option.label) || option.label === '1')) {
      const nested =
        run.length > 0 && line.indent >= (lines[run[0]?.at ?? 0]?.indent ?? 0) + 2 && option.style !== 'checkbox';
      if (!nested) {
        close();
        run = [{ line: option, at }];
      }
    } else {
      const paragraph =
        run[0]?.line.style === 'checkbox' &&
        headed < boxes &&
        afterBlank &&
        line.indent === 0 &&
        !PICTURE.test(line.text);
      if (run.length > 0 && (paragraph || isBoundary(line, run, lines))) close();
      if (run.length === 0 && !numbers) {
        run = inlineStart(lines, at, option);
        if (run.length === 1) close();
      }
    }
    afterBlank = false;
  });
  close();
  return runs;
}
