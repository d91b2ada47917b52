import type { FormatModule, SourceText } from '../../format';
import { markdownLines } from '../../reading/markdown-lines';
import { readNotes } from './read-notes';

const TAG = /(?:^|\s)#flashcards(?:\/[^\s#]{1,200})*(?=\s|$)/u;
const INLINE = /^(?!\s*(?:\||```))\S.{0,500}?:::?\s?\S/u;

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const lines = markdownLines(source.lines.slice(0, 3000));
  const text = lines.filter((line) => line.kind === 'text').map((line) => line.text.slice(0, 1000));
  const tagged = text.some((line) => TAG.test(line)) || /^tags:.{0,500}flashcards/mu.test(source.text.slice(0, 2000));
  const schedules = text.some((line) => line.includes('<!--SR:'));
  const inline = text.filter((line) => INLINE.test(line) && !/\w::\w{1,40}[(<;]/u.test(line)).length;
  const divided = text.filter((line) => /^\?\??$/u.test(line.trim())).length;
  const cards = inline + divided;
  const marked = text.filter((line) => /==\S|\{\{/u.test(line)).length;
  if (cards + marked === 0) return { score: 0, reason: 'no "::", "?" or cloze' };
  if (tagged) return { score: 0.92, reason: `the tag #flashcards and ${cards + marked} lines with cards` };
  if (schedules) return { score: 0.9, reason: 'schedules of the Spaced Repetition plugin' };
  if (cards === 0) return { score: 0, reason: 'highlights without the tag #flashcards' };
  const share = cards / Math.max(1, text.length);
  return {
    score: share > 0.3 ? 0.6 : 0.2 * share,
    reason: `${cards} lines with "::" or "?" between question and answer`,
  };
}

/** Notes for Obsidian's Spaced Repetition plugin. */
export const obsidianSr: FormatModule = {
  id: 'obsidian-sr',
  label: 'Obsidian Spaced Repetition',
  recognise,
  read: readNotes,
};
