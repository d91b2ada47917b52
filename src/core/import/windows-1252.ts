/** What the bytes 0x80–0x9F mean in windows-1252 (WHATWG Encoding Standard); U+FFFD where they mean nothing. */
const UPPER_CONTROLS =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

const CHUNK = 8192;

/**
 * Says whether bytes that are no UTF-8 may be windows-1252: in western text accented letters stand alone or in pairs, and
 * the five bytes without a meaning do not occur. Cyrillic, Greek, Chinese or Japanese encodings fail it.
 */
export function looksWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let inRuns = 0;
  let run = 0;
  for (const byte of bytes) {
    const isPunctuation = byte >= 0x80 && byte <= 0x9f;
    if (isPunctuation && UPPER_CONTROLS.charAt(byte - 0x80) === '\ufffd') return false;
    if (byte < 0xa0) {
      if (run >= 3) inRuns += run;
      run = 0;
      continue;
    }
    high++;
    run++;
  }
  if (run >= 3) inRuns += run;
  return inRuns * 2 <= high;
}

/** Decodes windows-1252 and names the first line (from 1) that is not plain ASCII. */
export function decodeWindows1252(bytes: Uint8Array): { readonly text: string; readonly firstLine: number } {
  const parts: string[] = [];
  let firstLine = 0;
  let line = 1;
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes: number[] = [];
    for (const byte of bytes.subarray(start, start + CHUNK)) {
      if (byte === 0x0a) line++;
      if (byte >= 0x80 && firstLine === 0) firstLine = line;
      codes.push(byte >= 0x80 && byte <= 0x9f ? UPPER_CONTROLS.charCodeAt(byte - 0x80) : byte);
    }
    parts.push(String.fromCharCode(...codes));
  }
  return { text: parts.join(''), firstLine };
}
