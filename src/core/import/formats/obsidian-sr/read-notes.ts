import type { FormatReading, LineClaim, SourceText } from '../../format';
import type { CardDraft } from '../../reading/card-draft';
import { claimRuns, readingOf } from '../../reading/card-draft';
import { fileTitle } from '../../reading/file-title';
import type { MarkdownLine } from '../../reading/markdown-lines';
import { frontMatterLines, HeadingPath, markdownLines } from '../../reading/markdown-lines';
import type { ImportWarning } from '../../result';
import { obsidianClozes } from './cloze';

const SCHEDULE = /\s{0,99}<!--SR:![^>]{0,2000}-->/u;
const LEADING_TAGS = /^(?:#[^\s#]{1,200}(?:\s+|$)){1,20}/u;
const FLASHCARDS = 'flashcards';

/** Lines between blank lines. */
interface Paragraph {
  readonly from: number;
  readonly lines: readonly MarkdownLine[];
}

function paragraphsOf(lines: readonly MarkdownLine[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: MarkdownLine[] | null = null;
  lines.forEach((line, index) => {
    const ends = line.kind === 'blank' || line.kind === 'heading' || line.kind === 'front-matter';
    if (ends) open = null;
    else if (open === null) {
      open = [line];
      paragraphs.push({ from: index, lines: open });
    } else open.push(line);
  });
  return paragraphs;
}

function tagsIn(text: string): readonly string[] {
  return (LEADING_TAGS.exec(text.slice(0, 4000))?.[0] ?? '')
    .split(/\s+/u)
    .flatMap((tag) => (tag === '' ? [] : [tag.slice(1)]));
}

function deckOf(tags: readonly string[]): readonly string[] {
  const tag = tags.find((each) => each === FLASHCARDS || each.startsWith(`${FLASHCARDS}/`));
  return tag === undefined ? [] : tag.split('/').slice(1);
}

/** Position of `::` or `:::` outside code; null when there is none. */
function separatorIn(text: string): { readonly at: number; readonly length: number } | null {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '`') {
      const end = text.indexOf('`', at + 1);
      if (end < 0) return null;
      at = end;
    } else if (text.startsWith('::', at)) {
      const length = text.startsWith(':::', at) ? 3 : 2;
      return at === 0 ? null : { at, length };
    }
  }
  return null;
}

/** Where a paragraph stands: the decks and headings above it. */
interface Place {
  readonly deck: readonly string[];
  readonly context: readonly string[];
  readonly tagged: boolean;
}

interface Found {
  readonly cards: readonly CardDraft[];
  readonly unsupported: boolean;
}

function inlineCards(paragraph: Paragraph, place: Place): readonly CardDraft[] {
  return paragraph.lines.flatMap((line, index): CardDraft[] => {
    if (line.kind !== 'text') return [];
    const bare = line.text.replace(SCHEDULE, '').trimEnd();
    const own = tagsIn(bare);
    const text = bare
      .replace(LEADING_TAGS, '')
      .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/u, '')
      .trim();
    const separator = separatorIn(text);
    if (separator === null) return [];
    const front = text.slice(0, separator.at).trim();
    const back = text.slice(separator.at + separator.length).trim();
    if (front === '' || back === '' || /^\{\{[^}]{0,400}$/u.test(front.slice(-400))) return [];
    const at = paragraph.from + index + 1;
    return [
      {
        content: { kind: 'basic', front, back },
        context: place.context,
        deckPath: own.length > 0 && deckOf(own).length > 0 ? deckOf(own) : place.deck,
        tags: own.filter((tag) => !tag.startsWith(FLASHCARDS)),
        ordinals: separator.length === 3 ? [0, 1] : [0],
        lines: { from: at, to: at },
        reason: separator.length === 3 ? 'two sides divided by ":::", asked both ways' : 'two sides divided by "::"',
        title: front,
      },
    ];
  });
}

function dividedCard(paragraph: Paragraph, place: Place): CardDraft | null {
  const at = paragraph.lines.findIndex((line) => line.kind === 'text' && /^\?\??$/u.test(line.text.trim()));
  if (at < 0) return null;
  const textOf = (lines: readonly MarkdownLine[]): string =>
    lines
      .map((line) => (line.kind === 'code' ? line.text : line.text.replace(SCHEDULE, '').trimEnd()))
      .filter((text) => text.trim() !== '+++')
      .join('\n')
      .trim();
  const whole = textOf(paragraph.lines.slice(0, at));
  const own = tagsIn(whole);
  const front = whole.replace(LEADING_TAGS, '').trim();
  const back = textOf(paragraph.lines.slice(at + 1));
  if (front === '' || back === '') return null;
  const both = paragraph.lines[at]?.text.trim() === '??';
  return {
    content: { kind: 'basic', front, back },
    context: place.context,
    deckPath: deckOf(own).length > 0 ? deckOf(own) : place.deck,
    ordinals: both ? [0, 1] : [0],
    lines: { from: paragraph.from + 1, to: paragraph.from + paragraph.lines.length },
    reason: both ? 'two sides divided by "??", asked both ways' : 'two sides divided by "?"',
    title: front,
  };
}

function clozeCard(paragraph: Paragraph, place: Place): Found {
  const whole = paragraph.lines.map((line) => line.text).join('\n');
  const scheduled = SCHEDULE.test(whole);
  if (!place.tagged && !scheduled) return { cards: [], unsupported: false };
  const bare = whole.replace(SCHEDULE, '').trim();
  const own = tagsIn(bare);
  const text = bare.replace(LEADING_TAGS, '').trim();
  const plain = obsidianClozes(text, false);
  const cloze = plain.ordinals.length === 0 && scheduled ? obsidianClozes(text, true) : plain;
  if (cloze.ordinals.length === 0) return { cards: [], unsupported: false };
  const card: CardDraft = {
    content: { kind: 'cloze', text: cloze.text },
    context: place.context,
    deckPath: deckOf(own).length > 0 ? deckOf(own) : place.deck,
    ordinals: cloze.ordinals,
    lines: { from: paragraph.from + 1, to: paragraph.from + paragraph.lines.length },
    reason: 'a paragraph with marked deletions',
    title: text,
  };
  return { cards: [card], unsupported: cloze.unsupported };
}

function cardsIn(paragraph: Paragraph, place: Place): Found {
  const divided = dividedCard(paragraph, place);
  if (divided !== null) return { cards: [divided], unsupported: false };
  const inline = inlineCards(paragraph, place);
  return inline.length > 0 ? { cards: inline, unsupported: false } : clozeCard(paragraph, place);
}

/** Reads a note of Obsidian's Spaced Repetition plugin. Schedules are left out, with a warning. */
export function readNotes(source: SourceText): FormatReading {
  const lines = markdownLines(source.lines);
  const matter = source.lines.slice(0, frontMatterLines(source.lines)).join('\n');
  const headings = new HeadingPath();
  const cards: CardDraft[] = [];
  const warnings: ImportWarning[] = [];
  const tagLines = new Set<number>();
  let deck: readonly string[] = [];
  let tagged = /(?:^|[\s,[#])flashcards(?:[/\s,\]]|$)/u.test(matter);
  let next = 0;
  for (const paragraph of paragraphsOf(lines)) {
    for (; next < paragraph.from; next += 1) {
      const line = lines[next];
      if (line?.kind === 'heading') headings.enter(line.text);
    }
    let rest = paragraph;
    const first = paragraph.lines[0]?.text.trim() ?? '';
    const tags = tagsIn(first);
    if (tags.some((tag) => tag.startsWith(FLASHCARDS))) tagged = true;
    if (tags.length > 0 && first.replace(LEADING_TAGS, '').trim() === '') {
      if (tags.some((tag) => tag.startsWith(FLASHCARDS))) deck = deckOf(tags);
      tagLines.add(paragraph.from);
      rest = { from: paragraph.from + 1, lines: paragraph.lines.slice(1) };
    }
    const found = cardsIn(rest, { deck, context: headings.path, tagged });
    cards.push(...found.cards);
    if (found.unsupported) {
      const message = 'Deletions that show or hide each other are asked one by one instead.';
      warnings.push({ line: rest.from + 1, kind: 'unsupported-cloze', message });
    }
  }
  const scheduled = lines.flatMap((line, index) => (SCHEDULE.test(line.text.slice(-2100)) ? [index + 1] : []));
  const [firstSchedule] = scheduled;
  if (firstSchedule !== undefined) {
    const message = `${scheduled.length} schedules of the plugin are not imported; the cards start as new ones.`;
    warnings.push({ line: firstSchedule, kind: 'schedules-not-imported', message });
  }
  const alone = (index: number): boolean => /^\s*<!--SR:/u.test(lines[index]?.text.slice(0, 60) ?? '');
  const leftOver: readonly LineClaim[] = claimRuns(lines.length, (index) => {
    const kind = lines[index]?.kind;
    if (kind === undefined || kind === 'blank') return null;
    if (kind === 'front-matter') return { use: 'context', reason: 'front matter' };
    if (kind === 'heading') return { use: 'context', reason: 'heading' };
    return kind === 'rule'
      ? { use: 'context', reason: 'separator' }
      : { use: 'skipped', reason: 'text without a card' };
  });
  return readingOf(source, {
    title: fileTitle(source),
    cards,
    claims: claimRuns(lines.length, (index) => {
      if (alone(index)) return { use: 'context', reason: 'schedule of the plugin' };
      return tagLines.has(index) ? { use: 'context', reason: 'tags' } : null;
    }),
    leftOver,
    warnings,
  });
}
