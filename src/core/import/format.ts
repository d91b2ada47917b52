import type { LineRange, NoteContent, Slide } from '#core/cards';
import type { FormatId, ImportWarning, MediaReference } from './result';

/** A decoded source file: what a format module reads. */
export interface SourceText {
  readonly name: string;
  readonly relativePath: string;
  /** Without byte-order mark, with LF line ends. */
  readonly text: string;
  /** `text` split at LF; line n of the source is `lines[n - 1]`. */
  readonly lines: readonly string[];
}

/** A note as a format module drafts it; identity, lint and ids are added for all formats alike. */
export interface DraftNote {
  readonly content: NoteContent;
  /** Topic path, outermost first, without the course name. */
  readonly context: readonly string[];
  /** Deck names below the file's own deck; empty for the file's deck itself. */
  readonly deckPath: readonly string[];
  readonly tags: readonly string[];
  readonly ordinals: readonly number[];
  /** Slide number counting from 1; formats without slides number their questions or headings. */
  readonly slide: number;
  readonly lines: LineRange;
  /** The text whose hash identifies the note: its first block as written. */
  readonly block: string;
  readonly explicitId?: string;
  readonly reason: string;
}

/** A claim on source lines. The ledger gives each non-blank line to the first claim that covers it. */
export type LineClaim =
  | { readonly use: 'card'; readonly lines: LineRange }
  | { readonly use: 'context'; readonly lines: LineRange; readonly reason: string }
  | { readonly use: 'skipped'; readonly lines: LineRange; readonly reason: string };

/** What a format module makes of a source; lines it does not claim are skipped as "not understood". */
export interface FormatReading {
  /** Name for the file's deck, for instance from its first heading or front matter. */
  readonly title: string;
  readonly slides: readonly Omit<Slide, 'source'>[];
  readonly notes: readonly DraftNote[];
  readonly claims: readonly LineClaim[];
  readonly media: readonly MediaReference[];
  readonly warnings: readonly ImportWarning[];
}

/** A format Deckhand reads. Adding one touches one folder and the list in `formats/index.ts`. */
export interface FormatModule {
  readonly id: FormatId;
  /** Name for people. */
  readonly label: string;
  /** Scores 0–1 how sure it is and says why; linear in the input, and 0 for what it cannot read. */
  readonly recognise: (source: SourceText) => { readonly score: number; readonly reason: string };
  readonly read: (source: SourceText) => FormatReading;
}
