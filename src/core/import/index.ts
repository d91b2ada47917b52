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
