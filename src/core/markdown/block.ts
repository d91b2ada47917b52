import type { LineRange, Markdown } from '#core/cards';

interface Placed {
  /** Lines of the source, counting from the number that was given for the first. */
  readonly lines: LineRange;
}

/** A heading; `text` is its inline Markdown. */
export interface HeadingBlock extends Placed {
  readonly kind: 'heading';
  /** 1–6. */
  readonly level: number;
  readonly text: Markdown;
}
/** A paragraph; `text` is its inline Markdown with its own line breaks. */
export interface ParagraphBlock extends Placed {
  readonly kind: 'paragraph';
  readonly text: Markdown;
}
/** An item: its first paragraph and what follows below it. */
export interface ListItem extends Placed {
  /** Empty when the item does not start with a paragraph. */
  readonly text: Markdown;
  /** Lines of `text`. */
  readonly textLines: LineRange;
  readonly blocks: readonly Block[];
}
/** A bullet list or a numbered one. */
export interface ListBlock extends Placed {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}
/** One row of a table. */
export interface TableRow extends Placed {
  readonly cells: readonly Markdown[];
}
/** A table; every row has as many cells as the header. */
export interface TableBlock extends Placed {
  readonly kind: 'table';
  readonly header: readonly Markdown[];
  readonly rows: readonly TableRow[];
}
/** Fenced or indented code. */
export interface CodeBlock extends Placed {
  readonly kind: 'code';
  readonly language: string;
  readonly text: string;
}
/** A block quote. */
export interface QuoteBlock extends Placed {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}
/** A block of raw HTML. */
export interface HtmlBlock extends Placed {
  readonly kind: 'html';
  readonly text: string;
}
/** A thematic break. */
export interface RuleBlock extends Placed {
  readonly kind: 'rule';
}

/** A block of a Markdown document. */
export type Block =
  HeadingBlock | ParagraphBlock | ListBlock | TableBlock | CodeBlock | QuoteBlock | HtmlBlock | RuleBlock;
