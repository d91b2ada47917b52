import type { HostError } from '#contract';
import { open, rename, truncate } from 'node:fs/promises';

/** A new file that is written in pieces. */
export interface NewFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Returns once what was appended would survive a power cut. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** The writes that the journal and the backups rest on; a test replaces them by ones that fail or lie. */
export interface DurableFiles {
  /** Appends to a file, made if need be, and flushes it. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  truncate(path: string, bytes: number): Promise<void>;
  /** Makes a file that must not be there yet. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  /** Makes renames in a folder last; not every platform can. */
  flushFolder(folder: string): Promise<void>;
}

/** The file system as it is. */
export const DISK: DurableFiles = {
  async append(path, bytes) {
    const file = await open(path, 'a', 0o600);
    try {
      await file.appendFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  },
  truncate,
  async create(path) {
    const file = await open(path, 'wx', 0o600);
    return { append: (bytes) => file.appendFile(bytes), flush: () => file.sync(), close: () => file.close() };
  },
  rename,
  async flushFolder(folder) {
    try {
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
    } catch {
      // Windows has no such thing; there the rename alone must do.
    }
  },
};

/** What a failed write means to the person; never carries a path. */
export function writeError(error: unknown): HostError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { kind: 'disk-full', message: 'The disk is full; nothing was written.' };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { kind: 'not-permitted', message: 'Deckhand may not write there; nothing was written.' };
  }
  return { kind: 'write-failed', message: 'Writing failed; nothing was written.' };
}
