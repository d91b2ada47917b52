import { plainText } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import { contentStems, isLabel, sentencesOf } from './language';

/** A part of a statement that could be hidden; offsets into its Markdown. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

const UNIT =
  '(?:%|percent|[KMGTPE]i?B(?:\\/s)?|[kMG]bps|[kMG]?Hz|ms|µs|ns|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|bytes?|bits?|cores?|vCPUs?|GB|TB|MB|KB|times|x|×|messages?|events?|records?|partitions?|brokers?|replicas?|nodes?|instances?|volumes?|points?|items?|characters?|lines?|pages?|people|users?|km|kg|°C|USD|dollars?|million|billion|trillion|(?:square |cubic )?(?:kilo|centi|milli)?(?:met(?:er|re)s?|grams?)|feet|foot|inch(?:es)?|miles?|knots?|lit(?:er|re)s?|tonn?es?|tons?|degrees?|watts?|volts?|euros?)';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}_./:#@{}\`-])(?:[~≈<>≤≥]\\s?)?[$€£]?\\d[\\d,.]*(?:\\s?[-–]\\s?\\d[\\d,.]*)?(?:\\s?(?:million|billion|trillion))?(?:[\\s-]?${UNIT}(?![\\p{L}\\p{N}]))?(?![\\p{L}\\p{N}_:/.][\\p{L}\\p{N}])`,
  'gu',
);
const BEFORE_NUMBER =
  /\b(?:module|lab|chapter|day|slide|step|part|version|figure|table|page|section|unit|session|java|python|kafka|http|tls)\s?$/i;
const BOLD = /(\*\*|__)(?=\S)([^*\n]{2,80}?)\1/g;
const CODE = /`([^`\n]{2,60})`/g;
const QUOTED = /[“"]([^”"\n]{3,60})[”"]/g;
const NAME = /(?<=(?:^|\s)[\p{Ll}\d(][\p{Ll}\d,;)]{0,20} )\p{Lu}[\p{L}\p{N}-]*(?:[ /]\p{Lu}[\p{L}\p{N}-]*){0,3}/gu;
const HINGE =
  /\b(?:without|because|unless|until|instead of|rather than|only (?:as long as|when|if|after|until)|as long as|so that|independently of|regardless of|before|after|never|always|must|across|within|into|per|by|with|for|to)\s+/gi;

const LONGEST = 600;
const LONGEST_SENTENCE = 260;

/**
 * A statement with its most telling part hidden: a number with its unit, else strong type, code, a quotation, a name, and
 * only in a longer sentence what follows a word such as "without". Undefined when nothing in it is worth hiding, when the
 * hidden part stands elsewhere on the card, or too little would be left to go by.
 */
export function clozeFact(statement: Statement, place: Place, loose = false): Omit<Fact, 'parents'> | undefined {
  if (statement.text.length > LONGEST * 3) return undefined;
  const whole = withoutLabel(statement.text.replace(/\s+/g, ' ').trim());
  const sentences = whole.length <= LONGEST_SENTENCE ? [whole] : sentencesOf(whole);
  for (const text of sentences) {
    if (text.length > LONGEST || /\{\{|\}\}/.test(text) || (sentences.length > 1 && leansOnBefore(text))) continue;
    const part = strongest(text, place) ?? (loose ? hinged(text, place) : undefined);
    if (part === undefined) continue;
    return {
      content: {
        kind: 'cloze',
        text: `${text.slice(0, part.from)}{{c1::${text.slice(part.from, part.to)}}}${text.slice(part.to)}`,
      },
      ordinals: [0],
      lines: statement.lines,
      block: statement.text,
      reason: part.why,
    };
  }
  return undefined;
}

/** "**Takeaway:** …" heads a remark; the statement is what follows. */
function withoutLabel(text: string): string {
  const match = /^(\*\*|__)([^*_]{2,30})\1\s?[:—–-]?\s?/.exec(text);
  if (match === null || !isLabel(match[2] ?? '')) return text;
  const rest = text.slice(match[0].length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function leansOnBefore(text: string): boolean {
  return /^[*_]{0,2}(?:this|that|these|those|it|they|he|she|such|both|here|there|then|also|but|and|or|so|however|instead)\b/i.test(
    text,
  );
}

function strongest(text: string, place: Place): Part | undefined {
  return (
    firstFit(text, place, numbers(text)) ??
    (/\*\*|__/.test(text)
      ? firstFit(text, place, spans(text, BOLD, 2, 'The author set this part in strong type.'))
      : undefined) ??
    (text.includes('`')
      ? firstFit(text, place, spans(text, CODE, 1, 'The part in code is worth knowing.'))
      : undefined) ??
    firstFit(text, place, quotations(text)) ??
    firstFit(text, place, names(text))
  );
}

function numbers(text: string): readonly Part[] {
  if (!/\d/.test(text)) return [];
  const found: Part[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const value = match[0].trimEnd().replace(/[.,]{1,20}$/, '');
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const isYear = /^(?:1[5-9]|20)\d\d$/.test(value);
    const hasUnit = /[^\d.,\s]/.test(value);
    if (BEFORE_NUMBER.test(before) || insideMarks(text, match.index) || (!isYear && !hasUnit && value.length < 2))
      continue;
    const after = text.slice(match.index + match[0].length).trimStart();
    if ((/^\d\.?$/.test(value) && match.index < 3) || /^(?:or|\/|and)\s?\d/.test(after)) continue;
    found.push({ from: match.index, to: match.index + value.length, why: 'The figure is the part worth knowing.' });
  }
  return found;
}

/** Inside code, a link target or an address. */
function insideMarks(text: string, at: number): boolean {
  const before = text.slice(0, at);
  if (((before.match(/`/g) ?? []).length & 1) === 1) return true;
  const near = before.slice(-300);
  const opened = (mark: string, close: RegExp): boolean => {
    const from = near.lastIndexOf(mark);
    return from >= 0 && !close.test(near.slice(from + mark.length));
  };
  const quotes = near.match(/["“”]/g) ?? [];
  const quoted = quotes.filter((mark) => mark !== '”').length > quotes.length / 2 && quotes.length % 2 === 1;
  return quoted || opened('](', /\)/) || opened('://', /\s/) || opened('<', /[>\s]/);
}

function spans(text: string, pattern: RegExp, marks: number, why: string): readonly Part[] {
  return [...text.matchAll(pattern)].map((match) => {
    const open = match.index + marks;
    const hidden = text.slice(open, match.index + match[0].length - marks).replace(/[.,;:!?\s]{1,40}$/, '');
    return { from: open, to: open + hidden.length, why };
  });
}

/** One quotation is a term; several are examples. */
function quotations(text: string): readonly Part[] {
  const found = spans(text, QUOTED, 1, 'The quoted words are worth knowing.');
  return found.length === 1 ? found : [];
}

function names(text: string): readonly Part[] {
  return [...text.matchAll(NAME)]
    .filter(
      (match) =>
        /\p{Lu}\p{Ll}{2}/u.test(match[0]) &&
        !insideMarks(text, match.index) &&
        !/^(?:I|The|A|An|This|It|You|We)\b/.test(match[0]),
    )
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      why: 'The name is the part worth knowing.',
    }));
}

function hinged(text: string, place: Place): Part | undefined {
  const parts: Part[] = [];
  for (const match of text.matchAll(HINGE)) {
    const from = match.index + match[0].length;
    const rest = /^[^,;:.()—–→]{3,60}?(?=$|[,;:.()—–→]| (?:depending|based|such|and|or|which|that|when|if|while|so) )/
      .exec(text.slice(from))?.[0]
      .trimEnd();
    if (rest === undefined || insideMarks(text, from)) continue;
    const words = rest.split(' ').length;
    if (words > 6 || words < 2 || /^(?:the|a|an|it|them|this|that|you|your)$/i.test(rest)) continue;
    if (((rest.match(/`|\*\*/g) ?? []).length & 1) === 1) continue;
    const hinge = match[0].trim().toLowerCase();
    parts.push({ from, to: from + rest.length, why: `What follows "${hinge}" completes the statement.` });
  }
  return plainText(text).split(' ').length < 7 ? undefined : firstFit(text, place, parts.reverse());
}

function firstFit(text: string, place: Place, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => fits(text, place, part));
}

const EXAMPLE_BEFORE = /(?:e\.g\.|such as|for example|like)[ ,:`*"“(]{0,4}$/i;

function fits(text: string, place: Place, part: Part): boolean {
  const hidden = plainText(text.slice(part.from, part.to)).replace(/[.,;:!?]{1,20}$/, '');
  const visible = `${text.slice(0, part.from)}…${text.slice(part.to)}`;
  if (hidden.length < 1 || (hidden.match(/,/g) ?? []).length > 1 || isLabel(hidden)) return false;
  if (hidden.split(' ').length > 6 || text.charAt(part.to - 1) === '?' || text.charAt(part.to) === '?') return false;
  if (EXAMPLE_BEFORE.test(text.slice(Math.max(0, part.from - 16), part.from))) return false;
  if (hidden.length > visible.length * 0.8 || !hasWords(visible, 5)) return false;
  if (part.from < 4 && /^[*_`]{0,3}\s*(?:[:：–—→]|->|=>)/.test(text.slice(part.to))) return false;
  const stems = [...contentStems(hidden)];
  if (stems.length === 0)
    return /^(?:never|always|only|all|every|any|before|after|both|zero|one|two|more|less|most|least)$/i.test(hidden);
  const shown = visible.toLowerCase();
  return stems.some((stem) => !place.known.some((words) => words.has(stem)) && !startsWord(shown, stem));
}

function hasWords(text: string, count: number): boolean {
  let spaces = 0;
  for (let at = text.indexOf(' '); at >= 0 && spaces < count; at = text.indexOf(' ', at + 1)) spaces++;
  return spaces + 1 >= count;
}

/** Whether a word of the text starts with the stem. */
function startsWord(text: string, stem: string): boolean {
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
