import { MAX_MEDIA_BYTES, mediaPath } from '#contract';
import type { CourseReading, MediaReference } from '#core/import';
import { sendBulk } from '../host';
import type { OfferedFile } from './dropped-files';

/** Sends the images that courses show and that were dropped or chosen with them to the host; what is not there stays missing. */
export async function sendImages(
  readings: readonly CourseReading[],
  images: readonly OfferedFile[],
  signal: AbortSignal,
): Promise<readonly CourseReading[]> {
  if (images.length === 0) return readings;
  const files = new Map(images.map(({ relativePath, file }) => [relativePath, file]));
  const sent = new Map<string, Promise<string | undefined>>();
  const resolve = async (reading: CourseReading, reference: MediaReference): Promise<MediaReference> => {
    const path = mediaPath(reading.relativePath, reference.target);
    const file = path === undefined ? undefined : files.get(path);
    if (reference.sha256 !== undefined || path === undefined || file === undefined) return reference;
    const sending = sent.get(path) ?? sendImage(file, signal);
    sent.set(path, sending);
    const sha256 = await sending;
    return sha256 === undefined ? reference : { ...reference, sha256 };
  };
  const shown: CourseReading[] = [];
  for (const reading of readings) {
    const media: MediaReference[] = [];
    // One after the other: an image may be large.
    for (const reference of reading.media) media.push(await resolve(reading, reference));
    shown.push({ ...reading, media });
  }
  return shown;
}

/** The hash under which the host keeps the image; undefined when it cannot be read, or the host does not take it. */
async function sendImage(file: File, signal: AbortSignal): Promise<string | undefined> {
  if (file.size === 0 || file.size > MAX_MEDIA_BYTES || signal.aborted) return undefined;
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const sent = await sendBulk(`/bulk/media/${sha256}/${bytes.byteLength}`, [new Uint8Array(bytes)], signal);
  return sent.ok ? sha256 : undefined;
}
