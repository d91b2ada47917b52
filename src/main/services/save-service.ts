import type { HostError, HostEvent } from '#contract';
import { fail, ok, type Result } from '#core/result';
import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DISK, writeError } from './durable-files';

interface OpenSave {
  readonly path: string;
  /** Beside the target, so that the rename stays on one file system. */
  readonly aside: string;
  readonly file: FileHandle;
  /** What went wrong while writing; told again when the save is finished. */
  failure: HostError | undefined;
}

const UNKNOWN: HostError = { kind: 'unknown-job', message: 'This save is over: save again.' };

/** Writes files that the page sends in pieces: beside the target, flushed, then renamed over it. */
export interface SaveService {
  /** Opens a save to a path the person chose. */
  begin(path: string): Promise<Result<string, HostError>>;
  write(saveId: string, piece: Uint8Array): Promise<Result<null, HostError>>;
  /** Renames it into place, or throws it away. On failure the target is as it was. */
  finish(saveId: string, keep: boolean): Promise<Result<null, HostError>>;
  /** Throws away what was not finished. */
  close(): Promise<void>;
}

/** Makes the save service; `saved` is emitted for each file kept. */
export function createSaveService(emit: (event: HostEvent) => void): SaveService {
  const saves = new Map<string, OpenSave>();

  const discard = async ({ file, aside }: OpenSave) => {
    await file.close().catch(() => undefined);
    await rm(aside, { force: true });
  };

  return {
    async begin(path) {
      const saveId = randomUUID();
      const aside = join(dirname(path), `.${basename(path)}.${saveId.slice(0, 8)}.part`);
      try {
        saves.set(saveId, { path, aside, file: await open(aside, 'wx'), failure: undefined });
        return ok(saveId);
      } catch (error) {
        return fail(writeError(error));
      }
    },

    async write(saveId, piece) {
      const save = saves.get(saveId);
      if (save === undefined) return fail(UNKNOWN);
      if (save.failure !== undefined) return fail(save.failure);
      try {
        await save.file.appendFile(piece);
        return ok(null);
      } catch (error) {
        save.failure = writeError(error);
        return fail(save.failure);
      }
    },

    async finish(saveId, keep) {
      const save = saves.get(saveId);
      if (save === undefined) return fail(UNKNOWN);
      saves.delete(saveId);
      if (!keep || save.failure !== undefined) {
        await discard(save);
        return save.failure === undefined || !keep ? ok(null) : fail(save.failure);
      }
      try {
        await save.file.sync();
        await save.file.close();
        await rename(save.aside, save.path);
      } catch (error) {
        await discard(save);
        return fail(writeError(error));
      }
      await DISK.flushFolder(dirname(save.path));
      emit({ type: 'saved', name: basename(save.path), folder: basename(dirname(save.path)) });
      return ok(null);
    },

    async close() {
      const open = [...saves.values()];
      saves.clear();
      await Promise.all(open.map(discard));
    },
  };
}
