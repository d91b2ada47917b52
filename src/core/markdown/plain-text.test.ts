import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text';

describe('plainText', () => {
  it('keeps what a reader sees', () => {
    expect(plainText('**Jib** and `snake_case` in [the manual](http://x.y/z) <br> &amp; _more_')).toBe(
      'Jib and snake_case in the manual & more',
    );
    expect(plainText('![](a.png) text <!-- hidden -->')).toBe('text');
    expect(plainText('<https://example.org>')).toBe('https://example.org');
    expect(plainText('2 \\* 3')).toBe('2 * 3');
  });
});
