import type { FormatModule, FormatReading, LineClaim, SourceText } from '../../format';
import type { CardDraft } from '../../reading/card-draft';
import { claimRuns, readingOf } from '../../reading/card-draft';
import { fileTitle } from '../../reading/file-title';
import type { ImportWarning } from '../../result';
import { splitGift } from './blocks';
import { cardsOf } from './cards';
import { unescapeGift } from './escapes';
import { parseGift } from './parse-question';

/** Lines that are looked at to recognise the format. */
const SAMPLE_LINES = 2000;

function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const named = /\.gift(?:\.txt)?$/iu.test(source.name);
  const lines = source.lines.slice(0, SAMPLE_LINES);
  const likely = lines.some((line) => /(?:^|[^\\{])\{(?!\{)/u.test(line.slice(0, 2000)));
  if (!named && !likely) return { score: 0, reason: 'no answers in braces' };
  if (!named && /\.(?:md|markdown)$/iu.test(source.name) && !lines.some((line) => line.startsWith('::'))) {
    return { score: 0, reason: 'a Markdown file without "::" titles' };
  }
  const { blocks, categories } = splitGift(lines);
  const asked = blocks.filter(
    (block) => cardsOf(parseGift(block.text)).made && /\{\s{0,99}(?:[=~#%TF]|[^\n{]{0,2000}[=~])/u.test(block.text),
  );
  if (named) return { score: 0.96, reason: `a .gift file with ${asked.length} questions` };
  if (asked.length === 0) return { score: 0, reason: 'no answers in braces' };
  const share = asked.length / blocks.length;
  const score = share >= 0.5 || categories.length > 0 ? 0.93 : share * 0.6;
  return { score, reason: `${asked.length} questions with answers in braces` };
}

function deckPathOf(category: string): readonly string[] {
  return category
    .split(/(?<!\/)\/(?!\/)/u)
    .map((part) => unescapeGift(part.replace(/\/\//gu, '/')).trim())
    .filter((part) => part !== '' && part !== '$course$' && part !== 'top');
}

function read(source: SourceText): FormatReading {
  const file = splitGift(source.lines);
  const cards: CardDraft[] = [];
  const skipped: LineClaim[] = [];
  const warnings: ImportWarning[] = [];
  for (const block of file.blocks) {
    const parsed = parseGift(block.text);
    const outcome = cardsOf(parsed);
    const lines = { from: block.from, to: block.to };
    if (outcome.made) {
      outcome.contents.forEach((content, index) =>
        cards.push({
          content,
          context: [],
          deckPath: deckPathOf(block.category),
          tags: block.tags,
          lines,
          reason: outcome.reason,
          title: parsed.title === '' ? parsed.stem : parsed.title,
          ...(block.id === undefined ? {} : { explicitId: index === 0 ? block.id : `${block.id}/${index + 1}` }),
        }),
      );
    } else {
      skipped.push({ use: 'skipped', lines, reason: outcome.reason });
      if (outcome.kind !== '') warnings.push({ line: block.from, kind: outcome.kind, message: outcome.message });
    }
  }
  const comments = new Set(file.comments);
  const categories = new Set(file.categories);
  return readingOf(source, {
    title: fileTitle(source),
    cards,
    claims: claimRuns(source.lines.length, (index) => {
      if (comments.has(index + 1)) return { use: 'skipped', reason: 'comment' };
      return categories.has(index + 1) ? { use: 'context', reason: 'category' } : null;
    }),
    leftOver: skipped,
    warnings,
  });
}

/** Moodle's GIFT. */
export const gift: FormatModule = { id: 'gift', label: 'Moodle GIFT', recognise, read };
