import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text';

describe('cutting text into pieces', () => {
  it('gives pieces that can each be decoded alone and add up to the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '語', '🂡'), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 50 }), (given, pieceBytes) => {
        const pieces = splitText(given, pieceBytes);
        expect(pieces.every(({ length }) => length <= pieceBytes)).toBe(true);
        const decoder = () => new TextDecoder('utf-8', { fatal: true });
        expect(pieces.map((piece) => decoder().decode(piece)).join('')).toBe(given);
      }),
    );
  });

  it('gives one empty piece for no text', () => {
    expect(splitText('', 10)).toEqual([new Uint8Array()]);
  });
});
