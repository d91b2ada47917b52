import type { CourseFileInfo } from '#contract';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** Files with these endings are taken from a folder; a file that was chosen itself is taken whatever it is called. */
const COURSE_ENDINGS = new Set(['.md', '.markdown', '.mdown', '.mdx', '.txt', '.csv', '.tsv', '.gift', '.aiken']);
const SKIPPED_FOLDERS = new Set(['node_modules', '__MACOSX']);
/** Files that accompany a course and are none themselves; a read-me is often the course. */
const NO_COURSES = /^(license|licence|changelog|contributing|code_of_conduct|security|authors)\b/i;
const MAX_DEPTH = 32;
const MAX_FILES = 20_000;

/** A course file on disk; `path` is undefined when nothing can be read there. */
export interface FoundCourse {
  readonly info: CourseFileInfo;
  readonly path: string | undefined;
}

/** What lies under the chosen paths. */
export interface FoundCourses {
  readonly files: readonly FoundCourse[];
  /** Files of chosen folders that are no course. */
  readonly ignored: number;
}

/** The same name on every platform: macOS hands out decomposed letters. */
const nameOf = (path: string) => basename(path).normalize('NFC');

interface Walk {
  readonly files: FoundCourse[];
  /** Real paths of the folders seen, so that a symlink that leads back up ends the walk there. */
  readonly seen: Set<string>;
  ignored: number;
}

async function walkFolder(walk: Walk, folder: string, prefix: string, depth: number): Promise<void> {
  const real = await realpath(folder);
  if (walk.seen.has(real) || depth > MAX_DEPTH) return;
  walk.seen.add(real);
  const entries = await readdir(folder);
  entries.sort();
  for (const entry of entries) {
    if (entry.startsWith('.') || walk.files.length >= MAX_FILES) continue;
    const path = join(folder, entry);
    const about = await stat(path).catch(() => undefined);
    if (about?.isDirectory() === true) {
      if (!SKIPPED_FOLDERS.has(entry)) {
        await walkFolder(walk, path, `${prefix}${nameOf(entry)}/`, depth + 1).catch(() => undefined);
      }
    } else if (!COURSE_ENDINGS.has(extname(entry).toLowerCase()) || NO_COURSES.test(entry)) {
      walk.ignored += 1;
    } else {
      const readable = about?.isFile() === true;
      const info = { name: nameOf(entry), relativePath: `${prefix}${nameOf(entry)}`, bytes: about?.size ?? 0 };
      walk.files.push({ info, path: readable ? path : undefined });
    }
  }
}

/** Two chosen folders may hold the same relative path: the later one gets a number, since the path names the source. */
function withUniquePaths(files: readonly FoundCourse[]): FoundCourse[] {
  const taken = new Set<string>();
  return files.map(({ info, path }) => {
    let { relativePath } = info;
    for (let copy = 2; taken.has(relativePath); copy += 1) relativePath = `${String(copy)}/${info.relativePath}`;
    taken.add(relativePath);
    return { info: { ...info, relativePath }, path };
  });
}

/**
 * Finds the course files under the paths a person chose. Folders are walked in name order, without hidden entries and
 * `node_modules`, and each real folder once. A path with nothing behind it stays in the list, to be reported as unreadable.
 */
export async function findCourses(paths: readonly string[]): Promise<FoundCourses> {
  const walk: Walk = { files: [], seen: new Set(), ignored: 0 };
  for (const path of paths) {
    const about = await stat(path).catch(() => undefined);
    const name = nameOf(path);
    if (about?.isDirectory() === true) {
      await walkFolder(walk, path, '', 0).catch(() =>
        walk.files.push({ info: { name, relativePath: name, bytes: 0 }, path: undefined }),
      );
    } else {
      const readable = about?.isFile() === true;
      walk.files.push({
        info: { name, relativePath: name, bytes: about?.size ?? 0 },
        path: readable ? path : undefined,
      });
    }
  }
  return { files: withUniquePaths(walk.files), ignored: walk.ignored };
}
