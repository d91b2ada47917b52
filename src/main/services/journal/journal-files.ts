import { readJournalFile, type JournalHeader, type JournalOwner } from '#core/journal';
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of the journal as it was found. */
export interface JournalPart {
  readonly path: string;
  /** Rises with every file. */
  readonly ordinal: number;
  readonly header: JournalHeader;
  /** Numbers of its readable events. */
  readonly seqs: number[];
  readonly damagedLines: number;
  /** How many of them come before the first damaged line. */
  intactSeqs: number;
  /** Bytes before the first damaged line. */
  goodBytes: number;
  bytes: number;
}

/** Name of a file; names sort as they were made. */
export function fileName(ordinal: number): string {
  return `${ordinal}`.padStart(8, '0') + '.journal';
}

/** Whether a file belongs to this collection, device and epoch. */
export function sameOwner(header: JournalOwner | undefined, owner: JournalOwner): boolean {
  return (
    header?.collectionId === owner.collectionId && header.deviceId === owner.deviceId && header.epoch === owner.epoch
  );
}

/** Reads the journal's files in order; one whose first line is damaged is put aside. */
export async function loadFiles(folder: string): Promise<JournalPart[]> {
  const parts: JournalPart[] = [];
  const names = await readdir(folder).catch(() => []);
  for (const name of names.sort()) {
    const [, ordinal] = /^(\d{8})\.journal$/.exec(name) ?? [];
    if (ordinal === undefined) continue;
    const path = join(folder, name);
    const bytes = await readFile(path);
    const text = bytes.toString('utf8');
    const { header, entries, damagedLines, intactLength, intactEntries } = readJournalFile(text);
    if (header === undefined) {
      await rename(path, `${path}.damaged`).catch(() => undefined);
      continue;
    }
    parts.push({
      path,
      ordinal: Number(ordinal),
      header,
      seqs: entries.map(({ event }) => event.seq),
      damagedLines,
      intactSeqs: intactEntries,
      goodBytes: Buffer.byteLength(text.slice(0, intactLength)),
      bytes: bytes.length,
    });
  }
  return parts;
}

/** Where the unbroken run of the newest owner's events ends. */
export interface IntactEnd {
  /** First and last event of the run; `seq` is `firstSeq - 1` when it is empty. */
  readonly firstSeq: number;
  readonly seq: number;
  /** The file in which it breaks, and the files after it. */
  readonly broken: JournalPart | undefined;
  readonly rest: readonly JournalPart[];
}

/** Follows the events of the newest owner until one is damaged or missing. */
export function intactEnd(parts: readonly JournalPart[]): IntactEnd {
  const newest = parts.at(-1)?.header;
  const own = newest === undefined ? [] : parts.filter(({ header }) => sameOwner(header, newest));
  const firstSeq = own[0]?.header.firstSeq ?? 1;
  let seq = firstSeq - 1;
  for (const [index, part] of own.entries()) {
    const before = own[index - 1];
    const rest = own.slice(index + 1);
    if (before !== undefined && part.header.firstSeq !== seq + 1)
      return { firstSeq, seq, broken: before, rest: own.slice(index) };
    for (const next of part.seqs.slice(0, part.intactSeqs)) {
      if (next !== seq + 1) return { firstSeq, seq, broken: part, rest };
      seq = next;
    }
    if (part.damagedLines > 0) return { firstSeq, seq, broken: part, rest };
  }
  return { firstSeq, seq, broken: undefined, rest: [] };
}
