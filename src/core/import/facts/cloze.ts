import { plainText, singleSpaced } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import { contentStems, isLabel, leansOnBefore, sentencesOf } from './language';
import { isInstruction } from './steps';

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
const BEFORE_FACTOR = /\b(?:by|factor of|at most|at least|up to|exactly|only|maximum of|minimum of)\s$/i;
const BOLD = /(?<![\p{L}\p{N}*_])(\*\*|__)(?=\S)([^*\n]{2,80}?)\1(?![\p{L}\p{N}*])/gu;
const CODE = /`([^`\n]{2,60})`/g;
const QUOTED = /[“"]([^”"\n]{3,60})[”"]/g;
const NAME = /(?<=(?:^|\s)[\p{Ll}\d(][\p{Ll}\d,;)]{0,20} )\p{Lu}[\p{L}\p{N}-]*(?:[ /]\p{Lu}[\p{L}\p{N}-]*){0,3}/gu;
const HINGE =
  /\b(?:without|because|unless|until|instead of|rather than|only (?:as long as|when|if|after|until)|as long as|so that|independently of|regardless of|before|after|never|always|across|within|per|by|for)\s+/gi;

const LONGEST = 600;
const LONGEST_SENTENCE = 260;
const LONGEST_LEAD = 140;

/**
 * A statement with its most telling part hidden: what the author set in strong type, else a number with its unit, code, a
 * quotation, a name, and only in a longer sentence (`loose`) what follows a word such as "without". A statement that leans
 * on the one before it shows that one too. Undefined when nothing in it is worth hiding, when the hidden part stands
 * elsewhere on the card, or too little would be left to go by.
 */
export function clozeFact(
  statement: Statement,
  place: Place,
  loose = false,
  before = '',
): Omit<Fact, 'parents'> | undefined {
  if (statement.text.length > LONGEST * 3) return undefined;
  const whole = withoutLabel(singleSpaced(statement.text).trim());
  const sentences = whole.length <= LONGEST_SENTENCE ? [whole] : sentencesOf(whole);
  let previous = singleSpaced(before).trim();
  for (const sentence of sentences) {
    const lead = leansOnBefore(plainText(sentence)) ? previous : undefined;
    previous = sentence;
    if (sentence.length > LONGEST || /\{\{|\}\}/.test(sentence) || lead === '') continue;
    if (lead !== undefined && (lead.length > LONGEST_LEAD || leansOnBefore(plainText(lead)))) continue;
    const shown = {
      ...place,
      known: lead === undefined ? place.known : [...place.known, contentStems(plainText(lead))],
    };
    const own = balanced(sentence);
    const hidden = strongest(own, shown) ?? (loose ? hinged(own, shown) : undefined);
    if (hidden === undefined) continue;
    const opening = lead === undefined ? '' : `${closed(balanced(lead))} `;
    const text = opening + own;
    const part = { ...hidden, from: hidden.from + opening.length, to: hidden.to + opening.length };
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

/** Strong type that a cut left open, or that wraps the whole, would only mislead. */
function balanced(text: string): string {
  const marks = text.match(/\*\*/g)?.length ?? 0;
  const wraps = marks === 2 && /^\*\*[^*]+\*\*[.!]?$/.test(text);
  return marks % 2 === 1 || wraps ? text.replace(/\*\*/g, '') : text;
}

function closed(text: string): string {
  return /[.!?:;]\W{0,3}$/.test(text) ? text : `${text}.`;
}

function strongest(text: string, place: Place): Part | undefined {
  return (
    (/\*\*|__/.test(text)
      ? firstFit(text, place, spans(text, BOLD, 2, 'The author set this part in strong type.').map(withoutVerb(text)))
      : undefined) ??
    firstFit(text, place, numbers(text)) ??
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
    const counts = isYear || hasUnit || value.length > 1 || BEFORE_FACTOR.test(before);
    if (BEFORE_NUMBER.test(before) || insideMarks(text, match.index) || !counts) continue;
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

const LEADING_VERB =
  /^(?:uses?|is|are|has|have|must|can|will|provides?|supports?|allows?|keeps?|gives?|makes?|takes?|needs?|requires?|becomes?|means?|includes?|offers?) (?=\S+ )/;

/** "**uses copper rivets**": the verb stays, so that the card still asks something. */
function withoutVerb(text: string): (part: Part) => Part {
  return (part) => {
    const verb = LEADING_VERB.exec(text.slice(part.from, part.to))?.[0] ?? '';
    return { ...part, from: part.from + verb.length };
  };
}

const MOST_QUOTED_WORDS = 3;

/** One short quotation is a term; several are examples, a long one is speech. */
function quotations(text: string): readonly Part[] {
  const found = spans(text, QUOTED, 1, 'The quoted words are worth knowing.');
  return found.filter(
    ({ from, to }) => found.length === 1 && text.slice(from, to).split(' ').length <= MOST_QUOTED_WORDS,
  );
}

function names(text: string): readonly Part[] {
  return [...text.matchAll(NAME)]
    .filter(
      (match) =>
        /\p{Lu}\p{Ll}{2}/u.test(match[0]) &&
        !insideMarks(text, match.index) &&
        !isOneOfMany(text, match.index, match.index + match[0].length) &&
        !/^(?:I|The|A|An|This|It|You|We)\b/.test(match[0]),
    )
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      why: 'The name is the part worth knowing.',
    }));
}

/** The last of "a, b, c and d": as good as any of the others. */
function isOneOfMany(text: string, from: number, to: number): boolean {
  return /,[^,]{1,40},\s(?:and |or )?$/.test(text.slice(0, from)) || /^,[^,]{1,40},/.test(text.slice(to));
}

const TOO_GENERAL = /^(?:an?|your|our|different|various|many|several|all|some|other|most) /i;

function hinged(text: string, place: Place): Part | undefined {
  const parts: Part[] = [];
  for (const match of text.matchAll(HINGE)) {
    const from = match.index + match[0].length;
    const rest =
      /^[^,;:.()—–→]{3,60}?(?=$|[,;:.()—–→]| (?:depending|based|such|and|or|which|that|when|if|while|so) | by default)/
        .exec(text.slice(from))?.[0]
        .trimEnd();
    if (rest === undefined || insideMarks(text, from)) continue;
    const words = rest.split(' ').length;
    if (words > 6 || words < 2 || TOO_GENERAL.test(rest) || /^(?:the|a|an|it|them|this|that|you|your)$/i.test(rest))
      continue;
    if (((rest.match(/`|\*\*/g) ?? []).length & 1) === 1) continue;
    const hinge = match[0].trim().toLowerCase();
    parts.push({ from, to: from + rest.length, why: `What follows "${hinge}" completes the statement.` });
  }
  return plainText(text).split(' ').length < 7 ? undefined : firstFit(text, place, parts.reverse());
}

function firstFit(text: string, place: Place, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => fits(text, place, part));
}

const EXAMPLE_BEFORE =
  /(?:(?:e\.g\.|such as|for example|for instance),?(?:[^,.;)—–]{1,40}, ?(?:and |or )?){0,5} ?(?:an? |the )?|\blike[ ,:]{0,2})[ `*"“(]{0,4}$/i;
const CLAUSE_INSIDE =
  /^(?!(?:when|if|after|before|while|until|as|because|once|what|how|who|where|that|which)\b).*\S (?:is|are|was|were|has|have|can|will|must|should|removed|travels?|means?)\b \S/i;

function fits(text: string, place: Place, part: Part): boolean {
  const hidden = plainText(text.slice(part.from, part.to)).replace(/[.,;:!?]{1,20}$/, '');
  if (/^[NMKX] \p{Ll}+$/u.test(hidden) || (part.from < 4 && !hidden.includes(' ') && isInstruction(hidden)))
    return false;
  const visible = `${text.slice(0, part.from)}…${text.slice(part.to)}`;
  if (hidden.length < 1 || (hidden.match(/,/g) ?? []).length > 1 || isLabel(hidden)) return false;
  if (hidden.split(' ').length > 6 || text.charAt(part.to - 1) === '?' || text.charAt(part.to) === '?') return false;
  if (EXAMPLE_BEFORE.test(text.slice(Math.max(0, part.from - 96), part.from))) return false;
  if (/[→:]|=>/.test(hidden) || CLAUSE_INSIDE.test(hidden)) return false;
  if (hidden.length > visible.length * 0.8 || !hasWords(visible, 5)) return false;
  if (part.from < 8 && /^[*_`]{0,3}\s*(?:[:：–—→,;]|->|=>)/.test(text.slice(part.to))) return false;
  const stems = [...contentStems(hidden)];
  if (stems.length === 0)
    return /^(?:never|always|only|all|every|any|before|after|both|no|not|none|nothing|zero|one|two|more|less|most|least)$/i.test(
      hidden,
    );
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
