export { AMOUNTS, isWantedAt } from './amount';
export type { Amount } from './amount';
export type { DraftNote, FormatModule, FormatReading, LineClaim, SourceText } from './format';
export { FORMAT_LABELS } from './formats';
export { noteIdOf } from './identity';
export { readCourse } from './read-course';
export type { ReadOptions } from './read-course';
export { showMedia } from './show-media';
export type {
  CourseFile,
  CourseReading,
  FileFailureKind,
  FileOutcome,
  FormatGuess,
  FormatId,
  ImportWarning,
  LedgerEntry,
  LintFinding,
  MediaReference,
  NoteIdentity,
  ProposedNote,
} from './result';
