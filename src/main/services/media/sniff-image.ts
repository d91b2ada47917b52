/** Beginnings of the formats, as text with one character a byte. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\u0089PNG\r\n\u001a\n/, 'image/png'],
  [/^\u00ff\u00d8\u00ff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^[^]{4}ftypavi[fs]/, 'image/avif'],
];

/** The type of an image by its bytes, whatever its name says; undefined for anything else. */
export function sniffImage(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const known = SIGNATURES.find(([signature]) => signature.test(head));
  if (known !== undefined) return known[1];
  return isSvg(Buffer.from(bytes.subarray(0, 4_096)).toString('latin1')) ? 'image/svg+xml' : undefined;
}

/** Whether the first element is `svg`, after a declaration, comments and a document type. */
function isSvg(start: string): boolean {
  let rest = start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  for (;;) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?') || /^<!doctype/i.test(rest)
        ? rest.indexOf('>') + 1
        : -1;
    if (end < 3) return /^<svg[\s>]/.test(rest);
    rest = rest.slice(end).trimStart();
  }
}
