import type { NoteContent } from '#core/cards';
import { canonicalCloze, clozeGroups, openText } from './cloze';
import { exactText } from './text';

const SEPARATOR = '\u0001';

/**
 * What a note asks, as a key: two notes with the same key are the same question with the same answer. Order of options,
 * explanation, the row shown with a table cell, cloze numbers and step ordinals do not count.
 */
export function askedKey(content: NoteContent): string {
  return [content.kind, ...partsAsked(content).map(exactText)].join(SEPARATOR);
}

function partsAsked(content: NoteContent): readonly string[] {
  switch (content.kind) {
    case 'choice': {
      const isRight = new Set(content.correct);
      return [
        content.stem,
        ...content.options.map((option, index) => `${isRight.has(index) ? 'x' : '-'} ${exactText(option)}`).sort(),
      ];
    }
    case 'cloze':
      return [canonicalCloze(content.text)];
    case 'list':
    case 'steps':
      return [content.prompt, ...content.items];
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return [content.front, content.back];
  }
}

/** All the text a note is recognised by. */
export function textOf(content: NoteContent): string {
  switch (content.kind) {
    case 'choice':
      return [content.stem, ...content.options].join('\n');
    case 'cloze':
      return openText(content.text);
    case 'list':
    case 'steps':
      return [content.prompt, ...content.items].join('\n');
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return `${content.front}\n${content.back}`;
  }
}

/** The answers of a note's cards. */
export function answersOf(content: NoteContent): readonly string[] {
  switch (content.kind) {
    case 'choice':
      return [content.correct.map((index) => content.options[index] ?? '').join(' · ')];
    case 'cloze':
      return clozeGroups(content.text).map(({ hidden }) => hidden.join(' '));
    case 'list':
    case 'steps':
      return content.items;
    case 'basic':
    case 'definition':
    case 'slide':
      return [content.back];
    case 'table':
      return [content.back];
  }
}
