import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** The footer of a collection file as far as it must be known here; docs/backup-format.md has the whole. */
interface Footer {
  readonly type?: unknown;
  readonly sha256?: unknown;
  readonly counts?: { readonly event?: unknown };
}

/**
 * Reads a collection file from the disk and compares its bytes with the checksum in its last line, in bounded memory. Gives
 * the number of log entries; undefined when it is not what was written.
 */
export async function checkArchive(path: string): Promise<{ readonly events: number } | undefined> {
  const hash = createHash('sha256');
  // The last line is no part of the checksum; only when another one follows is it known not to be the last.
  let held: Buffer = Buffer.alloc(0);
  try {
    const file = createReadStream(path);
    const unpacked = createGunzip();
    // A pipe hands on no failure; unheard, that of a file that is gone would end the app.
    file.on('error', (error) => unpacked.destroy(error));
    for await (const chunk of file.pipe(unpacked) as AsyncIterable<Buffer>) {
      const bytes = Buffer.concat([held, chunk]);
      const lineStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
      hash.update(bytes.subarray(0, lineStart));
      held = bytes.subarray(lineStart);
    }
    const footer = JSON.parse(held.toString('utf8')) as Footer;
    if (footer.type !== 'footer' || footer.sha256 !== hash.digest('hex')) return undefined;
    return { events: Number(footer.counts?.event ?? 0) };
  } catch {
    return undefined;
  }
}
