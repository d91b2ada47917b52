import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash64 } from './hash64';

const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

function reference(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash.toString(16).padStart(16, '0');
}

describe('hash64', () => {
  it('gives the published FNV-1a values', () => {
    expect(hash64('')).toBe('cbf29ce484222325');
    expect(hash64('a')).toBe('af63dc4c8601ec8c');
    expect(hash64('foobar')).toBe('85944171f73967e8');
  });

  it('agrees with a plain BigInt reading of the definition for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(hash64(text)).toBe(reference(text));
      }),
    );
  });
});
