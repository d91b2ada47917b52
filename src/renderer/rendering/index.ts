import { markCloze, wrapClozes } from './cloze';
import { markdownToHtml } from './markdown';
import { hasMaths, typesetMaths } from './maths';
import type { Piece } from './piece';
import { sanitise } from './sanitise';

/** The nodes of a piece, safe to insert; maths still stands as its source. */
export function renderPiece({ markdown, shape = 'blocks', cloze }: Piece): DocumentFragment {
  const source = cloze === undefined ? markdown : markCloze(markdown, cloze.ordinal, cloze.side);
  const fragment = sanitise(markdownToHtml(source, shape));
  if (cloze !== undefined) wrapClozes(fragment);
  return fragment;
}

export { contentText } from './content-text';
export { faceOf } from './face';
export { hasMaths, typesetMaths };
export type { Piece } from './piece';
export { wordDifference } from './word-difference';
