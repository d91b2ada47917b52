import type { DeviceId, SourceKey } from '#core/cards';
import { hash64 } from '#core/hash';
import type { LogEvent } from '#core/log';

/** Version of the journal's files. */
export const JOURNAL_VERSION = 1;

/** Whose events a journal holds; a restore opens a new epoch. */
export interface JournalOwner {
  /** 1–16 hexadecimal digits. */
  readonly collectionId: string;
  readonly deviceId: DeviceId;
  readonly epoch: number;
}

/** First line of a journal file. */
export interface JournalHeader extends JournalOwner {
  readonly type: 'journal';
  readonly version: number;
  /** Number of the first event that the file may hold. */
  readonly firstSeq: number;
}

/** Content that an event brought, in a file of its own beside the journal. */
export interface JournalContent {
  /** Name of the collection file that holds it. */
  readonly piece: string;
  /** Sources whose notes and slides are in it in full; `all` when it is the whole collection. */
  readonly sources: readonly SourceKey[] | 'all';
}

/** One committed event. */
export interface JournalEntry {
  readonly event: LogEvent;
  readonly content?: JournalContent;
}

/** What a journal file holds, damaged lines left out. */
export interface JournalReading {
  readonly header: JournalHeader | undefined;
  readonly entries: readonly JournalEntry[];
  /** Lines that are no longer what was written; a last line without its end counts too. */
  readonly damagedLines: number;
  /** Characters up to the first damaged line. */
  readonly intactLength: number;
  /** Entries up to there. */
  readonly intactEntries: number;
}

/** A line of a journal file with its checksum and line end. */
export function journalLine(value: JournalHeader | JournalEntry): string {
  const json = JSON.stringify(value);
  return `${hash64(json)} ${json}\n`;
}

/** Reads a journal file and trusts only lines whose checksum agrees. */
export function readJournalFile(text: string): JournalReading {
  let header: JournalHeader | undefined;
  const entries: JournalEntry[] = [];
  let damagedLines = 0;
  let intactLength = 0;
  let intactEntries = 0;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const value = end < 0 ? undefined : valueOf(text.slice(from, end));
    if (value === undefined) damagedLines += 1;
    else if ('type' in value) header ??= value;
    else entries.push(value);
    from = end < 0 ? text.length : end + 1;
    if (damagedLines === 0) [intactLength, intactEntries] = [from, entries.length];
  }
  return { header, entries, damagedLines, intactLength, intactEntries };
}

/** The checksum covers every byte, so what passes it is what was written. */
function valueOf(line: string): JournalHeader | JournalEntry | undefined {
  const json = line.slice(17);
  if (line.slice(0, 17) !== `${hash64(json)} `) return undefined;
  return JSON.parse(json) as JournalHeader | JournalEntry;
}
