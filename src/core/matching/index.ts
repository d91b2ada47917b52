export { matchImport } from './match-import';
export type {
  Binding,
  ExistingNote,
  MatchInput,
  MatchResult,
  NoteChange,
  NoteMatch,
  RemovedNote,
  RenamedSource,
} from './types';
