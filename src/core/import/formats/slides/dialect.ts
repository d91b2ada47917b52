import type { FormatId } from '../../result';
import type { DeckFeatures } from './features';
import type { FrontMatter } from './front-matter';

/** What a line between slides means: a new slide, or the next step of the same one. */
export type Separator = 'slide' | 'step';

/** How a dialect writes speaker notes. */
export type NotesStyle =
  /** From a line `Notes:` or `Note: …` to the end of the slide. */
  | 'notes-line'
  /** From a line `???` to the end of the slide. */
  | 'question-marks'
  /** Every HTML comment that is no directive. */
  | 'comments'
  /** The last HTML comment of the slide. */
  | 'last-comment';

/** A way of writing slides in Markdown. */
export interface Dialect {
  readonly id: FormatId;
  readonly label: string;
  readonly score: (features: DeckFeatures) => { readonly score: number; readonly reason: string };
  readonly separatorOf: (frontMatter: FrontMatter | undefined) => (line: string) => Separator | undefined;
  readonly notes: NotesStyle;
  /** Slides may open with YAML of their own (Slidev). */
  readonly slideFrontMatter: boolean;
  /** Slides may open with `key: value` lines (remark). */
  readonly properties: boolean;
  /** Highest heading level that starts a slide by itself; 0 for none. */
  readonly headingDivider: (frontMatter: FrontMatter | undefined) => number;
}
