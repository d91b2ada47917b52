import { isCircled, LABEL_CLASS, normaliseLabel } from './labels';
import { headOf } from './words';

/** How the author lists options. */
export type OptionStyle = 'checkbox' | 'letter' | 'number';

/** A line that could be an option. */
export interface OptionLine {
  readonly style: OptionStyle;
  /** Normalised letter or digit; empty for a checkbox without one. */
  readonly label: string;
  /** What follows the label: authors keep to one. */
  readonly punctuation: string;
  readonly lowerCase: boolean;
  /** Ticked, not ticked, or a style that has nothing to tick. */
  readonly ticked: boolean | undefined;
  /** Set apart from its siblings by a mark such as ✅, `*`, "(correct)" or bold type. */
  readonly mark: 'sign' | 'bold' | 'none';
  readonly text: string;
}

const CHECKBOX = /^(?:[-*+•]|\d{1,3}[.)])?\s{0,4}\[([ \u00a0]{0,3}|[ ]?[xXхХvV✓✔√✅*][ ]?)\](?![(:])\s*/u;
const BALLOT = /^(?:(?:[-*+•]\s{1,4})?([☐☑□■⬜🗹🔲🔳⬛])|[-*+•]\s{1,4}([✅✔❌✗✘]))\uFE0F?\s*/u;
const RADIO = /^(?:[-*+]\s{1,4})?\(([ ]{0,3}|[xX*])\)\s+/u;
const LETTER = new RegExp(
  `^(?:[-*+•▪–]\\s{1,4}|\\d{1,2}[.)]\\s{1,3}(?=\\*{0,2}[([]?[A-Pa-p][.):]))?([✅☑✔✓❌✗✘]\\uFE0F?\\s{0,2}|\\*(?=[(A-Pa-p]))?(\\*\\*|__|\\*|_|\`)?(?:(?:Option|Choice|Opción|Вариант)\\s)?([(\\[])?([${LABEL_CLASS}])(\\*\\*|__|\\*|_|\`)?(\\\\?[.):\\]}、．：）]\\)?|\\s?[-–—](?=\\s))?(\\*\\*|__|\\*|_|\`)?(?=(\\s|$)|.)`,
  'u',
);
const NUMBER = /^(?:[-*+•]\s{1,4})?(\*\*|__)?\(?([1-9])(?:[.)]|\\[.)])(\*\*|__)?\s+(?=\S)/u;

const SIGN_AT_END =
  /\s{0,99}(?:[✅☑✔✓✓]\uFE0F?|\*{0,2}\((?:correct|correct answer|right|right answer|answer|true answer|правильно|верно|correcto|correcta|richtig|correto|correcta respuesta)\)\*{0,2}|<--\s?correct|←\s?correct|\[(?:correct|x|✓)\]|[-–—]{1,2}>?\s?\*{0,2}correct(?:\sanswer)?\*{0,2}!?)\s{0,99}[.]?$/iu;
const WRONG_AT_END = /\s{0,99}[❌✗✘]\uFE0F?\s{0,99}$/u;

/** Takes marks of rightness and emphasis around the whole off an option's text. */
export function unmark(text: string): { readonly text: string; readonly mark: OptionLine['mark'] } {
  if (text.endsWith('\\') && !text.endsWith('\\\\')) return unmark(text.slice(0, -1).trimEnd());
  const tail = text.length > 400 ? text.slice(-400) : text;
  const lineBreak = /<br\s?\/?>$/iu.exec(tail);
  if (lineBreak !== null) return unmark(text.slice(0, text.length - lineBreak[0].length).trimEnd());
  const sign = SIGN_AT_END.exec(tail);
  if (sign !== null) return { text: unmark(text.slice(0, text.length - sign[0].length).trimEnd()).text, mark: 'sign' };
  const wrong = WRONG_AT_END.exec(tail);
  if (wrong !== null) return unmark(text.slice(0, text.length - wrong[0].length).trimEnd());
  const lead = /^[✅☑✔✓]\uFE0F?\s*/u.exec(text);
  if (lead !== null) return { text: unmark(text.slice(lead[0].length)).text, mark: 'sign' };
  const cross = /^[❌✗✘]\uFE0F?\s*/u.exec(text);
  if (cross !== null) return { text: text.slice(cross[0].length), mark: 'none' };
  for (const mark of ['**', '__']) {
    if (text.length > 4 && text.startsWith(mark) && text.endsWith(mark) && !text.slice(2, -2).includes(mark)) {
      return { text: text.slice(2, -2).trim(), mark: 'bold' };
    }
  }
  return { text, mark: 'none' };
}

function letterLine(line: string, inCheckbox: boolean): OptionLine | null {
  const match = LETTER.exec(headOf(line));
  const [, sign, openEmphasis, bracket, letter, closeEarly, punctuation = '', closeLate, space] = match ?? [];
  if (match === null || letter === undefined) return null;
  const circled = isCircled(letter);
  const closed = closeEarly ?? closeLate;
  const bare = punctuation === '';
  if (bare && !circled && !(openEmphasis !== undefined && openEmphasis === closeEarly && space !== undefined))
    return null;
  if (bracket !== undefined && !/[)\]）]/u.test(punctuation)) return null;
  if (bracket === undefined && punctuation.trim() === ']') return null;
  let text = line.slice(match[0].length);
  const tight = space === undefined && text !== '';
  if (tight && punctuation === ':' && /^[\\/]/u.test(text)) return null;
  if (tight && punctuation === '.' && /^[\p{L}\p{N}]\.|^[a-z]{1,4}\b(?!\s)/u.test(headOf(text))) return null;
  if (inCheckbox && tight) return null;
  let bold: OptionLine['mark'] = 'none';
  if (openEmphasis !== undefined && closed === undefined) {
    const end = text.trimEnd();
    if (end.endsWith(openEmphasis)) {
      text = end.slice(0, -openEmphasis.length);
      bold = openEmphasis.length === 2 ? 'bold' : 'none';
    } else if (text.includes(openEmphasis)) text = text.replace(openEmphasis, '');
    else text = openEmphasis + text;
  }
  const starred = sign?.startsWith('*') === true;
  if (starred && text.trimEnd().endsWith('*'))
    return { ...letterResult(letter, punctuation, text.trimEnd().slice(0, -1)) };
  const result = letterResult(letter, punctuation, text);
  const right = sign !== undefined && /[*✅☑✔✓]/u.test(sign);
  return { ...result, mark: right ? 'sign' : result.mark === 'none' ? bold : result.mark };
}

function letterResult(letter: string, punctuation: string, text: string): OptionLine {
  const rest = unmark(text.trim());
  return {
    style: 'letter',
    label: normaliseLabel(letter),
    punctuation: punctuation.trim().replace('\\', '') || 'bare',
    lowerCase: letter !== letter.toUpperCase(),
    ticked: undefined,
    mark: rest.mark,
    text: rest.text,
  };
}

function boxLine(line: string): OptionLine | null {
  const head = headOf(line);
  const box = CHECKBOX.exec(head) ?? RADIO.exec(head);
  const match = box ?? BALLOT.exec(head);
  if (match === null) return null;
  const inside = (match[1] ?? match[2] ?? '').trim();
  const rest = unmark(line.slice(match[0].length).trim());
  const ticked = /^[xXхХvV✓✔√*☑■✅🗹⬛🔳]/u.test(inside);
  const lettered = letterLine(/^[A-P]$/u.test(rest.text) ? `${rest.text}.` : rest.text, true);
  return {
    style: 'checkbox',
    label: lettered?.label ?? '',
    punctuation: box === null ? 'sign' : '',
    lowerCase: lettered?.lowerCase ?? false,
    ticked,
    mark: rest.mark,
    text: rest.text,
  };
}

/** Reads a trimmed line as an option of a question; null when it cannot be one. */
export function parseOptionLine(line: string): OptionLine | null {
  return boxLine(line) ?? letterLine(line, false);
}

/** Reads a trimmed line as an option that is numbered `1.`, `2.` …; null when it cannot be one. */
export function parseNumberLine(line: string): OptionLine | null {
  const match = NUMBER.exec(headOf(line));
  const digit = match?.[2];
  if (match === null || digit === undefined) return null;
  const rest = unmark(line.slice(match[0].length).trim());
  return {
    style: 'number',
    label: digit,
    punctuation: '.',
    lowerCase: false,
    ticked: undefined,
    mark: rest.mark,
    text: rest.text,
  };
}
