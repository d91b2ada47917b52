import type { NoteContent } from '#core/cards';
import type { FormatModule, FormatReading, SourceText } from '../../format';
import type { CardDraft } from '../../reading/card-draft';
import { claimRuns, readingOf } from '../../reading/card-draft';
import { ankiCloze, clozeOrdinals } from '../../reading/cloze';
import { fileTitle } from '../../reading/file-title';
import type { MarkdownLine } from '../../reading/markdown-lines';
import { markdownLines } from '../../reading/markdown-lines';

const DELETION = /\{\{(?:(\d{1,3})::)?([^{}]{1,2000})\}\}/gu;

/** A deletion that is no variable of a page template, such as `{{ page.title }}`. */
const TYPICAL = /\{\{(?:\d{1,3}::)?(?![\w-]{1,60}\.[\w.-]{1,60}\}\})[^\s{}:|%#/][^{}:|]{0,300}\}\}/u;

/** Longest file that is taken for a single card. */
const CARD_LINES = 60;

/** Writes `{{x}}` and `{{1::x}}` in Anki's notation; those without a number are numbered one by one. */
function toAnki(text: string): string {
  let last = 0;
  return text.replace(DELETION, (_, number: string | undefined, hidden: string) => {
    last = number === undefined ? last + 1 : Number(number);
    return ankiCloze(Math.max(1, last), hidden, '');
  });
}

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const lines = markdownLines(source.lines.slice(0, 3000));
  const filled = lines.filter((line) => line.kind !== 'blank');
  const rules = filled.filter((line) => line.kind === 'rule').length;
  const text = filled.filter((line) => line.kind === 'text');
  const deletions = text.filter((line) => TYPICAL.test(line.text.slice(0, 2000))).length;
  if (filled.length > CARD_LINES) return { score: 0, reason: 'longer than one card' };
  if (deletions > 0) return { score: rules <= 1 ? 0.55 : 0.3, reason: `${deletions} lines with {{deletions}}` };
  const sides = rules === 1 && filled[0]?.kind !== 'rule' && filled.at(-1)?.kind !== 'rule';
  return sides
    ? { score: 0.35, reason: 'two sides divided by "---"' }
    : { score: 0, reason: 'no sides and no {{deletions}}' };
}

function sidesOf(lines: readonly MarkdownLine[]): readonly string[] {
  const sides: string[][] = [[]];
  for (const line of lines) {
    if (line.kind === 'rule') sides.push([]);
    else if (line.kind !== 'front-matter') sides.at(-1)?.push(line.text);
  }
  return sides.map((side) => side.join('\n').trim()).filter((side) => side !== '');
}

function read(source: SourceText): FormatReading {
  const lines = markdownLines(source.lines);
  const [front = '', ...others] = sidesOf(lines);
  const text = toAnki(front);
  const ordinals = clozeOrdinals(text);
  const back = others.join('\n\n');
  const isCloze = ordinals.length > 0;
  const content: NoteContent | null = isCloze
    ? { kind: 'cloze', text: [text, ...others].join('\n\n') }
    : back === ''
      ? null
      : { kind: 'basic', front, back };
  const first = lines.findIndex((line) => line.kind !== 'blank' && line.kind !== 'front-matter');
  const last = lines.findLastIndex((line) => line.kind !== 'blank');
  const card: CardDraft[] =
    content === null
      ? []
      : [
          {
            content,
            context: [],
            ordinals: isCloze ? ordinals : [0],
            lines: { from: first + 1, to: last + 1 },
            reason: isCloze ? 'a text with {{deletions}}' : 'two sides divided by "---"',
            title: front,
          },
        ];
  return readingOf(source, {
    title: fileTitle(source),
    cards: card,
    claims: claimRuns(lines.length, (index) =>
      lines[index]?.kind === 'rule' ? { use: 'context', reason: 'separator between sides' } : null,
    ),
    leftOver: claimRuns(lines.length, (index) => {
      const kind = lines[index]?.kind;
      if (kind === 'front-matter') return { use: 'context', reason: 'front matter' };
      return kind === 'blank' ? null : { use: 'skipped', reason: 'one side only' };
    }),
    warnings: card.length > 0 ? [] : [{ line: 1, kind: 'missing-back', message: 'The card has only one side.' }],
  });
}

/** A Mochi card in a Markdown file: sides divided by `---`, or {{deletions}}. */
export const mochi: FormatModule = { id: 'mochi', label: 'Mochi card', recognise, read };
