/**
 * Encodes text as UTF-8 in pieces of at most `pieceBytes`, at least one piece, never cutting a character in two: each
 * piece can be decoded alone.
 */
export function splitText(text: string, pieceBytes: number): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  let from = 0;
  do {
    let to = Math.min(from + pieceBytes, bytes.length);
    // Bytes 10xxxxxx go on with a character.
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    pieces.push(bytes.subarray(from, to));
    from = to;
  } while (from < bytes.length);
  return pieces;
}
