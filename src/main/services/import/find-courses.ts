import { isLeftOutFolder, selectCourses, type CourseFileInfo } from '#contract';
import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const MAX_DEPTH = 32;
const MAX_FILES = 20_000;

/** A course file on disk; `path` is undefined when nothing can be read there. */
export interface FoundCourse {
  readonly info: CourseFileInfo;
  readonly path: string | undefined;
  /** The chosen folder, or the folder of a file that was chosen itself. */
  readonly root: string;
}

/** What lies under the chosen paths. */
export interface FoundCourses {
  readonly files: readonly FoundCourse[];
  /** Files of chosen folders that are no course. */
  readonly ignored: number;
}

/** The same name on every platform: macOS hands out decomposed letters. */
const nameOf = (path: string) => basename(path).normalize('NFC');

interface Candidate extends FoundCourse {
  readonly relativePath: string;
}

interface Walk {
  readonly root: string;
  readonly files: Candidate[];
  /** Real paths of the folders seen, so that a symlink that leads back up ends the walk there. */
  readonly seen: Set<string>;
}

function candidate(path: string, relativePath: string, about: Stats | undefined, root = dirname(path)): Candidate {
  const info = { name: nameOf(path), relativePath, bytes: about?.size ?? 0 };
  return { relativePath, info, path: about?.isFile() === true ? path : undefined, root };
}

async function walkFolder(walk: Walk, folder: string, prefix: string, depth: number): Promise<void> {
  const real = await realpath(folder);
  if (walk.seen.has(real) || depth > MAX_DEPTH) return;
  walk.seen.add(real);
  const entries = await readdir(folder);
  entries.sort();
  for (const entry of entries) {
    if (walk.files.length >= MAX_FILES) return;
    const path = join(folder, entry);
    const relativePath = `${prefix}${nameOf(entry)}`;
    const about = await stat(path).catch(() => undefined);
    if (about?.isDirectory() !== true) walk.files.push(candidate(path, relativePath, about, walk.root));
    else if (!isLeftOutFolder(entry)) {
      await walkFolder(walk, path, `${relativePath}/`, depth + 1).catch(() => undefined);
    }
  }
}

/** Two chosen folders may have the same name: what is in the later one gets a number, since the path names the source. */
function withUniquePaths(files: readonly FoundCourse[]): FoundCourse[] {
  const taken = new Set<string>();
  return files.map(({ info, path, root }) => {
    let { relativePath } = info;
    for (let copy = 2; taken.has(relativePath); copy += 1) relativePath = `${String(copy)}/${info.relativePath}`;
    taken.add(relativePath);
    return { info: { ...info, relativePath }, path, root };
  });
}

/**
 * Finds the course files under the paths a person chose, as `selectCourses` tells them. Folders are walked in name order, and
 * each real folder once. A path with nothing behind it stays in the list, to be reported as unreadable.
 */
export async function findCourses(paths: readonly string[]): Promise<FoundCourses> {
  const found: Candidate[] = [];
  const seen = new Set<string>();
  for (const path of paths.map((chosen) => resolve(chosen))) {
    const about = await stat(path).catch(() => undefined);
    const name = nameOf(path);
    // A file that was chosen itself, and what cannot be read, are no matter of taste.
    if (about?.isDirectory() !== true) found.push(candidate(path, name, about));
    else {
      const walk = { root: path, files: found, seen };
      await walkFolder(walk, path, `${name}/`, 0).catch(() => found.push(candidate(path, name, undefined)));
    }
  }
  const { courses, ignored } = selectCourses(found);
  return { files: withUniquePaths(courses), ignored };
}
