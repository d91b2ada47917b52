import { stepAskedBy, type NoteContent } from '#core/cards';
import { assertNever } from '#core/result';
import type { Piece } from './piece';

/** What one card asks and answers, for a list: one line each. */
export interface Face {
  readonly question: Piece;
  readonly answer: Piece;
}

/** The card's question and answer in short, as lists show them. */
export function faceOf(content: NoteContent, ordinal: number): Face {
  switch (content.kind) {
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return { question: inline(content.front), answer: inline(content.back) };
    case 'choice': {
      const keys = content.correct.map((index) => content.options[index] ?? '');
      return { question: inline(content.stem), answer: inline(keys.join(' · ')) };
    }
    case 'cloze':
      return {
        question: { ...inline(content.text), cloze: { ordinal, side: 'question' } },
        answer: { ...inline(content.text), cloze: { ordinal, side: 'answer' } },
      };
    case 'list':
      return { question: inline(content.prompt), answer: inline(content.items.join(' · ')) };
    case 'steps': {
      const step = stepAskedBy(content, ordinal);
      const isOrder = step === 0;
      return {
        question: inline(
          isOrder
            ? `${content.prompt}: the steps in order`
            : `${content.prompt} After “${content.items[step - 1] ?? ''}”?`,
        ),
        answer: inline(isOrder ? content.items.join(' → ') : (content.items[step] ?? '')),
      };
    }
    default:
      return assertNever(content);
  }
}

function inline(markdown: string): Piece {
  return { markdown: markdown.replace(/[^\S\n]{0,200}\n\s*/g, ' '), shape: 'inline' };
}
