import type { FormatModule, FormatReading, LineClaim, SourceText } from '../../format';
import type { CardDraft } from '../../reading/card-draft';
import { claimRuns, readingOf } from '../../reading/card-draft';
import { fileTitle } from '../../reading/file-title';
import type { MarkdownLine } from '../../reading/markdown-lines';
import { frontMatterValue, markdownLines } from '../../reading/markdown-lines';
import type { ImportWarning } from '../../result';
import { bracketClozes } from './bracket-cloze';

const MARK = /^([QAC]):(?:\s|$)/u;

type Mark = 'Q' | 'A' | 'C';

function markOf(line: MarkdownLine): Mark | null {
  if (line.kind !== 'text') return null;
  const mark = MARK.exec(line.text.slice(0, 4))?.[1];
  return mark === 'Q' || mark === 'A' || mark === 'C' ? mark : null;
}

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const lines = markdownLines(source.lines.slice(0, 3000));
  const marks = lines.map(markOf);
  const answers = marks.filter((mark) => mark === 'A').length;
  const clozes = lines.filter((line, index) => marks[index] === 'C' && !/^C:[\\/]/u.test(line.text)).length;
  const cards = Math.min(answers, marks.filter((mark) => mark === 'Q').length) + clozes;
  if (cards === 0) return { score: 0, reason: 'no lines that start with "Q:" or "C:"' };
  const headings = lines.filter((line) => line.kind === 'heading').length;
  const first = lines.findIndex(
    (line) => line.kind !== 'blank' && line.kind !== 'front-matter' && line.kind !== 'heading',
  );
  const pure = marks[first] !== null && headings <= cards;
  return { score: pure ? 0.94 : 0.3, reason: `${cards} cards that start with "Q:" or "C:"` };
}

interface Part {
  readonly mark: Mark;
  readonly from: number;
  to: number;
}

/** Cards reach from their mark to the next `Q:` or `C:`, a rule, or a heading. */
function partsOf(lines: readonly MarkdownLine[]): readonly Part[] {
  const parts: Part[] = [];
  let open: Part | null = null;
  lines.forEach((line, index) => {
    const mark = markOf(line);
    if (mark !== null) {
      open = { mark, from: index, to: index };
      parts.push(open);
    } else if (line.kind === 'rule' || line.kind === 'heading') open = null;
    else if (open !== null && line.kind !== 'blank') open.to = index;
  });
  return parts;
}

function bodyOf(lines: readonly MarkdownLine[], part: Part): string {
  const texts = lines.slice(part.from, part.to + 1).map((line) => line.text);
  return [(texts[0] ?? '').slice(2), ...texts.slice(1)].join('\n').trim();
}

function read(source: SourceText): FormatReading {
  const lines = markdownLines(source.lines);
  const cards: CardDraft[] = [];
  const warnings: ImportWarning[] = [];
  const skipped: LineClaim[] = [];
  const parts = partsOf(lines);
  const refuse = (part: Part, kind: string, message: string, reason: string): void => {
    warnings.push({ line: part.from + 1, kind, message });
    skipped.push({ use: 'skipped', lines: { from: part.from + 1, to: part.to + 1 }, reason });
  };
  parts.forEach((part, index) => {
    const body = bodyOf(lines, part);
    const next = parts[index + 1];
    const range = { from: part.from + 1, to: part.to + 1 };
    if (part.mark === 'C') {
      const { text, count } = bracketClozes(body);
      if (count === 0)
        refuse(part, 'missing-cloze', 'The cloze hides nothing: it has no [brackets].', 'cloze without brackets');
      else {
        const ordinals = Array.from({ length: count }, (_, ordinal) => ordinal);
        cards.push({
          content: { kind: 'cloze', text },
          context: [],
          ordinals,
          lines: range,
          reason: 'a "C:" card',
          title: body,
        });
      }
    } else if (part.mark === 'Q') {
      const back = next?.mark === 'A' ? bodyOf(lines, next) : '';
      if (back === '' || body === '') {
        refuse(part, 'missing-back', 'The question has no answer below it.', 'question without an answer');
      } else {
        const content = { kind: 'basic', front: body, back } as const;
        const to = next === undefined ? range.to : next.to + 1;
        cards.push({ content, context: [], lines: { from: range.from, to }, reason: 'a "Q:" card', title: body });
      }
    } else if (parts[index - 1]?.mark !== 'Q') {
      refuse(part, 'missing-front', 'The answer has no question above it.', 'answer without a question');
    }
  });
  const name = frontMatterValue(source.lines, ['name']);
  return readingOf(source, {
    title: name === '' ? fileTitle(source) : name,
    cards,
    claims: [],
    leftOver: [
      ...skipped,
      ...claimRuns(lines.length, (index) => {
        const kind = lines[index]?.kind;
        if (kind === 'front-matter') return { use: 'context', reason: 'front matter' };
        if (kind === 'rule') return { use: 'context', reason: 'separator' };
        if (kind === 'heading') return { use: 'context', reason: 'heading' };
        return kind === 'blank' ? null : { use: 'skipped', reason: 'text outside the cards' };
      }),
    ],
    warnings,
  });
}

/** Cards of the program hashcards: `Q:` and `A:`, or `C:` with [deletions]. */
export const hashcards: FormatModule = { id: 'hashcards', label: 'hashcards', recognise, read };
