import { describe, expect, it } from 'vitest';
import { trimEndOf } from './trim-end';

describe('trimEndOf', () => {
  it('takes the given characters off the end only', () => {
    expect(trimEndOf('a. b.: ', '.: ')).toBe('a. b');
    expect(trimEndOf('...', '.')).toBe('');
    expect(trimEndOf('plain', '.')).toBe('plain');
  });
});
