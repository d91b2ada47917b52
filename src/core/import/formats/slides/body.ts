import type { LineRange, Markdown } from '#core/cards';
import type { LineClaim } from '../../format';
import { isBlank } from '../../ledger';
import { dedent } from '../../quiz/clean';
import { blankComments, type Comment } from './comments';
import type { Dialect } from './dialect';
import { lineStart } from './line-start';
import type { RawSlide, SplitDeck } from './split';

/** A stretch of a slide: what is shown, and the notes that belong to it. A slide has more than one where notes end early. */
export interface Part {
  readonly slide: number;
  /** Lines of the body as Markdown to read, comments and layout marks taken out, as many as in the source. */
  readonly body: readonly string[];
  /** Number of the first line of `body`. */
  readonly firstLine: number;
  readonly notes: Markdown;
  readonly notesLines: LineRange | undefined;
  /** Ids that the author pinned, by the line they stand on. */
  readonly ids: ReadonlyMap<number, string>;
}

/** The parts of a slide and what of it is neither body nor fact. */
export interface SlideBody {
  readonly parts: readonly Part[];
  readonly claims: readonly LineClaim[];
  /** Lines on which a heading ended the notes, because no separator stands before it. */
  readonly missingSeparators: readonly number[];
}

const NOTES_LINE = /^\s{0,3}(?:\*\*|__)?(?:speaker |presenter )?notes?:(?:\*\*|__)?(?:\s|$)/i;
const NOTES_START = '?*_nNsSpP\f\v';
const TOP_HEADING = /^ {0,3}#{1,2}\s/;

/** Takes a slide apart into body and notes, as its dialect writes them. */
export function readBody(lines: readonly string[], slide: RawSlide, deck: SplitDeck, dialect: Dialect): SlideBody {
  const from = slide.lines.from;
  const source = lines.slice(from - 1, slide.lines.to);
  const fenced = (index: number): boolean => deck.shielded[from - 1 + index] === 1;
  const { cleaned, comments } = blankComments(source, fenced);
  const claims: LineClaim[] = [];
  const body = cleaned.map((line, index) =>
    fenced(index) ? line : deck.steps[from - 1 + index] === 1 ? '' : withoutLayout(line, index, dialect),
  );
  body.forEach((line, index) => {
    const before = source[index] ?? '';
    if (line !== before && isBlank(line) && !isBlank(before)) {
      claims.push({ use: 'context', lines: { from: from + index, to: from + index }, reason: 'comment or layout' });
    }
  });
  const ids = comments.length === 0 ? NO_IDS : pinnedIds(comments, from);
  const cuts = cutNotes(body, fenced, dialect);
  const parts = cuts.map((cut): Part => {
    const said = notesOf(cut, body, comments, dialect);
    return {
      slide: slide.number,
      body: body.slice(cut.from, cut.notesFrom ?? cut.to),
      firstLine: from + cut.from,
      notes: said,
      notesLines: cut.notesFrom === undefined ? undefined : { from: from + cut.notesFrom, to: from + cut.to - 1 },
      ids,
    };
  });
  const missingSeparators = cuts.slice(1).map((cut) => from + cut.from);
  return { parts, claims, missingSeparators };
}

const NO_IDS: ReadonlyMap<number, string> = new Map();

function pinnedIds(comments: readonly Comment[], from: number): ReadonlyMap<number, string> {
  const pinned = comments.filter((comment) => comment.kind === 'id');
  return new Map(pinned.map((comment) => [from + comment.to, comment.text] as const));
}

/** A part of a slide by line indexes; `to` is exclusive. */
interface Cut {
  readonly from: number;
  readonly notesFrom: number | undefined;
  readonly to: number;
}

function cutNotes(body: readonly string[], fenced: (index: number) => boolean, dialect: Dialect): readonly Cut[] {
  const opens =
    dialect.notes === 'question-marks' ? /^\?\?\?/ : dialect.notes === 'notes-line' ? NOTES_LINE : undefined;
  if (opens === undefined) return [{ from: 0, notesFrom: undefined, to: body.length }];
  const cuts: Cut[] = [];
  let from = 0;
  let notesFrom: number | undefined;
  body.forEach((line, index) => {
    if (fenced(index)) return;
    if (notesFrom === undefined) {
      if (mayOpenNotes(line) && opens.test(line.length > 60 ? line.slice(0, 60) : line)) notesFrom = index;
    } else if (lineStart(line) === 0x23 && TOP_HEADING.test(line)) {
      cuts.push({ from, notesFrom, to: index });
      from = index;
      notesFrom = undefined;
    }
  });
  cuts.push({ from, notesFrom, to: body.length });
  return cuts;
}

/** Whether the first character is one that a line of notes can start with. */
function mayOpenNotes(line: string): boolean {
  const start = lineStart(line);
  return start > 0x7f || NOTES_START.includes(String.fromCharCode(start));
}

function notesOf(cut: Cut, body: readonly string[], comments: readonly Comment[], dialect: Dialect): Markdown {
  if (cut.notesFrom !== undefined) {
    const first = (body[cut.notesFrom] ?? '').replace(dialect.notes === 'question-marks' ? /^\?\?\?/ : NOTES_LINE, '');
    return dedent([first.trimStart(), ...body.slice(cut.notesFrom + 1, cut.to)]);
  }
  const said = comments.filter((comment) => comment.kind === 'text');
  if (dialect.notes === 'comments') return said.map((comment) => comment.text).join('\n\n');
  const last = said.at(-1);
  const isLast = last !== undefined && body.slice(last.to + 1).every((line) => isBlank(line));
  return dialect.notes === 'last-comment' && isLast ? last.text : '';
}

const PROPERTY = /^[a-z][a-z-]{1,20}:(?:\s|\S)/i;
const REMARK_PROPERTIES = new Set([
  'class',
  'layout',
  'template',
  'exclude',
  'name',
  'count',
  'background-image',
  'background-size',
  'background-position',
  'background-color',
]);
const LAYOUT_LINE =
  /^\s*(?:::[a-z0-9-]+::|<\/?v-(?:click|clicks|after|mark|switch|drag)\b[^<>]{0,200}>|<\/?(?:div|section|br|span|center)\b[^<>]{0,200}>|\{:?\s*[.#][^{}]{0,200}\})\s*$/;

function mayLayOut(line: string): boolean {
  const start = lineStart(line);
  return start === 0x3a || start === 0x3c || start === 0x7b || start > 0x7f || (start > 0x09 && start < 0x20);
}

/** Blanks what only lays out: wrappers, click marks, properties. */
function withoutLayout(line: string, index: number, dialect: Dialect): string {
  const head = line.length > 400 ? '' : line;
  if (mayLayOut(head) && LAYOUT_LINE.test(head)) return '';
  if (dialect.properties) {
    if (index < 8 && PROPERTY.test(head) && REMARK_PROPERTIES.has(head.slice(0, head.indexOf(':')).toLowerCase()))
      return '';
    if (/^\s*(?:\.[\w-]+)+\[\s*$|^\s*\]\s*$/.test(head)) return '';
    if (/^\s*(?:[-*+]\s+)?(?:\.[\w-]+)+\[/.test(head))
      return head.replace(/(?:\.[\w-]{1,30}){1,4}\[([^[\]]{0,300})\]/g, '$1');
  }
  return dialect.slideFrontMatter && (line.includes('<') || line.includes('['))
    ? line.replace(/<\/?v-(?:click|clicks|after|mark)\b[^<>]{0,200}>|\[click(?::\d+)?\]/g, '')
    : line;
}
