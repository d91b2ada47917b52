import { markCloze, wrapClozes } from './cloze';
import { markdownToHtml } from './markdown';
import { hasMaths, typesetMaths } from './maths';
import { sanitise } from './sanitise';

/** A piece of card content and how it is to be set. */
export interface Piece {
  readonly markdown: string;
  /** `inline` for what stands within a line, such as an option. */
  readonly shape?: 'blocks' | 'inline';
  /** For cloze notes: which card is asked and whether its part is shown. */
  readonly cloze?: { readonly ordinal: number; readonly side: 'question' | 'answer' };
}

/** The nodes of a piece, safe to insert; maths still stands as its source. */
export function renderPiece({ markdown, shape = 'blocks', cloze }: Piece): DocumentFragment {
  const source = cloze === undefined ? markdown : markCloze(markdown, cloze.ordinal, cloze.side);
  const fragment = sanitise(markdownToHtml(source, shape));
  if (cloze !== undefined) wrapClozes(fragment);
  return fragment;
}

export { hasMaths, typesetMaths };
