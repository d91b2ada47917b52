import type { BlockHash, LineRange, NoteContent, NoteId, Slide, SourceKey } from '#core/cards';

/** One file as it comes in; both hosts give the same shape. */
export interface CourseFile {
  /** File name with its ending. */
  readonly name: string;
  /** Path below what the person chose, with `/`; the name itself for a single file. */
  readonly relativePath: string;
  readonly bytes: Uint8Array;
}

/** Names of the formats that are recognised; each is a folder under `core/import/formats`. */
export type FormatId = string;

/** What the importer took the file for, and why, in words for people. */
export interface FormatGuess {
  readonly id: FormatId;
  /** 0–1; the highest wins. */
  readonly score: number;
  readonly reason: string;
}

/** Worth the author's or the learner's attention; never stops the import. */
export interface ImportWarning {
  /** Source line counting from 1; 0 when it concerns the whole file. */
  readonly line: number;
  /** Stable machine name such as `missing-key` or `missing-image`. */
  readonly kind: string;
  readonly message: string;
}

/** A judgement on a proposed card. `severity` orders note < warning < error. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: 'note' | 'warning' | 'error';
  readonly message: string;
}

/** A note the importer proposes. */
export interface ProposedNote {
  readonly content: NoteContent;
  readonly context: readonly string[];
  /** Names from the top of the deck tree; never empty. */
  readonly deckPath: readonly string[];
  readonly tags: readonly string[];
  readonly ordinals: readonly number[];
  /** Slide number counting from 1. */
  readonly slide: number;
  readonly lines: LineRange;
  readonly blockHash: BlockHash;
  /** 0 for the first note with this block hash in the source, 1 for the next … */
  readonly occurrence: number;
  /** From `<!-- id: x -->`. */
  readonly explicitId?: string;
  /** One line that says why this card was made. */
  readonly reason: string;
  readonly lint: readonly LintFinding[];
  readonly proposal: 'accept' | 'edit' | 'skip';
}

/** What became of a stretch of non-blank source lines. Every such line belongs to exactly one entry. */
export type LedgerEntry =
  | { readonly use: 'card'; readonly lines: LineRange }
  | { readonly use: 'context'; readonly lines: LineRange; readonly reason: string }
  | { readonly use: 'skipped'; readonly lines: LineRange; readonly reason: string };

/** An image or other file the source points to. */
export interface MediaReference {
  /** As written in the source. */
  readonly target: string;
  readonly line: number;
  /** SHA-256 in hexadecimal of the image that lies there and was kept; absent when there is none. */
  readonly sha256?: string;
}

/** All that came out of one file. */
export interface CourseReading {
  readonly source: SourceKey;
  readonly name: string;
  readonly relativePath: string;
  /** 64 hexadecimal digits: SHA-256 of the bytes. */
  readonly sha256: string;
  readonly format: FormatGuess;
  readonly slides: readonly Slide[];
  readonly notes: readonly ProposedNote[];
  readonly ledger: readonly LedgerEntry[];
  /** Non-blank lines in the source: what the ledger's entries add up to. */
  readonly lineCount: number;
  readonly media: readonly MediaReference[];
  readonly warnings: readonly ImportWarning[];
}

/** Why a file could not be read at all; the rest of the import goes on. */
export type FileFailureKind = 'unreadable' | 'empty' | 'binary' | 'undecodable' | 'too-large' | 'timeout' | 'crashed';

/** One file's outcome. */
export type FileOutcome =
  | { readonly status: 'read'; readonly reading: CourseReading }
  | {
      readonly status: 'failed';
      readonly relativePath: string;
      readonly kind: FileFailureKind;
      readonly message: string;
    };

/** The id a proposed note gets when it is first imported. */
export type NoteIdentity = (source: SourceKey, note: ProposedNote) => NoteId;
