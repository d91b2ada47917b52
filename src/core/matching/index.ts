export { matchImport } from './match-import';
export { freshNoteId } from './new-ids';
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
