export { JOURNAL_VERSION, journalLine, readJournalFile } from './journal-file';
export type { JournalContent, JournalEntry, JournalHeader, JournalOwner, JournalReading } from './journal-file';
export { DEFAULT_RETENTION, keptBackups } from './retention';
export type { Retention } from './retention';
