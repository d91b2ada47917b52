import type { CourseFile, FileOutcome, FormatId } from '#core/import';

/**
 * What the import service posts to the import worker: one file at a time. Its bytes may be transferred. To cancel, or when a
 * file takes too long, the service terminates the worker and starts another for the files that are left.
 */
export interface ReadRequest {
  readonly type: 'read';
  /** The file's place in its job; comes back with its outcome. */
  readonly index: number;
  readonly file: CourseFile;
  /** Reads the file as this format instead of guessing. */
  readonly format?: FormatId;
}

/** What the worker posts back: exactly one for each request, in order. A crash while reading is an outcome too. */
export interface OutcomeReply {
  readonly type: 'outcome';
  readonly index: number;
  readonly outcome: FileOutcome;
}
