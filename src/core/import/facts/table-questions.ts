import { contentStems, isClause, isPlural, lowerFirst } from './language';

/** A cell with what names it. */
export interface CellPlace {
  /** Rows are properties and columns the things compared, not the other way round. */
  readonly comparison: boolean;
  readonly rowHeader: string;
  /** Row label as Markdown. */
  readonly label: string;
  /** Headers of the column, or of all columns that hold the same. */
  readonly columns: readonly string[];
  readonly columnNames: readonly string[];
  readonly title: string;
  readonly value: string;
}

const DESCRIBES =
  /^(?:descriptions?|notes?|meanings?|definitions?|details?|explanations?|purpose|comments?|remarks?|what it (?:is|does|means)|role|function|summary|beschreibung|bedeutung|description|signification|rôle|descripción|significado)$/i;
const EXAMPLE = /^(?:an )?examples?$/i;
const QUESTION_WORD = /^(?:when|how|why|where|what|who|which|is|are|does|do|can)\b/i;
const HANGING = /\b(?:for|by|on|in|to|with|of|from|at|as|into|via)$/i;
const LONGEST_FORWARD = 170;

/** Says whether the value is short enough to be recalled from its row and column. */
export function answerableForward(cell: CellPlace): boolean {
  return cell.value.length <= LONGEST_FORWARD || cell.comparison;
}

/** The question for which the cell is the answer. */
export function questionForCell(cell: CellPlace): string {
  return cell.comparison ? comparisonQuestion(cell) : entityQuestion(cell);
}

function comparisonQuestion({ label, columns, columnNames, value, rowHeader }: CellPlace): string {
  const things = joined(columnNames.map(named));
  const spoken = spokenQuestion(label, things, columns.length > 1);
  if (spoken !== undefined) return spoken;
  if (/^(?:what|how|why|when|where|who|which)\b.*\?$/i.test(label)) return `${things}: ${label}`;
  if (/^question\b|\?$/i.test(rowHeader)) return `${things}: ${label}`;
  if (YES_OR_NO.test(value)) return `${things}: ${lowerFirst(label)} — yes or no?`;
  const applies = `What holds for ${things} as to ${lowerFirst(label)}?`;
  if (columns.length > 1) return `What do ${things} have in common as to ${lowerFirst(label)}?`;
  if (PROPERTY_NOUN.test(label)) return `What ${isPlural(label) ? 'are' : 'is'} the ${lowerFirst(label)} of ${things}?`;
  const words = label.split(' ').length;
  if (QUESTION_WORD.test(label) || isSaid(label)) return `${things} — ${lowerFirst(label)}?`;
  if (words > 1 && words <= 4 && !HANGING.test(label) && !/[,/&]/.test(label)) {
    return `What ${isPlural(label) ? 'are' : 'is'} the ${lowerFirst(label)} of ${things}?`;
  }
  return applies;
}

function entityQuestion({ rowHeader, label, columns, value, title }: CellPlace): string {
  const column = columns[0] ?? '';
  const kind = kindOf(rowHeader);
  const thing = label.length <= 3 || /^[\d`.,%]+$/.test(label) ? `${rowHeader} ${label}`.trim() : label;
  const topic = title === '' || kind !== '' ? '' : ` (${title})`;
  if (column === '') return `What belongs to ${named(label)}${topic}?`;
  if (DESCRIBES.test(column) && /^(?:for|when|if) /i.test(value))
    return `When is ${kind === '' ? '' : `the ${kind} `}“${label}” used${topic}?`;
  if (DESCRIBES.test(column)) return `Describe ${kind === '' ? '' : `the ${kind} `}“${label}”${topic}.`;
  if (EXAMPLE.test(column)) return `Give an example of ${kind === '' ? '' : `the ${kind} `}“${label}”${topic}.`;
  const spoken = spokenQuestion(column, named(thing), false);
  if (spoken !== undefined) return spoken;
  if (QUESTION_WORD.test(column)) return `${named(thing)} — ${lowerFirst(column)}?`;
  if (isSaid(column)) return `${named(thing)}: “${column}” — complete it.`;
  if (YES_OR_NO.test(value)) return `${named(thing)}: ${lowerFirst(column)} — yes or no?`;
  if (
    HANGING.test(column) ||
    (/^(?:\p{L}+s|\p{L}+ed)\s(?:for|by|on|in|to|with)?/iu.test(column) && !isPlural(column))
  ) {
    return `${named(thing)} — ${lowerFirst(column)} what?`;
  }
  if (/^some\b/i.test(column)) return `What are ${lowerFirst(column)} of ${named(thing)}?`;
  if (column.split(' ').length > 5) return `${named(thing)}: ${lowerFirst(column)}?`;
  return `What ${isPlural(column) ? 'are' : 'is'} the ${lowerFirst(column)} of ${named(thing)}?`;
}

const YES_OR_NO = /^(?:yes|no)(?:$|\s?[,.;:(–—])/i;
const PROPERTY_NOUN =
  /^(?:redundancy|latency|throughput|durability|persistence|cost|costs|price|pricing|charges|capacity|availability|scalability|consistency|complexity|performance|speed|size|weight|length|depth|height|width|colou?r|shape|purpose|role|origin|language|licen[cs]e|owner|author|date|year|duration|lifetime|scope|risk|limit|default|range|unit|type|form|output|input|granularity|accuracy|overhead|\p{L}+(?:ity|ness|ance|ence|ency))$/iu;
const SEES = new Map(
  'sees see reads read writes write needs need stores store returns return uses use supports support allows allow requires require means mean gives give sends send handles handle offers offer provides provide contains contain includes include produces produce consumes consume accepts accept covers cover protects protect measures measure answers answer shows show'
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? word] as const] : [])),
);

/** A header that is a question, a verb or what something is good for, turned into a whole question; undefined for all else. */
function spokenQuestion(header: string, things: string, several: boolean): string | undefined {
  const plain = header.replace(/[*?]/g, '').trim();
  const does = several ? 'do' : 'does';
  const is = several ? 'are' : 'is';
  if (/^how$/i.test(plain) || /^how it works$/i.test(plain)) return `How ${does} ${things} work?`;
  const verb = /^(what|how|when|where|why|who) (?:it|they) (\p{L}{2,}?)(?:e?s)?$/iu.exec(plain);
  if (verb !== null && /^(?:i|are|is)$/i.test(verb[2] ?? '')) return `${verb[1] ?? 'What'} ${is} ${things}?`;
  if (verb !== null && /^(?:do|does)$/i.test(verb[2] ?? '')) return `${verb[1] ?? 'What'} ${does} ${things} do?`;
  if (verb !== null) return `${verb[1] ?? 'What'} ${does} ${things} ${verb[2] ?? ''}?`;
  const asks = /^(\p{L}+) (?:it|they) (\p{L}{3,}?)s?$/iu.exec(plain);
  if (asks !== null) return `Which ${lowerFirst(asks[1] ?? '')} ${does} ${things} ${asks[2] ?? ''}?`;
  if (/^when(?: to use(?: it)?)?$/i.test(plain)) return `When should you use ${things}?`;
  if (/^why(?: (?:to )?use(?: it)?)?$/i.test(plain)) return `Why use ${things}?`;
  if (
    /^(?:best|good|great|ideal|used|suited|suitable|intended|meant|known|limited|tied|bound) (?:for|in|with|as|to)$/i.test(
      plain,
    )
  )
    return `What ${is} ${things} ${plain.toLowerCase()}?`;
  if (/^(?:deploy|install|configure|test|debug|scale|upgrade|back up|extend|secure)$/i.test(plain))
    return `How do you ${plain.toLowerCase()} ${things}?`;
  const sees = SEES.get(plain.toLowerCase());
  return sees === undefined ? undefined : `What ${does} ${things} ${sees}?`;
}

/** A header that speaks ("Everyone else says", "Question it answers") and names no property. */
function isSaid(header: string): boolean {
  return (
    isClause(header) ||
    /^(?:on|in|at|for|with|without|after|before|during|if|per)\b/i.test(header) ||
    /\b(?:first|last)$/i.test(header) ||
    /\b(?:says?|calls?|means|answers|gives|gets|you|it|they|we)\b/i.test(header)
  );
}

const SAYS_NOTHING = new Set([
  'identi',
  'descri',
  'define',
  'specif',
  'denote',
  'repres',
  'name',
  'kind',
  'type',
  'resour',
  'associ',
  'given',
  'value',
  'thing',
  'item',
  'corres',
  'respec',
]);

/** Says whether a cell only repeats its row's label in other words ("Role: identifies the role"). */
export function repeatsLabel(value: string, label: string): boolean {
  if (value.length > 90 || !value.includes(' ')) return false;
  const own = contentStems(label);
  const said = [...contentStems(value)];
  const more = said.filter((stem) => !own.has(stem));
  return more.length < said.length && more.length < 4 && more.every((stem) => SAYS_NOTHING.has(stem));
}

const LONGEST_QUOTE = 220;

/**
 * "Which option …?" with the row's name taken out of the quoted cell; undefined when too little would be left to tell it
 * by, or when the row's label is no name.
 */
export function reverseQuestion({ rowHeader, label, columns, value }: CellPlace): string | undefined {
  if (value.length < 40 || label.length > 60) return undefined;
  const column = columns[0] ?? '';
  const kind = kindOf(rowHeader);
  const quoted = spokenOf(withoutName(shortened(value), label));
  if (contentStems(quoted).size < 5) return undefined;
  const which = kind === '' ? 'Which one' : `Which ${kind}`;
  return DESCRIBES.test(column) || column === ''
    ? `${which} is this? “${quoted}”`
    : `${which} has this as its ${lowerFirst(column)}: “${quoted}”`;
}

function shortened(value: string): string {
  if (value.length <= LONGEST_QUOTE) return value;
  const cut = value.slice(0, LONGEST_QUOTE);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '));
  return end > 60 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

/** Where the name stood first, a word that points to it: "These sails are", "It offers". */
function spokenOf(quoted: string): string {
  return quoted
    .replace(/^(?:(?:The|An?) )?… (\p{L}+s) (?=(?:are|have|offer|provide|support|use|can)\b)/u, 'These $1 ')
    .replace(/^(?:(?:The|An?) )?…(?: \([^()]{1,12}\))? (?=(?:can|\p{Ll}+[^\W_s]?s) (?!are\b|have\b))/u, 'It ');
}

/** Blanks the row's name, and each longer word of it, wherever the text says it. */
function withoutName(text: string, label: string): string {
  const words = label.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const telling = words.filter((word) => contentStems(word).size > 0).map((word) => word.toLowerCase().slice(0, 6));
  const blanked = text.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const lower = word.toLowerCase();
    return telling.some((stem) => lower.startsWith(stem)) || (word.length > 1 && label.includes(`(${word})`))
      ? '…'
      : word;
  });
  return blanked.replace(/…(?:[\s-]+…)+/g, '…');
}

function kindOf(rowHeader: string): string {
  const clean = rowHeader.replace(/[*_`:?]/g, '').trim();
  if (clean === '' || clean.split(' ').length > 4 || /^(?:name|term|item|#|no\.?|id|key|what|who)$/i.test(clean))
    return '';
  const single = isPlural(clean) ? clean.replace(/ies$/i, 'y').replace(/s$/i, '') : clean;
  return lowerFirst(single);
}

function named(name: string): string {
  return /[*`]/.test(name) || name === '' ? name : `**${name}**`;
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
