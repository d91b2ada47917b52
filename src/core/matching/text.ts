import { NUMBER_WORDS, STOP_WORDS, TURNING_WORDS, stemOf } from './words';

/** A word or operator of a text. */
export interface Token {
  /** Lower case. */
  readonly word: string;
  /** The word without a common ending: equal for forms of one word. */
  readonly stem: string;
  /** A name: code, an acronym, or capitalised inside a sentence. */
  readonly isTerm: boolean;
  readonly isNumber: boolean;
  /** Turns or bounds the statement: not, only, all … */
  readonly isTurning: boolean;
  /** Carries subject matter. */
  readonly isContent: boolean;
  /** A clause ends before this token, or the text begins with it. */
  readonly opensClause: boolean;
}

const PARTS =
  /(?<![^\s(])[-−–]?[\p{L}\p{N}]+(?:['’._:/-][\p{L}\p{N}]+)*#?|[\p{L}\p{N}]+(?:['’._:/-][\p{L}\p{N}]+)*#?|[=<>&|+^~≤≥≠±×÷$€£%!]+|[`.;:,?()—–-]/gu;
const OPERATOR = /^[=<>&|+^~≤≥≠±×÷$€£%!]+$/;
const WORD = /[\p{L}\p{N}]/u;
const CLAUSE_END = new Set(['.', ';', ':', ',', '?', '!', '—', '–']);
const CLAUSE_OPENERS = new Set(['and', 'but', 'so', 'while', 'whereas', 'et', 'mais', 'und', 'aber']);
const CONTRACTED_NOT = /n['’]t$/;
/** Longer texts are compared by their beginning: no card needs more to be recognised. */
const MAX_TOKENS = 600;

/** The words and operators of a text in order; Markdown's emphasis marks and plain punctuation are left out. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let inCode = false;
  let opensClause = true;
  let opensSentence = true;
  for (const [part] of text.matchAll(PARTS)) {
    if (part === '`') {
      inCode = !inCode;
      continue;
    }
    if (CLAUSE_END.has(part)) {
      opensClause = true;
      opensSentence = part !== ',';
      continue;
    }
    const isWord = WORD.test(part);
    if (!isWord && !OPERATOR.test(part)) continue;
    const token = tokenOf(part, { isWord, inCode, opensSentence, opensClause });
    tokens.push(token);
    if (tokens.length >= MAX_TOKENS) break;
    opensClause = CLAUSE_OPENERS.has(token.word);
    opensSentence = false;
  }
  return tokens;
}

interface Surroundings {
  readonly isWord: boolean;
  readonly inCode: boolean;
  readonly opensSentence: boolean;
  readonly opensClause: boolean;
}

function tokenOf(part: string, { isWord, inCode, opensSentence, opensClause }: Surroundings): Token {
  const word = part.toLowerCase();
  const isNumber = /\p{N}/u.test(part) || NUMBER_WORDS.has(word);
  return {
    word,
    stem: stemOf(word),
    isNumber,
    isTurning: TURNING_WORDS.has(word) || CONTRACTED_NOT.test(word) || (!isWord && part !== '&' && part !== '+'),
    isTerm: inCode || (isWord && (/^.+\p{Lu}/u.test(part) || (!opensSentence && /^\p{Lu}/u.test(part)))),
    isContent: isWord && !STOP_WORDS.has(word),
    opensClause: opensClause || CLAUSE_OPENERS.has(word),
  };
}

const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{N}]|['’._:/-](?=[\p{L}\p{N}])){0,99}/gu;
/** The same for ASCII, several times as fast. */
const ASCII_WORDS = /[a-z0-9](?:[a-z0-9]|['._:/-](?=[a-z0-9])){0,99}/g;
const NOT_ASCII = /[^\x20-\x7e\n]/;

/** The words of a text, lower case, in order. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(NOT_ASCII.test(text) ? WORDS : ASCII_WORDS) ?? [];
}

/** The different words of a text that carry subject matter, lower case. */
export function contentWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !STOP_WORDS.has(word)));
}

const UNTIDY = /[^\x20-\x7e]| {2}|^ | $/;

/** Unicode NFC and single blanks: nothing else may differ between texts that count as identical. */
export function exactText(text: string): string {
  return UNTIDY.test(text) ? text.normalize('NFC').replace(/\s+/g, ' ').trim() : text;
}

/**
 * Whether two texts say the same but for emphasis, quotes, punctuation at the end of words, and the case of long words. In
 * code all of these count.
 */
export function saysTheSame(one: string, other: string): boolean {
  if (one === other) return true;
  const asCode = isCode(one) || isCode(other);
  return bareText(one, asCode) === bareText(other, asCode);
}

/** What `saysTheSame` compares, as a key. */
export function bareKey(text: string): string {
  return bareText(text, isCode(text));
}

/** Whether signs count: the text holds code. */
export function isCode(text: string): boolean {
  return /[`{}=;\\]|\w\(/.test(text);
}

function bareText(text: string, asCode: boolean): string {
  const plain = exactText(text)
    .replace(/\*\*|__/g, '')
    .replace(/`/g, '');
  if (asCode) return plain.replace(/[.,;:]{1,20}$/, '');
  return plain
    .replace(/["'“”‘’*_]/g, '')
    .replace(/[.,;:!?]{1,20}(?=\s|$)/g, '')
    .replace(/\s[–—-]\s/g, ' - ')
    .replace(/\p{L}{4,}/gu, (word) => word.toLowerCase())
    .replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase())
    .trim();
}
