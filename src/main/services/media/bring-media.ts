import { isImagePath, localTarget, MAX_MEDIA_BYTES } from '#contract';
import type { FileOutcome, MediaReference } from '#core/import';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { MediaStore } from './media-store';

/** Where a course file lies and how far its images may be fetched from. */
export interface CoursePlace {
  readonly path: string;
  /** The chosen folder, or the folder of a file that was chosen itself. */
  readonly root: string;
}

/** Keeps the images that a course shows and that lie beside it, inside its root by their real path; others stay missing. */
export async function bringMedia(store: MediaStore, outcome: FileOutcome, place: CoursePlace): Promise<FileOutcome> {
  if (outcome.status === 'failed' || outcome.reading.media.length === 0) return outcome;
  const root = await realpath(place.root).catch(() => undefined);
  if (root === undefined) return outcome;
  const kept = new Map<string, string | undefined>();
  const media: MediaReference[] = [];
  for (const reference of outcome.reading.media) {
    const { target } = reference;
    if (!kept.has(target)) kept.set(target, await keepTarget(store, target, place.path, root));
    const sha256 = kept.get(target);
    media.push(sha256 === undefined ? reference : { ...reference, sha256 });
  }
  return { status: 'read', reading: { ...outcome.reading, media } };
}

async function keepTarget(
  store: MediaStore,
  target: string,
  course: string,
  root: string,
): Promise<string | undefined> {
  const local = localTarget(target);
  if (local === undefined || !isImagePath(local)) return undefined;
  try {
    const path = await realpath(resolve(dirname(course), local));
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const about = await stat(path);
    return about.isFile() && about.size <= MAX_MEDIA_BYTES ? await store.keep(await readFile(path)) : undefined;
  } catch {
    return undefined;
  }
}
