import type { NoteContent } from '#core/cards';
import { assertNever } from '#core/result';

/** All that a note asks and answers as plain source text, to be compared word by word; a key is marked by `✓`. */
export function contentText(content: NoteContent): string {
  switch (content.kind) {
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return `${content.front}\n${content.back}`;
    case 'choice': {
      const options = content.options.map((option, at) => `${content.correct.includes(at) ? '✓' : '·'} ${option}`);
      return [content.stem, ...options, content.explanation].filter((part) => part !== '').join('\n');
    }
    case 'cloze':
      return content.text;
    case 'list':
    case 'steps':
      return [content.prompt, ...content.items].join('\n');
    default:
      return assertNever(content);
  }
}
