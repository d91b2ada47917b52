/** Compresses bytes as they come; off the main thread, as the platform's own streams do. */
export function gzip(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  return through(chunks, new CompressionStream('gzip'));
}

/**
 * Decompresses bytes as they come. Throws RangeError when they are no gzip, are damaged, end too early, or cannot be read:
 * platforms differ in what their streams throw.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const pieces = through(chunks, new DecompressionStream('gzip'));
  for (;;) {
    const piece = await pieces.next().catch((error: unknown) => {
      throw new RangeError('no gzip', { cause: error });
    });
    if (piece.done) return;
    yield piece.value;
  }
}

async function* through(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { readable, writable }: ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array> {
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const feeding = feed(chunks, writer);
  // A failure surfaces below; without this it would also count as unhandled.
  feeding.catch(() => undefined);
  writer.closed.catch(() => undefined);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    await feeding;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function feed(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}
