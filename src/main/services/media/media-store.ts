import { MAX_MEDIA_BYTES } from '#contract';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { respond, respondPlain, type AppRequest, type AppResponse } from '../app-origin';
import { sniffImage } from './sniff-image';

const ADDRESS = /^\/media\/([\da-f]{64})$/;
/** Images that the page is sending at once. */
const MAX_UPLOADS = 4;
/** An image is shown, never opened: were it opened as a page, it could do nothing. */
const IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** What became of a piece of an image. */
export type MediaReceipt = 'taken' | 'refused' | 'too-large' | 'failed';

/** The images of the collection, each under the SHA-256 of its bytes. */
export interface MediaStore {
  /** Keeps an image and gives its hash in hexadecimal; undefined when it is none, too large, or cannot be written. */
  keep(bytes: Uint8Array): Promise<string | undefined>;
  /** Takes the next piece of an image of `totalBytes` that the page announces by its hash. */
  receive(sha256: string, totalBytes: number, piece: Uint8Array): Promise<MediaReceipt>;
  /** Answers `GET /media/<sha256>` with the type that the bytes have. */
  answer(request: AppRequest): Promise<AppResponse>;
}

/** Opens the store; its folder is made with the first image. */
export function createMediaStore(folder: string): MediaStore {
  const uploads = new Map<string, { readonly pieces: Uint8Array[]; bytes: number }>();

  const keep = async (bytes: Uint8Array): Promise<string | undefined> => {
    if (bytes.length > MAX_MEDIA_BYTES || sniffImage(bytes) === undefined) return undefined;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = join(folder, sha256);
    try {
      const known = await stat(path).catch(() => undefined);
      if (known?.size === bytes.length) return sha256;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const aside = join(folder, `.${randomUUID()}.part`);
      await writeFile(aside, bytes, { flush: true, mode: 0o600 }).catch(async (error: unknown) => {
        await rm(aside, { force: true });
        throw error;
      });
      await rename(aside, path);
      return sha256;
    } catch (error) {
      console.error('an image could not be kept:', error);
      return undefined;
    }
  };

  return {
    keep,

    async receive(sha256, totalBytes, piece) {
      if (totalBytes > MAX_MEDIA_BYTES) return 'too-large';
      const upload = uploads.get(sha256) ?? { pieces: [], bytes: 0 };
      if (upload.bytes === 0 && uploads.size >= MAX_UPLOADS) uploads.delete(uploads.keys().next().value ?? '');
      uploads.set(sha256, upload);
      upload.pieces.push(piece);
      upload.bytes += piece.length;
      if (upload.bytes < totalBytes) return 'taken';
      uploads.delete(sha256);
      if (upload.bytes > totalBytes) return 'too-large';
      const bytes = new Uint8Array(Buffer.concat(upload.pieces));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'refused';
      if (sniffImage(bytes) === undefined) return 'refused';
      return (await keep(bytes)) === undefined ? 'failed' : 'taken';
    },

    async answer({ method, path }) {
      const [, sha256] = ADDRESS.exec(path) ?? [];
      if (sha256 === undefined) return respondPlain(404);
      if (method !== 'GET' && method !== 'HEAD') return respondPlain(405);
      const bytes = await readFile(join(folder, sha256)).catch(() => undefined);
      const type = bytes === undefined ? undefined : sniffImage(bytes);
      if (bytes === undefined || type === undefined) return respondPlain(404);
      const { status, headers, body } = respond(200, type, new Uint8Array(bytes));
      return { status, body, headers: { ...headers, 'content-security-policy': IMAGE_POLICY } };
    },
  };
}
