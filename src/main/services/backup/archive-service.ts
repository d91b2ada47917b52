import { BULK_PIECE_BYTES, type ArchiveAbout, type ArchiveInfo, type HostError } from '#contract';
import { keptBackups, type Retention } from '#core/journal';
import { fail, ok, type Result } from '#core/result';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeError, type DurableFiles, type NewFile } from '../durable-files';
import { archiveName, parseArchiveName } from './archive-name';
import { checkArchive } from './check-archive';

/** The journal is kept as far back as this many backups, so that a damaged one can be passed over. */
const BACKUPS_BEFORE_JOURNAL = 3;

interface OpenArchive {
  readonly about: ArchiveAbout;
  readonly path: string;
  readonly file: NewFile;
  failure: HostError | undefined;
}

const UNKNOWN: HostError = { kind: 'unknown-job', message: 'This backup is over: start again.' };
const NOT_WHOLE: HostError = {
  kind: 'write-failed',
  message: 'The backup was read back and is not what was written; it was thrown away.',
};

/** Writes backups aside, reads them back, and keeps them by age. */
export interface ArchiveService {
  begin(about: ArchiveAbout): Promise<Result<{ readonly archiveId: string }, HostError>>;
  write(archiveId: string, piece: Uint8Array): Promise<Result<null, HostError>>;
  finish(archiveId: string, keep: boolean, retention: Retention): Promise<Result<ArchiveInfo | null, HostError>>;
  list(): Promise<readonly ArchiveInfo[]>;
  /** Bytes of a piece of a backup; undefined after the last. */
  piece(name: string, index: number): Promise<Uint8Array | undefined>;
  /** Throws away what was not finished. */
  close(): Promise<void>;
}

/** What the service needs from outside. */
export interface ArchiveSurroundings {
  readonly folder: string;
  readonly files: DurableFiles;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  /** Told from which backup on the journal must be kept. */
  readonly onSafe: (covered: ArchiveInfo) => Promise<void>;
}

/** Makes the service over a folder. */
export function createArchiveService({ folder, files, now, onSafe }: ArchiveSurroundings): ArchiveService {
  const writing = new Map<string, OpenArchive>();
  /** Names of what is being written or read back; another that begins meanwhile must leave them alone. */
  const partsInUse = new Set<string>();

  const list = async (): Promise<readonly ArchiveInfo[]> => {
    const found: ArchiveInfo[] = [];
    for (const name of await readdir(folder).catch(() => [])) {
      const info = parseArchiveName(
        name,
        await stat(join(folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      );
      if (info !== undefined) found.push(info);
    }
    return found.sort((a, b) => b.madeAt - a.madeAt);
  };

  const discard = async ({ file, path }: OpenArchive): Promise<void> => {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    partsInUse.delete(basename(path));
  };

  const thinOut = async (retention: Retention): Promise<void> => {
    const all = await list();
    const backups = all.filter(({ reason }) => reason !== 'content');
    const kept = keptBackups(
      backups.map(({ madeAt }) => madeAt),
      now(),
      retention,
    );
    const reach = backups[BACKUPS_BEFORE_JOURNAL - 1];
    for (const one of all) {
      const isNeeded =
        one.reason === 'content' ? reach === undefined || one.madeAt >= reach.madeAt : kept.has(one.madeAt);
      if (!isNeeded) await rm(join(folder, one.name), { force: true });
    }
    if (reach !== undefined) await onSafe(reach);
  };

  /** A name no other backup has: two within a millisecond would share one. */
  const freeName = async (about: ArchiveAbout, events: number): Promise<string> => {
    const taken = (await list()).map(({ madeAt }) => madeAt);
    return archiveName(about, Math.max(now(), ...taken.map((at) => at + 1)), events);
  };

  return {
    list,

    async begin(about) {
      const archiveId = randomUUID();
      const part = `.${archiveId}.part`;
      const path = join(folder, part);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Left over from an app that was killed while it wrote.
        for (const name of await readdir(folder)) {
          if (name.endsWith('.part') && !partsInUse.has(name)) await rm(join(folder, name), { force: true });
        }
        partsInUse.add(part);
        writing.set(archiveId, { about, path, file: await files.create(path), failure: undefined });
        return ok({ archiveId });
      } catch (error) {
        partsInUse.delete(part);
        return fail(writeError(error));
      }
    },

    async write(archiveId, piece) {
      const archive = writing.get(archiveId);
      if (archive === undefined) return fail(UNKNOWN);
      if (archive.failure !== undefined) return fail(archive.failure);
      try {
        await archive.file.append(piece);
        return ok(null);
      } catch (error) {
        archive.failure = writeError(error);
        return fail(archive.failure);
      }
    },

    async finish(archiveId, keep, retention) {
      const archive = writing.get(archiveId);
      if (archive === undefined) return fail(UNKNOWN);
      writing.delete(archiveId);
      const { about, failure, file, path } = archive;
      if (!keep || failure !== undefined) {
        await discard(archive);
        return failure === undefined || !keep ? ok(null) : fail(failure);
      }
      try {
        await file.flush();
        await file.close();
        const checked = await checkArchive(path);
        if (checked === undefined) {
          await rm(path, { force: true });
          return fail(NOT_WHOLE);
        }
        const name = await freeName(about, checked.events);
        await files.rename(path, join(folder, name));
        await files.flushFolder(folder);
        await thinOut(retention);
        return ok(parseArchiveName(name, (await stat(join(folder, name))).size) ?? null);
      } catch (error) {
        await discard(archive);
        return fail(writeError(error));
      } finally {
        partsInUse.delete(basename(path));
      }
    },

    async piece(name, index) {
      if (parseArchiveName(name, 0) === undefined) return undefined;
      try {
        const file = await open(join(folder, name), 'r');
        try {
          const { bytesRead, buffer } = await file.read(
            new Uint8Array(BULK_PIECE_BYTES),
            0,
            BULK_PIECE_BYTES,
            index * BULK_PIECE_BYTES,
          );
          return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      } catch {
        return undefined;
      }
    },

    async close() {
      const open = [...writing.values()];
      writing.clear();
      await Promise.all(open.map(discard));
    },
  };
}
