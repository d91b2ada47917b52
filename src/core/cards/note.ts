import type { BlockHash, DeckId, NoteId, SourceKey } from './ids';

/** Markdown source as the author wrote it; only the renderer turns it into sanitised HTML. */
export type Markdown = string;

/** A question that the source itself asks, with options. */
export interface ChoiceContent {
  readonly kind: 'choice';
  readonly stem: Markdown;
  /** In source order, at least two, without their letters. */
  readonly options: readonly Markdown[];
  /** Indexes into `options`, ascending, at least one. */
  readonly correct: readonly number[];
  /** Empty when the source gives none. */
  readonly explanation: Markdown;
}

/** A prompt and its answer. `definition`, `slide` and `basic` differ in where they come from. */
export interface BasicContent {
  readonly kind: 'basic' | 'definition' | 'slide';
  readonly front: Markdown;
  readonly back: Markdown;
}

/** One cell of a table, asked through its row label and column header. */
export interface TableContent {
  readonly kind: 'table';
  readonly front: Markdown;
  readonly back: Markdown;
  /** The table's header and the row the cell stands in, as a Markdown table, shown once answered. */
  readonly row: Markdown;
}

/** A statement with hidden parts in Anki's notation: `{{c1::hidden}}` or `{{c1::hidden::hint}}`; card ordinal = number − 1. */
export interface ClozeContent {
  readonly kind: 'cloze';
  readonly text: Markdown;
}

/** Name all items; each is ticked off. */
export interface ListContent {
  readonly kind: 'list';
  readonly prompt: Markdown;
  readonly items: readonly Markdown[];
}

/** An ordered list: ordinal 0 asks for the whole order, ordinal k ≥ 1 asks what comes after item k (counting from 1). */
export interface StepsContent {
  readonly kind: 'steps';
  readonly prompt: Markdown;
  readonly items: readonly Markdown[];
  /**
   * `ordinals[k]` is the ordinal of the card described above for k: re-import sets it, so that cards keep their schedule
   * when a step is inserted or moved. Absent: k itself.
   */
  readonly ordinals?: readonly number[];
}

/** What a note asks; one note gives one card for each of its ordinals. */
export type NoteContent = ChoiceContent | BasicContent | TableContent | ClozeContent | ListContent | StepsContent;
/** The kinds of note, in the words of `deckhand check`. */
export type NoteKind = NoteContent['kind'];

/** A stretch of source lines, counting from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Where a note came from. */
export interface Origin {
  readonly source: SourceKey;
  /** Slide number in the source, counting from 1. */
  readonly slide: number;
  readonly lines: LineRange;
  /** Hash of the block the note was made from, for matching at re-import. */
  readonly blockHash: BlockHash;
}

/** A note as the collection keeps it. */
export interface Note {
  readonly id: NoteId;
  readonly deckId: DeckId;
  readonly content: NoteContent;
  /** Topic path that makes the prompt stand alone: course, section, slide title, parent bullet; outermost first. */
  readonly context: readonly string[];
  readonly tags: readonly string[];
  /** The ordinals that exist as cards, ascending. */
  readonly ordinals: readonly number[];
  /** Absent for notes written in Deckhand. */
  readonly origin?: Origin;
}

/** A slide as the source has it, kept so that one key shows it behind a card. */
export interface Slide {
  readonly source: SourceKey;
  /** Counting from 1 in source order. */
  readonly number: number;
  readonly title: string;
  /** Headings above the title, outermost first. */
  readonly section: readonly string[];
  readonly lines: LineRange;
  /** The slide's body without its notes. */
  readonly body: Markdown;
  /** Speaker notes; empty when there are none. */
  readonly notes: Markdown;
}
