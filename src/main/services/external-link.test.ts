import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalAddress } from './external-link';

describe('links that leave the app', () => {
  it('lets web and mail addresses through', () => {
    for (const url of ['https://example.com/a?b#c', 'http://example.com/', 'mailto:someone@example.com']) {
      expect(externalAddress(url)).toBe(url);
    }
  });

  it('refuses other schemes, tricks with white space and backslashes, and credentials', () => {
    const hostile = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' https://example.com/',
      'https:\\\\example.com',
      'https://user:pass@example.com/',
      'https://exa\u0000mple.com/',
      'https://example.com/"&calc',
      'ms-settings:',
      'example.com',
    ];
    for (const url of hostile) expect(externalAddress(url)).toBeUndefined();
  });

  it('never hands the system an address of another scheme', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (url) => {
        expect(externalAddress(url) ?? 'https:').toMatch(/^(https?:|mailto:)[^\s"'<>`|]*$/);
      }),
    );
  });
});
