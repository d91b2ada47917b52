import type { LineRange, NoteContent, Slide } from '#core/cards';
import type { DraftNote, FormatReading, LineClaim, SourceText } from '../format';
import type { ImportWarning } from '../result';
import { mediaIn } from './media';

/** A card as a line-based format finds it, before it is numbered. */
export interface CardDraft {
  readonly content: NoteContent;
  readonly context: readonly string[];
  readonly deckPath?: readonly string[];
  readonly tags?: readonly string[];
  readonly ordinals?: readonly number[];
  readonly lines: LineRange;
  readonly reason: string;
  /** Title of the slide shown behind the card; absent where the source line shows no more than the card. */
  readonly title?: string;
  /** An id the source itself gives the card. */
  readonly explicitId?: string;
}

/** What a line-based format found. */
export interface CardFindings {
  readonly title: string;
  readonly cards: readonly CardDraft[];
  /** Claims that go before those of the cards. */
  readonly claims: readonly LineClaim[];
  /** Claims on what is left. */
  readonly leftOver: readonly LineClaim[];
  readonly warnings: readonly ImportWarning[];
}

/** Longest slide title, in characters. */
const TITLE_CHARS = 90;

function sourceText(source: SourceText, lines: LineRange): string {
  return source.lines.slice(lines.from - 1, lines.to).join('\n');
}

function shortTitle(title: string): string {
  const line = title.split('\n', 1)[0] ?? '';
  return line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS - 1)}…` : line;
}

/** Numbers the cards of a source that has no slides, makes a slide of each card's lines, and claims them. */
export function readingOf(source: SourceText, found: CardFindings): FormatReading {
  const notes = found.cards.map((card, index): DraftNote => ({
    content: card.content,
    context: card.context,
    deckPath: card.deckPath ?? [],
    tags: card.tags ?? [],
    ordinals: card.ordinals ?? [0],
    slide: index + 1,
    lines: card.lines,
    block: sourceText(source, card.lines),
    reason: card.reason,
    ...(card.explicitId === undefined ? {} : { explicitId: card.explicitId }),
  }));
  const slides = found.cards.map((card, index): Omit<Slide, 'source'> => ({
    number: index + 1,
    title: shortTitle(card.title ?? ''),
    section: card.context,
    lines: card.lines,
    body: sourceText(source, card.lines),
    notes: '',
  }));
  return {
    title: found.title,
    slides,
    notes,
    claims: [
      ...found.claims,
      ...found.cards.map((card): LineClaim => ({ use: 'card', lines: card.lines })),
      ...found.leftOver,
    ],
    media: mediaIn(source.lines, 1),
    warnings: found.warnings,
  };
}

/** A claim for each run of lines with the same use, in one pass; `useOf` gives null for lines it leaves to others. */
export function claimRuns(
  lineCount: number,
  useOf: (index: number) => { readonly use: 'context' | 'skipped'; readonly reason: string } | null,
): readonly LineClaim[] {
  const claims: LineClaim[] = [];
  let open: { use: 'context' | 'skipped'; reason: string; from: number } | null = null;
  for (let index = 0; index <= lineCount; index += 1) {
    const next = index === lineCount ? null : useOf(index);
    if (open !== null && (next?.use !== open.use || next.reason !== open.reason)) {
      claims.push({ use: open.use, reason: open.reason, lines: { from: open.from + 1, to: index } });
      open = null;
    }
    if (open === null && next !== null) open = { ...next, from: index };
  }
  return claims;
}
