import type { BlockHash, NoteContent, SourceKey } from '#core/cards';
import type { ProposedNote } from '#core/import';

export const SOURCE = 'lessons.md' as SourceKey;

/** Proposed notes as an importer would give them: each on its own line of one slide, with a block of its own. */
export function proposedNotes(
  contents: readonly NoteContent[],
  context: readonly string[] = ['Lessons', 'Topic'],
): readonly ProposedNote[] {
  return contents.map((content, index) => ({
    content,
    context,
    deckPath: ['Lessons'],
    tags: [],
    ordinals: ordinalsOf(content),
    slide: 1,
    lines: { from: index + 3, to: index + 3 },
    blockHash: JSON.stringify(content) as BlockHash,
    occurrence: 0,
    reason: '',
    lint: [],
    proposal: 'accept',
  }));
}

function ordinalsOf(content: NoteContent): readonly number[] {
  switch (content.kind) {
    case 'cloze':
      return [...new Set([...content.text.matchAll(/\{\{c(\d+)::/g)].map(([, digits]) => Number(digits) - 1))];
    case 'steps':
      return content.items.map((_item, index) => index);
    default:
      return [0];
  }
}
