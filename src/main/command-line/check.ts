import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_COURSE_BYTES } from '#contract';
import type { FileOutcome } from '#core/import';
import { createCourseReader, failedFile, type CourseReader } from '../services/import/course-reader';
import { findCourses } from '../services/import/find-courses';
import { checkedFile, needsRepair } from './check-report';
import { checkText } from './check-text';

const FILE_LIMIT_MS = 300_000;

/** What `check` works with; passed in so that tests need no process. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly workerFile: string;
  readonly write: (text: string) => void;
}

/** Reads course files as the app would and reports on each; gives the exit code: 1 when an author has to repair something. */
export async function check({ paths, json, workerFile, write }: CheckOptions): Promise<0 | 1> {
  const reader = createCourseReader({ workerFile, fileLimitMs: FILE_LIMIT_MS });
  let repair = false;
  let count = 0;
  if (json) write('{"files":[');
  try {
    for (const file of await expand(paths)) {
      const outcome = await readOne(reader, count, file);
      repair ||= needsRepair(outcome);
      if (json) write(`${count === 0 ? '' : ','}${JSON.stringify(checkedFile(file.shown, outcome))}`);
      else write(`${checkText(file.shown, outcome)}\n`);
      count++;
    }
  } finally {
    reader.close();
  }
  if (json) write(']}\n');
  else if (count === 0) write('No course files were found there.\n');
  return repair || count === 0 ? 1 : 0;
}

interface Found {
  /** As the person wrote it. */
  readonly shown: string;
  readonly name: string;
  readonly relativePath: string;
}

/** Files stay as they are named; folders give the courses in them. */
async function expand(paths: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (about) => about.isDirectory(),
      () => false,
    );
    const { files } = await findCourses([path]);
    for (const { info, path: real } of files) {
      const shown = isFolder ? (real ?? join(path, info.name)) : path;
      found.push({ shown, name: info.name, relativePath: info.relativePath });
    }
  }
  return found;
}

async function readOne(
  reader: CourseReader,
  index: number,
  { shown, name, relativePath }: Found,
): Promise<FileOutcome> {
  const handle = await open(shown).catch(() => undefined);
  if (handle === undefined) return failedFile(relativePath, 'unreadable');
  try {
    const about = await handle.stat();
    if (!about.isFile()) return failedFile(relativePath, 'unreadable');
    if (about.size > MAX_COURSE_BYTES) return failedFile(relativePath, 'too-large');
    return await reader.read(index, { name, relativePath, bytes: await handle.readFile() }, undefined);
  } catch {
    return failedFile(relativePath, 'unreadable');
  } finally {
    await handle.close();
  }
}
