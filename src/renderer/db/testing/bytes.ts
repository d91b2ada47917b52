/** All bytes of a stream in one array. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The same bytes as a stream of pieces. */
export async function* inPieces(bytes: Uint8Array<ArrayBuffer>, size = 1000): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}
