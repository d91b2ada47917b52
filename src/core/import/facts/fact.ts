import type { LineRange, Markdown, NoteContent } from '#core/cards';

/** Where a block stands: what its prompt may leave unsaid because the learner sees it above the card. */
export interface Place {
  /** Slide title; empty when there is none. */
  readonly title: string;
  /** Stems of the words that the learner sees above the card or meets all through the course: hiding that would ask nothing. */
  readonly known: readonly ReadonlySet<string>[];
}

/** A card's worth of knowledge found in a block. */
export interface Fact {
  readonly content: NoteContent;
  readonly ordinals: readonly number[];
  /** Parent bullets that stand between the title and the fact. */
  readonly parents: readonly string[];
  readonly lines: LineRange;
  /** Text whose hash identifies the fact. */
  readonly block: string;
  /** One line that says why it was made. */
  readonly reason: string;
}

/** A bullet or a sentence with where it stands. */
export interface Statement {
  readonly text: Markdown;
  readonly lines: LineRange;
}
