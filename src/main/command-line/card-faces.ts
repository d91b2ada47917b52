import type { NoteContent } from '#core/cards';

/** The two sides of a card as plain Markdown. */
interface CardFaces {
  readonly front: string;
  readonly back: string;
}

const CLOZE = /\{\{c\d+::((?:(?!::|\}\})[^])*)(?:::((?:(?!\}\})[^])*))?\}\}/g;

/** What a learner sees of one card of a note; `ordinal` as in the card's id. Quiz questions have no two sides. */
export function cardFaces(content: Exclude<NoteContent, { readonly kind: 'choice' }>, ordinal: number): CardFaces {
  switch (content.kind) {
    case 'basic':
      return ordinal === 0
        ? { front: content.front, back: content.back }
        : { front: content.back, back: content.front };
    case 'definition':
    case 'slide':
    case 'table':
      return { front: content.front, back: content.back };
    case 'cloze':
      return clozeFaces(content.text, ordinal + 1);
    case 'list':
      return { front: content.prompt, back: content.items.map((item) => `- ${item}`).join('\n') };
    case 'steps':
      return stepFaces(content.prompt, content.items, ordinal);
  }
}

function clozeFaces(text: string, number: number): CardFaces {
  const own = new RegExp(`\\{\\{c${number}::(.*?)(?:::(.*?))?\\}\\}`, 'gs');
  const hidden = [...text.matchAll(own)].map((match) => match[1] ?? '');
  const blanked = text.replace(own, (_, _hidden: string, hint: string | undefined) => `[${hint ?? '…'}]`);
  return { front: blanked.replace(CLOZE, '$1'), back: hidden.join(', ') };
}

function stepFaces(prompt: string, items: readonly string[], ordinal: number): CardFaces {
  if (ordinal === 0) {
    const all = items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    return { front: `${prompt}: what are the ${items.length} steps, in order?`, back: all };
  }
  return { front: `${prompt}: what comes after “${items[ordinal - 1] ?? ''}”?`, back: items[ordinal] ?? '' };
}
