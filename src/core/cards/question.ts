import type { Markdown, NoteContent } from './note';

/** The question as a note's content states it, without any answer; a cloze keeps its marks. */
export function questionOf(content: NoteContent): Markdown {
  switch (content.kind) {
    case 'choice':
      return content.stem;
    case 'cloze':
      return content.text;
    case 'list':
    case 'steps':
      return content.prompt;
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return content.front;
  }
}
