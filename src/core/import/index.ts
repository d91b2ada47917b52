export type { DraftNote, FormatModule, FormatReading, LineClaim, SourceText } from './format';
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
