/** Compresses bytes as they come; off the main thread, as the platform's own streams do. */
export function gzip(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  return through(chunks, new CompressionStream('gzip'));
}

/** Decompresses bytes as they come; throws TypeError when they are no gzip, are damaged or end too early. */
export function gunzip(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  return through(chunks, new DecompressionStream('gzip'));
}

async function* through(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { readable, writable }: GenericTransformStream,
): AsyncGenerator<Uint8Array> {
  const writer: WritableStreamDefaultWriter<Uint8Array> = writable.getWriter();
  const reader: ReadableStreamDefaultReader<Uint8Array> = readable.getReader();
  const feeding = feed(chunks, writer);
  // A failure of the source surfaces below; without this it would also count as unhandled.
  feeding.catch(() => undefined);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    await feeding;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function feed(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}
