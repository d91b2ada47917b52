/** A piece of card content and how it is to be set. */
export interface Piece {
  readonly markdown: string;
  /** `inline` for what stands within a line, such as an option. */
  readonly shape?: 'blocks' | 'inline';
  /** For cloze notes: which card is asked and whether its part is shown. */
  readonly cloze?: { readonly ordinal: number; readonly side: 'question' | 'answer' };
}
