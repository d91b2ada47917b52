import { describe, expect, it } from 'vitest';
import { csvRecord } from './csv';

describe('a CSV record', () => {
  it('quotes what RFC 4180 says must be quoted, and nothing else', () => {
    expect(csvRecord(['plain', 3, true, ''])).toBe('plain,3,true,\r\n');
    expect(csvRecord(['a,b', 'say "hi"', 'two\nlines', 'cr\r'])).toBe('"a,b","say ""hi""","two\nlines","cr\r"\r\n');
  });
});
