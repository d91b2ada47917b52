import type { FormatModule, FormatReading, LineClaim, SourceText } from '../../format';
import type { CardDraft } from '../../reading/card-draft';
import { claimRuns, readingOf } from '../../reading/card-draft';
import { fileTitle } from '../../reading/file-title';
import type { MarkdownLine } from '../../reading/markdown-lines';
import { markdownLines } from '../../reading/markdown-lines';
import type { ImportWarning } from '../../result';

const TAGS = /^\[#[^\]]{1,100}\]\([^)]{0,300}\)/u;
const DEFINITION = /^\[[^\]]{1,200}\]:\s/u;

function isCardHeading(line: MarkdownLine): boolean {
  return line.kind === 'heading' && /^##\s/u.test(line.text);
}

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const lines = markdownLines(source.lines.slice(0, 3000));
  const cards = lines.filter(isCardHeading).length;
  if (cards === 0) return { score: 0, reason: 'no headings of the second level' };
  const splits = lines.filter((line) => line.kind === 'text' && line.text.trim() === '%').length;
  const tags = lines.filter((line) => TAGS.test(line.text.slice(0, 420))).length;
  if (splits + tags > 0) return { score: 0.9, reason: `${cards} headings as cards, with "%" or [#tags]()` };
  const other = lines.filter((line) => line.kind === 'rule' || (line.kind === 'heading' && !/^##?\s/u.test(line.text)));
  const lists = lines.filter((line) => /^\s*(?:[-*+]|\d{1,3}[.)])\s/u.test(line.text.slice(0, 40))).length;
  const plain = other.length === 0 && lists === 0 && lines.find((line) => line.kind !== 'blank')?.kind === 'heading';
  return { score: plain ? 0.5 : 0.1, reason: `${cards} headings with text below` };
}

function trimBlank(texts: readonly string[]): string {
  return texts
    .join('\n')
    .replace(/^\s*\n/u, '')
    .trimEnd();
}

function tagsOf(line: string): readonly string[] {
  return [...line.matchAll(/\[#([^\]]{1,100})\]/gu)].map((match) => (match[1] ?? '').trim().replace(/\s+/gu, '_'));
}

/** Link definitions of the whole file by label: a card that uses one takes it along. */
function definitionsOf(lines: readonly MarkdownLine[]): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === 'text' && DEFINITION.test(line.text.slice(0, 300))) {
      definitions.set(line.text.slice(1, line.text.indexOf(']')), line.text);
    }
  }
  return definitions;
}

function referencesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\[([^[\]]{1,200})\](?!:)/gu)].flatMap((match) => match[1] ?? []))];
}

function read(source: SourceText): FormatReading {
  const lines = markdownLines(source.lines);
  const top = lines.find((line) => line.kind === 'heading' && /^#\s/u.test(line.text));
  const definitions = definitionsOf(lines);
  const cards: CardDraft[] = [];
  const skipped: LineClaim[] = [];
  const warnings: ImportWarning[] = [];
  const starts = lines.flatMap((line, index) => (isCardHeading(line) ? [index] : []));
  starts.forEach((start, place) => {
    let end = starts[place + 1] ?? lines.length;
    const chapter = lines.slice(start + 1, end).findIndex((line) => line.kind === 'heading' && /^#\s/u.test(line.text));
    if (chapter >= 0) end = start + 1 + chapter;
    const body = lines.slice(start + 1, end);
    while (body.at(-1)?.kind === 'blank') body.pop();
    const tagLine = body.find((line) => line.kind === 'text' && TAGS.test(line.text.slice(0, 420)));
    const kept = body.filter((line) => line !== tagLine);
    const split = kept.findIndex((line) => line.kind === 'text' && line.text.trim() === '%');
    const heading = (lines[start]?.text ?? '').replace(/^##\s+/u, '').trim();
    const more = split < 0 ? '' : trimBlank(kept.slice(0, split).map((line) => line.text));
    const back = trimBlank(kept.slice(split + 1).map((line) => line.text));
    const range = { from: start + 1, to: start + 1 + body.length };
    if (back.trim() === '' || heading === '') {
      warnings.push({
        line: start + 1,
        kind: 'missing-back',
        message: 'The heading has nothing below it to be its answer.',
      });
      skipped.push({ use: 'skipped', lines: range, reason: 'heading without text below' });
      return;
    }
    const linked = referencesIn(back).flatMap((label) => definitions.get(label) ?? []);
    cards.push({
      content: {
        kind: 'basic',
        front: more === '' ? heading : `${heading}\n\n${more}`,
        back: [back, ...linked.filter((line) => !back.includes(line))].join('\n\n'),
      },
      context: [],
      tags: tagLine === undefined ? [] : tagsOf(tagLine.text),
      lines: range,
      reason: 'a heading and the text below it',
      title: heading,
    });
  });
  return readingOf(source, {
    title: top === undefined ? fileTitle(source) : top.text.replace(/^#\s+/u, '').trim(),
    cards,
    claims: [],
    leftOver: [
      ...skipped,
      ...claimRuns(lines.length, (index) => {
        const kind = lines[index]?.kind;
        if (kind === 'heading') return { use: 'context', reason: 'heading' };
        if (kind === 'front-matter') return { use: 'context', reason: 'front matter' };
        return kind === 'blank' ? null : { use: 'skipped', reason: 'text before the first card' };
      }),
    ],
    warnings,
  });
}

/** Cards of the program mdanki: `## front`, its text behind it, `%` where the front goes on. */
export const mdanki: FormatModule = { id: 'mdanki', label: 'Headings as cards (mdanki)', recognise, read };
