import type { HostError, JournalState } from '#contract';
import { JOURNAL_VERSION, journalLine, type JournalEntry, type JournalHeader, type JournalOwner } from '#core/journal';
import { fail, ok, type Result } from '#core/result';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeError, type DurableFiles } from '../durable-files';
import { fileName, intactEnd, loadFiles, sameOwner, type JournalPart } from './journal-files';

/** A file is closed at this size, so that each can be handed out as one piece. */
const ROTATE_BYTES = 800_000;

/** Keeps every committed event a second time, in files of its own. */
export interface JournalService {
  /** What the journal holds; null when there is none. */
  state(): Promise<JournalState | null>;
  /**
   * Appends events in order and flushes them. Those that are there already are left out; when one before them is missing
   * nothing is written. Gives the number of the last event that is safe.
   */
  append(owner: JournalOwner, entries: readonly JournalEntry[]): Promise<Result<{ readonly seq: number }, HostError>>;
  /** The text of the `index`-th file; undefined when there is none. */
  file(index: number): Promise<Uint8Array | undefined>;
  /** Removes files whose events all lie in backups: those of this owner up to `seq`, and of former owners. */
  prune(owner: JournalOwner, seq: number): Promise<void>;
}

/** Makes the journal in `folder`. */
export function createJournalService(folder: string, files: DurableFiles): JournalService {
  let parts: JournalPart[] | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const alone = <T>(job: () => Promise<T>): Promise<T> => {
    const result = queue.then(job, job);
    queue = result.catch(() => undefined);
    return result;
  };
  const load = async (): Promise<JournalPart[]> => (parts ??= await loadFiles(folder));

  const startFile = async (known: JournalPart[], owner: JournalOwner, firstSeq: number): Promise<JournalPart> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const header: JournalHeader = { type: 'journal', version: JOURNAL_VERSION, ...owner, firstSeq };
    const ordinal = (known.at(-1)?.ordinal ?? 0) + 1;
    const bytes = Buffer.from(journalLine(header));
    const path = join(folder, fileName(ordinal));
    await files.append(path, bytes);
    await files.flushFolder(folder);
    const part = {
      path,
      ordinal,
      header,
      seqs: [],
      damagedLines: 0,
      intactSeqs: 0,
      goodBytes: bytes.length,
      bytes: bytes.length,
    };
    known.push(part);
    return part;
  };

  /** Puts what is damaged aside, never away, and leaves an unbroken run of events to append to. */
  const heal = async (known: JournalPart[]): Promise<void> => {
    const { broken, rest } = intactEnd(known);
    if (broken === undefined) return;
    if (rest.length === 0 && broken.intactSeqs === broken.seqs.length) {
      await files.truncate(broken.path, broken.goodBytes);
    } else {
      for (const part of rest) await files.rename(part.path, `${part.path}.damaged`);
      const good = (await readFile(broken.path)).subarray(0, broken.goodBytes);
      await rm(`${broken.path}.part`, { force: true });
      const copy = await files.create(`${broken.path}.part`);
      await copy.append(good);
      await copy.flush();
      await copy.close();
      await files.rename(broken.path, `${broken.path}.damaged`);
      await files.rename(`${broken.path}.part`, broken.path);
      await files.flushFolder(folder);
    }
    parts = await loadFiles(folder);
  };

  const append = async (owner: JournalOwner, entries: readonly JournalEntry[]): Promise<number> => {
    let known = await load();
    const isNew = !sameOwner(known.at(-1)?.header, owner);
    if (isNew) await startFile(known, owner, entries[0]?.event.seq ?? 1);
    const { seq } = intactEnd(known);
    const wanted = entries.filter(({ event }) => event.seq > seq);
    const [first] = wanted;
    if (first?.event.seq !== seq + 1) return seq;
    await heal(known);
    known = await load();
    let part = known.at(-1);
    if (part === undefined || part.goodBytes >= ROTATE_BYTES) part = await startFile(known, owner, first.event.seq);
    const bytes = Buffer.from(wanted.map(journalLine).join(''));
    await files.append(part.path, bytes);
    part.seqs.push(...wanted.map(({ event }) => event.seq));
    part.intactSeqs = part.seqs.length;
    part.goodBytes += bytes.length;
    part.bytes = part.goodBytes;
    return part.seqs.at(-1) ?? seq;
  };

  return {
    state: () =>
      alone(async () => {
        const known = await load();
        const header = known.at(-1)?.header;
        if (header === undefined) return null;
        const { seq, firstSeq } = intactEnd(known);
        const own = known.filter((part) => sameOwner(part.header, header));
        return {
          owner: { collectionId: header.collectionId, deviceId: header.deviceId, epoch: header.epoch },
          firstSeq,
          intactSeq: seq,
          seq: Math.max(seq, ...own.map((part) => part.seqs.at(-1) ?? 0)),
          files: known.length,
          damagedLines: known.reduce((sum, part) => sum + part.damagedLines, 0),
        };
      }),

    append: (owner, entries) =>
      alone(async () => {
        try {
          return ok({ seq: await append(owner, entries) });
        } catch (error) {
          // What was half written is cut off before the next attempt.
          parts = undefined;
          return fail(writeError(error));
        }
      }),

    file: (index) =>
      alone(async () => {
        const part = (await load())[index];
        return part === undefined ? undefined : new Uint8Array(await readFile(part.path));
      }),

    prune: (owner, seq) =>
      alone(async () => {
        const known = await load();
        const gone = known.slice(0, -1).filter((part) => {
          const isOwn = sameOwner(part.header, owner);
          return isOwn ? (part.seqs.at(-1) ?? 0) <= seq : part.header.epoch < owner.epoch;
        });
        for (const part of gone) await rm(part.path, { force: true });
        parts = known.filter((part) => !gone.includes(part));
      }),
  };
}
