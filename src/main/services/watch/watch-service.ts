import type { HostError, WatchedPlace } from '#contract';
import { fail, ok, type Result } from '#core/result';
import { createHash } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { findCourses } from '../import/find-courses';

/** Editors write in several steps: a change counts once nothing more has happened for so long. */
const QUIET_MS = 400;
const UNKNOWN: HostError = { kind: 'invalid-request', message: 'This folder is not watched any more.' };

/** Courses that were saved since they were last looked at, below one watched path. */
export interface ChangedCourses {
  readonly path: string;
  readonly relativePaths: ReadonlySet<string>;
}

/** Watches folders and files that the person chose, and remembers them in the profile. */
export interface WatchService {
  /** Watches paths from now on. */
  add(paths: readonly string[]): Promise<void>;
  places(): Promise<readonly WatchedPlace[]>;
  remove(watchId: string): Promise<Result<null, HostError>>;
  close(): void;
}

interface Watched {
  readonly watchers: readonly FSWatcher[];
  /** State of each course when it was last looked at. */
  known: ReadonlyMap<string, string>;
  timer: NodeJS.Timeout | undefined;
}

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

/** When and how large each course below a path is. */
async function statesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await findCourses([path]);
  const states = await Promise.all(
    files.map(async ({ info, path: file }) => {
      const about = file === undefined ? undefined : await stat(file).catch(() => undefined);
      return about === undefined ? [] : [[info.relativePath, `${about.mtimeMs} ${about.size}`] as const];
    }),
  );
  return new Map(states.flat());
}

/** Starts to watch what was watched before; `listFile` holds the paths as JSON. */
export function createWatchService(listFile: string, onChange: (changed: ChangedCourses) => void): WatchService {
  const watched = new Map<string, Watched>();
  let closed = false;

  const look = async (path: string): Promise<void> => {
    const entry = watched.get(path);
    if (entry === undefined) return;
    const now = await statesOf(path);
    const changed = [...now].filter(([relativePath, state]) => entry.known.get(relativePath) !== state);
    entry.known = now;
    if (changed.length > 0 && !closed) onChange({ path, relativePaths: new Set(changed.map(([name]) => name)) });
  };

  const start = async (path: string): Promise<void> => {
    if (watched.has(path) || closed) return;
    const about = await stat(path).catch(() => undefined);
    if (about === undefined) return;
    const known = await statesOf(path);
    const soon = (): void => {
      const entry = watched.get(path);
      clearTimeout(entry?.timer);
      if (entry !== undefined) entry.timer = setTimeout(() => void look(path), QUIET_MS);
    };
    try {
      // Editors save under another name and rename: the folder sees that, the file itself would be lost.
      const watcher = about.isDirectory() ? watch(path, { recursive: true }, soon) : watch(dirname(path), soon);
      watcher.on('error', () => watcher.close());
      watched.set(path, { watchers: [watcher], known, timer: undefined });
    } catch {
      // A system without free watches: the courses can be imported by hand as before.
    }
  };

  const stop = (path: string): void => {
    const entry = watched.get(path);
    clearTimeout(entry?.timer);
    for (const watcher of entry?.watchers ?? []) watcher.close();
    watched.delete(path);
  };

  const load = async (): Promise<readonly string[]> => {
    try {
      const list: unknown = JSON.parse(await readFile(listFile, 'utf8'));
      return Array.isArray(list) ? list.filter((path) => typeof path === 'string') : [];
    } catch {
      return [];
    }
  };
  const save = async (paths: readonly string[]): Promise<void> => {
    await writeFile(`${listFile}.part`, JSON.stringify(paths), { mode: 0o600, flush: true });
    await rename(`${listFile}.part`, listFile);
  };
  let work: Promise<unknown> = load().then((paths) => Promise.all(paths.map((path) => start(path))));
  /** One after the other, since each reads the list and writes it. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const next = work.then(job);
    work = next.catch(() => undefined);
    return next;
  };

  return {
    add: (paths) =>
      inTurn(async () => {
        const all = await load();
        const wanted = [...new Set([...all, ...paths.map((path) => resolve(path))])];
        if (wanted.length > all.length) await save(wanted);
        for (const path of wanted) await start(path);
      }),
    places: () => inTurn(async () => (await load()).map((path) => ({ watchId: idOf(path), name: basename(path) }))),
    remove: (watchId) =>
      inTurn(async () => {
        const all = await load();
        const path = all.find((one) => idOf(one) === watchId);
        if (path === undefined) return fail(UNKNOWN);
        await save(all.filter((one) => one !== path));
        stop(path);
        return ok(null);
      }),
    close() {
      closed = true;
      for (const path of [...watched.keys()]) stop(path);
    },
  };
}
