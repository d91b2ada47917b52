import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { wordDifference } from './word-difference';

const shown = (before: string, after: string): string =>
  wordDifference(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join('');

describe('the difference between two wordings', () => {
  it('marks the words that went and came and leaves the rest', () => {
    expect(shown('A lamp of 500 watts', 'A lamp of 900 watts')).toBe('A lamp of [-500 -][+900 +]watts');
    expect(shown('same', 'same')).toBe('same');
    expect(shown('', 'new words')).toBe('[+new words+]');
  });

  it('holds all words of both sides, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'é ')).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifference(before, after);
        const side = (left: 'removed' | 'added'): string =>
          runs
            .flatMap(({ kind, text: words }) => (kind === left ? [] : words.trim().split(/\s+/u)))
            .join(' ')
            .trim();
        expect(side('removed')).toBe(after.trim().replaceAll(/\s+/gu, ' '));
        expect(side('added')).toBe(before.trim().replaceAll(/\s+/gu, ' '));
      }),
    );
  });

  it('shows old and new as a whole when they are very long', () => {
    const long = 'word '.repeat(700);
    expect(wordDifference(long, `${long}more`).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
