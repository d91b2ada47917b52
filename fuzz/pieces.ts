import type { Piece } from '../src/renderer/rendering';
import { faceOf } from '../src/renderer/rendering/face';
import type { FileOutcome } from '../src/core/import';
import type { NoteContent } from '../src/core/cards';
import type { Random } from './random';

/** Most pieces that are rendered of one input, so that one long course does not use up the time of hundreds. */
const MAX_PIECES = 24;

/** What the app would render of a file that was read: questions, answers, options, clozes of both sides, slides and notes. */
export function piecesOf(outcome: FileOutcome, random: Random): readonly Piece[] {
  if (outcome.status === 'failed') return [{ markdown: outcome.message, shape: 'inline' }];
  const { notes, slides } = outcome.reading;
  const all: Piece[] = [];
  const from = notes.length > 12 ? random.below(notes.length - 12) : 0;
  for (const { content, ordinals } of notes.slice(from, from + 12)) {
    all.push(...contentPieces(content));
    const face = faceOf(content, ordinals[0] ?? 0);
    all.push(face.question, face.answer);
  }
  for (const { title, body, notes: spoken } of slides.slice(0, 4)) {
    all.push({ markdown: title, shape: 'inline' }, { markdown: body }, { markdown: spoken });
  }
  while (all.length > MAX_PIECES) all.splice(random.below(all.length), 1);
  return all;
}

function contentPieces(content: NoteContent): readonly Piece[] {
  switch (content.kind) {
    case 'choice':
      return [
        { markdown: content.stem },
        ...content.options.slice(0, 6).map((markdown): Piece => ({ markdown, shape: 'inline' })),
        { markdown: content.explanation },
      ];
    case 'cloze':
      return (['question', 'answer'] as const).map((side) => ({ markdown: content.text, cloze: { ordinal: 0, side } }));
    case 'list':
    case 'steps':
      return [content.prompt, ...content.items.slice(0, 4)].map((markdown) => ({ markdown }));
    case 'table':
      return [content.front, content.back, content.row].map((markdown) => ({ markdown }));
    case 'basic':
    case 'definition':
    case 'slide':
      return [content.front, content.back].map((markdown) => ({ markdown }));
  }
}
