import { describe, expect, it } from 'vitest';
import { namesBareLetters, relabel } from './relabel';

describe('letters in an explanation', () => {
  it('follow the options to where they are shown', () => {
    // Shown order: third, first, second option of the source.
    expect(relabel('Not that far away (B). Option C is slower, and (A) costs more.', [2, 0, 1])).toBe(
      'Not that far away (C). Option A is slower, and (B) costs more.',
    );
  });

  it('stay when they name no option, or are no letters of options', () => {
    const prose = 'A volt (V) times an ampere; vitamin D helps; (a) lower case; (E) names none.';
    expect(relabel(prose, [2, 0, 1])).toBe(prose);
  });

  it('that stand bare are noticed', () => {
    expect(namesBareLetters('Both A and B hold.')).toBe(true);
    expect(namesBareLetters('C is wrong because it melts.')).toBe(true);
    expect(namesBareLetters('A lucky guess (B) is a guess.')).toBe(false);
    expect(namesBareLetters('Vitamins help.')).toBe(false);
  });
});
