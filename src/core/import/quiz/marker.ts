import type { ScannedLine } from './scan';
import { headOf } from './words';

/** The start of a question as its author marks it. */
export interface Marker {
  /** Null for "Question:" without a number. */
  readonly number: number | null;
  /** Marks of one family look alike: heading level, the word "Question", bold type. */
  readonly family: string;
  /** What follows the mark. */
  readonly rest: string;
}

const QUESTION_WORD =
  'Questions?|Ques|Que|Q|QUESTION|Pregunta|Frage|Domanda|Pergunta|Quest[ãa]o|Vraag|Вопрос|Питання|Pytanie|Otázka|Soru|Câu(?:\\shỏi)?|Soal|Pertanyaan|Întrebarea|Kérdés|Fråga|Spørgsmål|Kysymys|Ερώτηση|שאלה|سؤال|السؤال|प्रश्न|প্রশ্ন|ข้อ(?:ที่)?|問題?|问题|題目|题目?|第|문제|질문|Problem|Item|MCQ|Exercise|Task|No';
const MARKER = new RegExp(
  `^(#{1,6}\\s{1,4})?(?:[-*+]\\s{1,3})?(?:<(?:b|strong|a|h\\d|span|p|summary)\\b[^<>]{0,100}>\\s?){0,3}(\\*\\*\\*|\\*\\*|__|\\*|_|\\[)?(?:[^\\p{L}\\p{N}\\s*_#([<\`!]{1,3}\\s{1,3})?(?:(${QUESTION_WORD})(?![\\p{Ll}])\\s{0,3}(?:no\\.?\\s?|number\\s)?[-–#.:]?\\s{0,2})?[#(\\[]{0,2}(\\d{1,4})?(?:\\s?(?:of|\\/)\\s?\\d{1,4})?(題|题|问|問|번)?`,
  'iu',
);
const CLOSING =
  /^\s?(?:\([^()]{1,40}\)\s?(?=[*_.:)\]-]))?(\*\*\*|\*\*|__|\*|_)?\s?([.):\]、．：）,]|\\[.)]|[-–—](?=\s))?\s?[:.]?(\*\*\*|\*\*|__|\*|_)?[.):]?(?:<\/(?:b|strong|a|span)>)?(?:\s?[.:])?\s*/u;

/** Reads a line as the start of a question (`#### Q1.`, `**Question 2:**`, `3) …`); null when it is none. */
export function parseMarker(line: ScannedLine): Marker | null {
  if (line.kind !== 'text' && line.kind !== 'heading') return null;
  const { text } = line;
  const match = MARKER.exec(headOf(text));
  const [whole = '', heading, open, word, digits] = match ?? [];
  if (match === null || (word === undefined && digits === undefined)) return null;
  const after = text.slice(whole.length);
  const closing = CLOSING.exec(headOf(after));
  const [close = '', closedBefore, punctuation, closedAfter] = closing ?? [];
  if (digits === undefined && !/^[:.)]/u.test(punctuation ?? closedAfter ?? '') && !/^[:.)]/u.test(after)) return null;
  if (digits !== undefined && word === undefined && heading === undefined && punctuation === undefined) return null;
  if (digits !== undefined && word === undefined && heading === undefined && /^[,:\-–—]$/u.test(punctuation ?? '')) {
    if (open === undefined) return null;
  }
  if (punctuation === undefined && close.trim() === '' && /^[\p{L}\p{N}%°]/u.test(after)) return null;
  let rest = after.slice(close.length);
  if (open === '[' && /^[^\]]*\]\(#/u.test(headOf(after))) return null;
  if (open !== undefined && open !== '[' && closedBefore === undefined && closedAfter === undefined) {
    rest = rest.trimEnd().endsWith(open) ? rest.trimEnd().slice(0, -open.length) : rest.replace(open, '');
  }
  if (/^\.\d/u.test(rest) || (heading === undefined && word === undefined && /^\d/u.test(after))) return null;
  const shape = [
    heading === undefined ? '' : word === undefined ? 'heading numbered' : 'heading',
    word === undefined ? '' : 'word',
    open === undefined ? '' : 'bold',
    digits === undefined ? 'unnumbered' : '',
  ];
  return {
    number: digits === undefined ? null : Number(digits),
    family: shape.join(' ').trim(),
    rest: rest.replace(/\s?<\/(?:b|strong|h\d|span|p|summary)>\s?/giu, ' ').trim(),
  };
}
