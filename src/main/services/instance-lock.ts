import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const HEARTBEAT_MS = 2_000;
/** A holder that has been silent for so long is gone, whoever has its process id now. */
const SILENT_MS = 15_000;
const INBOX_POLL_MS = 200;
const ANSWER_WAIT_MS = 20_000;

interface Holder {
  readonly pid: number;
  readonly machine: string;
  readonly token: string;
}

/** The one running app of a profile. */
export interface HeldLock {
  readonly kind: 'held';
  release(): void;
}

/** What became of the wish to be the one running app. */
export type LockOutcome =
  | HeldLock
  /** Another app runs; it has taken the files and comes to the front. */
  | { readonly kind: 'passed-on' }
  /** Another app seems to run but does not answer. */
  | { readonly kind: 'no-answer' };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readHolder(lockFile: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function silentMs(lockFile: string): number {
  try {
    return Date.now() - statSync(lockFile).mtimeMs;
  } catch {
    return 0;
  }
}

function isStale(lockFile: string): boolean {
  const holder = readHolder(lockFile);
  // A file that is being written is unreadable for a moment only.
  if (holder === undefined) return silentMs(lockFile) > HEARTBEAT_MS;
  if (holder.machine === hostname() && !isAlive(holder.pid)) return true;
  return silentMs(lockFile) > SILENT_MS;
}

/** Moves the stale lock of `token` away, and only that: another start may have put its own in the place since. */
function removeStale(lockFile: string, token: string | undefined): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    renameSync(lockFile, aside);
    // A link, unlike a rename, never replaces what is there by now.
    if (readHolder(aside)?.token !== token) linkSync(aside, lockFile);
  } catch {
    // Another start was faster.
  }
  rmSync(aside, { force: true });
}

function tryTake(lockFile: string, holder: Holder): boolean {
  const token = readHolder(lockFile)?.token;
  if (existsSync(lockFile) && isStale(lockFile)) removeStale(lockFile, token);
  try {
    writeFileSync(lockFile, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

async function takeMessages(inbox: string, onFiles: (files: readonly string[]) => void): Promise<void> {
  for (const name of await readdir(inbox)) {
    if (!name.endsWith('.json')) continue;
    const path = join(inbox, name);
    try {
      const files: unknown = JSON.parse(await readFile(path, 'utf8'));
      // Deleting the message tells its sender that it has arrived.
      await rm(path);
      if (Array.isArray(files)) onFiles(files.filter((file) => typeof file === 'string'));
    } catch {
      await rm(path, { force: true });
    }
  }
}

function hold(lockFile: string, inbox: string, token: string, onFiles: (files: readonly string[]) => void): HeldLock {
  const owns = () => readHolder(lockFile)?.token === token;
  const heartbeat = setInterval(() => {
    const now = new Date();
    if (owns()) utimesSync(lockFile, now, now);
  }, HEARTBEAT_MS);
  let taking = false;
  const poll = setInterval(() => {
    if (taking) return;
    taking = true;
    void takeMessages(inbox, onFiles)
      .catch(() => undefined)
      .finally(() => (taking = false));
  }, INBOX_POLL_MS);
  return {
    kind: 'held',
    release() {
      clearInterval(heartbeat);
      clearInterval(poll);
      if (owns()) rmSync(lockFile, { force: true });
    },
  };
}

/**
 * Makes this process the one that runs on `folder`, or passes `files` (absolute paths) on to the one that does. Needs no
 * port: a lock file with a heartbeat, and an inbox of messages beside it. A lock whose process is gone is taken over.
 * `onFiles` hears of every later start, with its files or none.
 */
export async function takeInstanceLock(options: {
  readonly folder: string;
  readonly files: readonly string[];
  readonly onFiles: (files: readonly string[]) => void;
}): Promise<LockOutcome> {
  const lockFile = join(options.folder, 'instance.lock');
  const inbox = join(options.folder, 'inbox');
  await mkdir(inbox, { recursive: true, mode: 0o700 });
  const holder: Holder = { pid: process.pid, machine: hostname(), token: randomUUID() };
  const message = join(inbox, `${holder.token}.json`);
  const deadlineMs = Date.now() + ANSWER_WAIT_MS;
  let sent = false;
  for (;;) {
    if (sent && !existsSync(message)) return { kind: 'passed-on' };
    if (tryTake(lockFile, holder)) {
      await rm(message, { force: true });
      return hold(lockFile, inbox, holder.token, options.onFiles);
    }
    if (!sent) {
      await writeFile(`${message}.part`, JSON.stringify(options.files), { mode: 0o600 });
      await rename(`${message}.part`, message);
      sent = true;
    }
    if (Date.now() > deadlineMs) {
      await rm(message, { force: true });
      return { kind: 'no-answer' };
    }
    await pause(50);
  }
}
