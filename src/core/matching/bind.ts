import type { Note, NoteContent } from '#core/cards';
import type { ProposedNote } from '#core/import';
import { clozeGroups, renumbered } from './cloze';
import type { Lexicon } from './difference';
import { isSameStep, pairItems } from './judge-list';
import { exactText, tokensOf } from './text';
import type { Binding } from './types';

/**
 * Lets a proposed note take an existing note's place: cards that stay get their old ordinals, all others ordinals that the
 * note never had. `cards` maps proposed to existing ordinals; without it equal parts keep their cards.
 */
export function bindNote(
  { id, content: before, ordinals: known }: Note,
  { content, ordinals }: ProposedNote,
  cards: ReadonlyMap<number, number> | undefined,
): Binding {
  if (content.kind === 'cloze' && before.kind === 'cloze') {
    const kept = cards ?? sameHidden(before.text, content.text);
    const all = clozeGroups(content.text).map(({ number }) => number - 1);
    const moved = arrange(all, kept, known);
    const numbers = new Map([...moved].map(([from, to]) => [from + 1, to + 1]));
    const text = renumbered(content.text, numbers);
    return { noteId: id, content: { ...content, text }, ordinals: moveAll(ordinals, moved) };
  }
  if (content.kind === 'steps' && before.kind === 'steps') {
    const kept = cards ?? sameSteps(before, content);
    const moved = arrange([0, ...content.items.slice(1).map((_item, index) => index + 1)], kept, known);
    const isPlain = [...moved].every(([from, to]) => from === to);
    const arranged: NoteContent = isPlain ? content : { ...content, ordinals: [...moved.values()] };
    return { noteId: id, content: arranged, ordinals: moveAll(ordinals, moved) };
  }
  return { noteId: id, content, ordinals };
}

/** The ordinal of every proposed card: the kept one, or the next that the note never had. */
function arrange(
  proposed: readonly number[],
  kept: ReadonlyMap<number, number>,
  known: readonly number[],
): ReadonlyMap<number, number> {
  let next = Math.max(-1, ...known, ...kept.values()) + 1;
  return new Map(proposed.map((ordinal) => [ordinal, kept.get(ordinal) ?? next++]));
}

function moveAll(ordinals: readonly number[], moved: ReadonlyMap<number, number>): readonly number[] {
  return ordinals.map((ordinal) => moved.get(ordinal) ?? ordinal).sort((one, other) => one - other);
}

function sameHidden(before: string, after: string): ReadonlyMap<number, number> {
  const old = clozeGroups(before).map(({ number, hidden }) => ({ number, key: hidden.map(exactText).join('\n') }));
  const kept = new Map<number, number>();
  for (const { number, hidden } of clozeGroups(after)) {
    const place = old.findIndex(({ key }) => key === hidden.map(exactText).join('\n'));
    const [found] = place < 0 ? [] : old.splice(place, 1);
    if (found !== undefined) kept.set(number - 1, found.number - 1);
  }
  return kept;
}

function sameSteps(
  before: Extract<NoteContent, { kind: 'steps' }>,
  after: Extract<NoteContent, { kind: 'steps' }>,
): ReadonlyMap<number, number> {
  const { pairs } = pairItems(before.items, after.items, PLAIN_LEXICON, isSameStep);
  const ordinalOf = (step: number): number => before.ordinals?.[step] ?? step;
  const kept = new Map([[0, ordinalOf(0)]]);
  pairs.forEach((index, place) => {
    if (place > 0 && index > 0 && pairs[place - 1] === index - 1) kept.set(place, ordinalOf(index));
  });
  return kept;
}

const PLAIN_LEXICON: Lexicon = { weigh: () => 1, tokensOf };
