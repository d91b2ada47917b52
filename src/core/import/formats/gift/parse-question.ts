import { firstPlain, splitPlain, unescapeGift } from './escapes';

/** One answer of a GIFT question. */
export interface GiftAnswer {
  /** `=` or `~`. */
  readonly sign: '=' | '~';
  /** Percentage of the mark; 100 for `=` and 0 for `~` unless written. */
  readonly weight: number;
  readonly text: string;
  readonly feedback: string;
}

/** What a block of GIFT asks. */
export type GiftQuestion =
  | { readonly kind: 'description' | 'essay' | 'unclosed' }
  | { readonly kind: 'true-false'; readonly answer: boolean; readonly feedback: readonly string[] }
  | { readonly kind: 'choice' | 'short'; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'numerical'; readonly answers: readonly GiftAnswer[] }
  | { readonly kind: 'matching'; readonly pairs: readonly { readonly left: string; readonly right: string }[] };

/** A parsed block. */
export interface ParsedGift {
  readonly title: string;
  /** With `_____` where the answer stands within the sentence. */
  readonly stem: string;
  readonly question: GiftQuestion;
  /** Feedback for everybody. */
  readonly feedback: string;
}

const FORMAT = /^\s*\[(?:html|moodle|plain|markdown|auto)\]/iu;
const BLANK = '_____';

/** Text as Markdown: without its format mark, escapes resolved. */
function plain(text: string): string {
  return unescapeGift(text.replace(FORMAT, '')).trim();
}

function parseAnswer(part: string): GiftAnswer {
  const sign = part.startsWith('~') ? '~' : '=';
  let rest = part.slice(1).trimStart();
  const weighed = /^%(-?\d{1,3}(?:\.\d{1,10})?)%/u.exec(rest);
  if (weighed !== null) rest = rest.slice(weighed[0].length);
  const hash = firstPlain(rest, '#', 0);
  const text = plain(hash < 0 ? rest : rest.slice(0, hash));
  const feedback = hash < 0 ? '' : plain(rest.slice(hash + 1));
  return { sign, weight: weighed === null ? (sign === '=' ? 100 : 0) : Number(weighed[1]), text, feedback };
}

function parsePair(part: string): { readonly left: string; readonly right: string } | null {
  const arrow = part.indexOf('->');
  if (arrow < 0) return null;
  const right = part.slice(arrow + 2);
  const hash = firstPlain(right, '#', 0);
  return { left: plain(part.slice(1, arrow)), right: plain(hash < 0 ? right : right.slice(0, hash)) };
}

function parseNumerical(body: string): GiftQuestion {
  const parts = splitPlain(body, '=~');
  const answers = parts.some((part) => part.startsWith('='))
    ? parts.filter((part) => /^[=~]/u.test(part)).map(parseAnswer)
    : [parseAnswer(`=${body}`)];
  return { kind: 'numerical', answers };
}

function parseBody(body: string): GiftQuestion {
  const trimmed = body.trim();
  if (trimmed === '') return { kind: 'essay' };
  const truth = /^(TRUE|FALSE|T|F)\s*(?=#|$)/iu.exec(trimmed);
  if (truth !== null) {
    const feedback = splitPlain(trimmed.slice(truth[0].length), '#').map((part) => plain(part.slice(1)));
    return { kind: 'true-false', answer: /^T/iu.test(truth[0]), feedback };
  }
  if (trimmed.startsWith('#')) return parseNumerical(trimmed.slice(1).trim());
  const parts = splitPlain(trimmed, '=~').filter((part) => part.trim() !== '');
  const answers = parts.filter((part) => /^[=~]/u.test(part));
  if (answers.length === 0) return { kind: 'short', answers: [parseAnswer(`=${trimmed}`)] };
  if (answers.some((part) => part.startsWith('~'))) return { kind: 'choice', answers: answers.map(parseAnswer) };
  const pairs = answers.map(parsePair);
  if (pairs.every((pair) => pair !== null) && pairs.length > 1) return { kind: 'matching', pairs };
  return { kind: 'short', answers: answers.map(parseAnswer) };
}

/** Parses one block of GIFT. Never fails: what is no question is a description. Linear in the text. */
export function parseGift(text: string): ParsedGift {
  let rest = text.trim();
  let title = '';
  if (rest.startsWith('::')) {
    const end = titleEnd(rest);
    if (end > 0) {
      title = plain(rest.slice(2, end));
      rest = rest.slice(end + 2).trim();
    }
  }
  const open = firstPlain(rest, '{', 0);
  if (open < 0) return { title, stem: plain(rest), question: { kind: 'description' }, feedback: '' };
  const close = firstPlain(rest, '}', open + 1);
  if (close < 0) return { title, stem: plain(rest.slice(0, open)), question: { kind: 'unclosed' }, feedback: '' };
  const before = plain(rest.slice(0, open));
  const after = plain(rest.slice(close + 1));
  const inner = rest.slice(open + 1, close);
  const general = inner.indexOf('####');
  const body = general < 0 ? inner : inner.slice(0, general);
  const sentence = /[\p{L}\p{N}]/u.test(after);
  const tail = /[.?!:]$/u.test(before) ? '' : after;
  const joint = /^[.,;:!?)]/u.test(after) ? '' : ' ';
  const gap = sentence ? `${before} ${BLANK}${joint}${after}`.trim() : before + tail;
  return {
    title,
    stem: gap,
    question: parseBody(body),
    feedback: general < 0 ? '' : plain(inner.slice(general + 4)),
  };
}

/** Index of the `::` that ends the title; an escaped colon is part of it. */
function titleEnd(text: string): number {
  for (let at = 2; at + 1 < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ':' && text[at + 1] === ':') return at;
  }
  return -1;
}
