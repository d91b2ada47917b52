import { describe, expect, it } from 'vitest';
import { decodeFile } from './decode';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function decode(bytes: Uint8Array): ReturnType<typeof decodeFile> {
  return decodeFile({ name: 'a.md', relativePath: 'a.md', bytes });
}

function textOf(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return decoded.ok ? decoded.value.source.text : decoded.error.kind;
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  return bytes;
}

describe('decodeFile', () => {
  it('reads UTF-8 and UTF-16, with and without a byte-order mark, and any line ends', () => {
    expect(textOf(utf8('\ufeffäß\r\nb\rc'))).toBe('äß\nb\nc');
    for (const bigEndian of [true, false]) {
      expect(textOf(utf16('\ufeffQuay and läng', bigEndian))).toBe('Quay and läng');
      expect(textOf(utf16('Quay and wharf, rope and chain', bigEndian))).toBe('Quay and wharf, rope and chain');
    }
  });

  it('reads windows-1252 and warns on the first line that needed it', () => {
    const bytes = new Uint8Array([...utf8('plain\nM'), 0xf6, ...utf8('we '), 0x93, 0x80, 0x94]);
    const decoded = decode(bytes);
    expect(decoded.ok && decoded.value.source.text).toBe('plain\nMöwe “€”');
    expect(decoded.ok && decoded.value.warnings).toMatchObject([{ line: 2, kind: 'encoding' }]);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', utf8(' \n\t\r\n')],
    ['binary', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['binary', Uint8Array.from({ length: 4000 }, (_, k) => (k * 7919) % 256)],
    ['undecodable', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0, 0xee, 0xec])],
    ['undecodable', new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41])],
    ['too-large', new Uint8Array(50_000_001).fill(0x61)],
  ])('says %s of what is no text', (kind, bytes) => {
    expect(textOf(bytes)).toBe(kind);
  });
});
