import { comparable } from './clean';
import { LABEL_CLASS, labelAt, normaliseLabel, sameLabel } from './labels';
import { headOf } from './words';

/** What a stretch of text says about which options are right. */
export type KeyReading =
  | { readonly kind: 'key'; readonly correct: readonly number[]; readonly rest: string; readonly exact: boolean }
  /** Letters, but at least one of them is no option. */
  | { readonly kind: 'no-such-option'; readonly letters: string }
  | { readonly kind: 'none' };

/** The options a key is read against. */
export interface KeyOptions {
  /** Label of each option as written, normalised; empty strings when the options carry none. */
  readonly labels: readonly string[];
  readonly texts: readonly string[];
}

const OPEN = /^[\s([{"'“«:*✅✔☑👉➡\uFE0F]{0,8}(?:(?:option|choice)s?\s)?[([]?/iu;
const WORD = new RegExp(
  `^(?:[${LABEL_CLASS}]{1,8}|[1-9](?!\\d|\\.\\d|,\\d{3}))(?![\\p{L}\\p{N}'’-]|\\.\\p{L}|/(?![A-P](?!\\p{L})))`,
  'u',
);
const JOINT =
  /^(?:[)\].}]{0,2}\s{0,3}(?:,|;|&amp;|&|\+|\/|、|،)\s{0,3}(?:(?:and|et|und|та|och|en|ve)\s)?|[)\]}]{0,2}\s{1,3}(?:and|et|und|та|och|en|og|ve|dan|và)\s{1,3}|[)\]}]{0,2}(?:と|与|和))(?:option\s)?[([]?/iu;
/** Words of one letter join in lower case only: in capitals they are keys themselves. */
const SHORT_JOINT = /^[)\]}]{0,2}(?:\s{0,3},)?\s{1,3}[yeiиو]\s{1,3}[([]?/u;
const UNREAD = /^[)\].}]{0,2}\s{0,3}[,;&+/]\s{0,3}\p{Lu}(?![\p{L}\p{N}'’])/u;
const SPACE_JOINT = /^(?:\s(?=[A-P](?![\p{L}\p{N}=]))|[)\]]\s{1,2}[([]?(?=[A-P][)\]]))/u;
const ARROW = /^\s{0,3}(?:->|→|=>|➡|>)/u;
const DENIAL = /^\s{0,3}(?:is|are|was|were)?\s{0,3}(?:n['’]t|not|in ?correct|wrong|false)\b/iu;
const VERB = /^\s{0,3}(?:is|are|was|were|because|since|as|por|weil|porque|car)\b/iu;

function indexOfLabel(options: KeyOptions, letter: string): number {
  const label = normaliseLabel(letter);
  const hits: number[] = [];
  options.labels.forEach((own, index) => {
    if (own !== '' && sameLabel(own, label)) hits.push(index);
  });
  if (hits.length === 1) return hits[0] ?? -1;
  if (hits.length > 1) return -1;
  const first = options.labels[0] ?? '';
  const unlabelled = options.labels.every((own) => own === '');
  const alphabets = unlabelled ? ['A'] : [first];
  for (const alphabet of alphabets) {
    for (let index = 0; index < options.texts.length; index += 1) {
      const expected = labelAt(alphabet, index);
      const free = unlabelled || new Set(options.labels).size < options.labels.length;
      if (free && expected !== null && sameLabel(expected, label)) return index;
    }
  }
  return -1;
}

function byText(text: string, options: KeyOptions): number {
  const wanted = comparable(text);
  if (wanted === '') return -1;
  const unique = (form: (value: string) => string): number => {
    const sought = form(wanted);
    const hits = options.texts.flatMap((option, index) => (form(comparable(option)) === sought ? [index] : []));
    return hits.length === 1 ? (hits[0] ?? -1) : -1;
  };
  const exact = unique((value) => value);
  return exact >= 0 ? exact : unique((value) => value.toLowerCase().replace(/[.;。]$/u, ''));
}

/** Letters written together (`CE`, `bd`) and no word: different ones, in capitals or few and in order. */
function isLetterGroup(word: string): boolean {
  const letters = [...word];
  if (letters.length === 1) return true;
  if (new Set(word.toUpperCase()).size < letters.length) return false;
  if (word === word.toUpperCase()) return true;
  const sorted = [...word.toUpperCase()].sort().join('');
  return letters.length <= 3 && sorted === word.toUpperCase();
}

interface Letters {
  readonly letters: readonly string[];
  readonly rest: string;
}

function readLetters(text: string): Letters | null {
  let rest = text.slice(OPEN.exec(headOf(text))?.[0].length ?? 0);
  let before = rest;
  const letters: string[] = [];
  for (;;) {
    const word = WORD.exec(headOf(rest))?.[0];
    if (word === undefined || !isLetterGroup(word)) return letters.length === 0 ? null : { letters, rest: before };
    before = rest.slice(word.length);
    letters.push(...word);
    rest = rest.slice(word.length);
    const joint = (SHORT_JOINT.exec(headOf(rest)) ?? JOINT.exec(headOf(rest)) ?? SPACE_JOINT.exec(headOf(rest)))?.[0];
    if (joint === undefined || !WORD.test(headOf(rest.slice(joint.length)))) return { letters, rest };
    rest = rest.slice(joint.length);
  }
}

/** A lone `A`, a lower-case letter or a run of them before a word may be a word itself: then the text must agree. */
function couldBeWord(letters: readonly string[], rest: string): boolean {
  if (!/^\s+[\p{L}\p{N}]/u.test(rest)) return false;
  const lower = letters.every((letter) => letter === letter.toLowerCase());
  const article = letters.length === 1 && /[AaIiEeOoYyАаИи]/u.test(letters[0] ?? '');
  return lower || article || letters.length > 1;
}

/** Further letters of a key that repeats the options: `A. iron, C. zinc`. */
function lettersAfterText(rest: string, options: KeyOptions, first: number): Letters | null {
  const letters: string[] = [];
  let left = rest;
  let index = first;
  while (index >= 0) {
    const lead = /^[)\].:\s–—-]{1,5}/u.exec(left)?.[0] ?? '';
    const option = comparable(options.texts[index] ?? '').toLowerCase();
    if (lead === '' || option === '' || !left.slice(lead.length).toLowerCase().startsWith(option)) break;
    left = left.slice(lead.length + option.length);
    const joint = /^[.;,]?\s{0,2}(?:[,;&]|and\b|und\b|y\b|et\b)?\s{0,2}/iu.exec(left)?.[0] ?? '';
    const word = WORD.exec(headOf(left.slice(joint.length)))?.[0];
    if (joint === '' || word?.length !== 1 || !/^[).:\]]/u.test(left.slice(joint.length + 1))) break;
    letters.push(word);
    left = left.slice(joint.length + 1);
    index = indexOfLabel(options, word);
  }
  return letters.length === 0 ? null : { letters, rest: left };
}

/**
 * Reads an answer key such as `B`, `B, E`, `CE`, `(b) because …`, `A and C`, or the text of an option. Takes what follows
 * the word "Answer", cleaned of decoration. `exact` says that nothing but letters stood there.
 */
export function readKey(text: string, options: KeyOptions): KeyReading {
  const named = (): KeyReading => {
    const whole = byText(text, options);
    return whole >= 0 ? { kind: 'key', correct: [whole], rest: '', exact: false } : { kind: 'none' };
  };
  const alone = readLetters(text);
  const more =
    alone?.letters.length === 1
      ? lettersAfterText(alone.rest, options, indexOfLabel(options, alone.letters[0] ?? ''))
      : null;
  const found = alone === null || more === null ? alone : { letters: [...alone.letters, ...more.letters], rest: '' };
  if (
    found === null ||
    DENIAL.test(headOf(found.rest)) ||
    ARROW.test(headOf(found.rest)) ||
    UNREAD.test(headOf(found.rest))
  ) {
    return named();
  }
  const after = found.rest.replace(/^[)\]}.:,;*"'”»\s–—>|-]{1,6}/u, '').trim();
  if (couldBeWord(found.letters, found.rest)) {
    const index = indexOfLabel(options, found.letters[0] ?? '');
    const option = comparable(options.texts[index] ?? '').toLowerCase();
    const agrees = found.letters.length === 1 && option !== '' && comparable(after).toLowerCase().startsWith(option);
    const said = VERB.test(found.rest) && found.letters.every((letter) => letter === letter.toUpperCase());
    if (!agrees && !said) return named();
  }
  const indexes = found.letters.map((letter) => indexOfLabel(options, letter));
  if (indexes.includes(-1)) {
    const byName = named();
    if (byName.kind === 'key') return byName;
    const shouted = found.letters.every((letter) => letter === letter.toUpperCase());
    return shouted ? { kind: 'no-such-option', letters: found.letters.join('') } : { kind: 'none' };
  }
  const correct = [...new Set(indexes)].sort((left, right) => left - right);
  const restated = after === '' ? -1 : byText(after, options);
  const rest = restated >= 0 && correct.includes(restated) ? '' : after;
  return { kind: 'key', correct, rest, exact: after === '' };
}
