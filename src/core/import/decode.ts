import { fail, ok, type Result } from '#core/result';
import type { SourceText } from './format';
import type { CourseFile, FileFailureKind, ImportWarning } from './result';
import { decodeWindows1252, looksWestern } from './windows-1252';

/** The one decoder that every runtime has; core has no DOM or Node types to take it from. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean });
  decode(bytes: Uint8Array): string;
}

/** Largest course file that is read, in bytes. */
const MAX_BYTES = 50_000_000;
const SAMPLE_BYTES = 65_536;

/** A file whose bytes became text. */
interface DecodedFile {
  readonly source: SourceText;
  readonly warnings: readonly ImportWarning[];
}

/** Why the bytes are no text, in words for people. */
interface DecodeFailure {
  readonly kind: FileFailureKind;
  readonly message: string;
}

/**
 * Turns a file's bytes into text with LF line ends and no byte-order mark. Reads UTF-8, UTF-16 (with or without mark) and
 * windows-1252 (with a warning); fails as `empty`, `binary`, `undecodable` or `too-large`. Linear in the bytes.
 */
export function decodeFile(file: CourseFile): Result<DecodedFile, DecodeFailure> {
  const { bytes } = file;
  if (bytes.length === 0) return fail({ kind: 'empty', message: 'The file is empty.' });
  if (bytes.length > MAX_BYTES) {
    const megabytes = Math.ceil(bytes.length / 1_000_000);
    return fail({ kind: 'too-large', message: `The file has ${megabytes} MB; Deckhand reads up to 50 MB.` });
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.includes('\r') ? decoded.value.text.replace(/\r\n?/g, '\n') : decoded.value.text;
  if (text.trim() === '') return fail({ kind: 'empty', message: 'The file holds nothing but blank space.' });
  const lines = text.split('\n');
  return ok({
    source: { name: file.name, relativePath: file.relativePath, text, lines },
    warnings: [...decoded.value.warnings, ...nulWarnings(text, lines)],
  });
}

interface DecodedText {
  readonly text: string;
  readonly warnings: readonly ImportWarning[];
}

function decodeBytes(bytes: Uint8Array): Result<DecodedText, DecodeFailure> {
  if (isKnownBinary(bytes)) return fail(BINARY);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return fail(BINARY);
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return ok({ text, warnings: [] });
  if (encoding !== 'utf-8') {
    return fail({
      kind: 'undecodable',
      message: 'The file says that it is UTF-16, but it is broken. Save it as UTF-8.',
    });
  }
  if (!looksWestern(bytes)) {
    return fail({
      kind: 'undecodable',
      message: 'The file is neither UTF-8 nor UTF-16 nor windows-1252. Save it as UTF-8 and try again.',
    });
  }
  const western = decodeWindows1252(bytes);
  const warning: ImportWarning = {
    line: western.firstLine,
    kind: 'encoding',
    message:
      'The file is not valid UTF-8; it was read as windows-1252. Check its accented letters, or save it as UTF-8.',
  };
  return ok({ text: western.text, warnings: [warning] });
}

const BINARY: DecodeFailure = { kind: 'binary', message: 'This is a binary file, not text.' };

/** First bytes of files that people drop by mistake: zip (Office, Anki), PDF, PNG, GIF, JPEG, SQLite, gzip, zstd. */
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0xff, 0xd8, 0xff],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
];

function isKnownBinary(bytes: Uint8Array): boolean {
  return MAGIC.some((magic) => magic.every((byte, index) => bytes[index] === byte));
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By mark, else by where the zero bytes stand; undefined when there are too many of them or other control bytes for text. */
function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  const zeros: [number, number] = [0, 0];
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1]++;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++;
  }
  const half = length / 2;
  if (bytes.length % 2 === 0 && length >= 4) {
    if (zeros[1] > 0.7 * half && zeros[0] < 0.05 * half) return 'utf-16le';
    if (zeros[0] > 0.7 * half && zeros[1] < 0.05 * half) return 'utf-16be';
  }
  return zeros[0] + zeros[1] + controls > 0.01 * length ? undefined : 'utf-8';
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function nulWarnings(text: string, lines: readonly string[]): readonly ImportWarning[] {
  if (!text.includes('\0')) return [];
  const index = lines.findIndex((line) => line.includes('\0'));
  return [{ line: index + 1, kind: 'control-character', message: 'The line holds a NUL character; it is shown as �.' }];
}
