import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited, sniffDelimiter } from './delimited';

const FIELD = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '\t', '"', '\n', 'é', '字'), maxLength: 8 });
const RECORD = fc.array(FIELD, { minLength: 2, maxLength: 4 });

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

describe('delimited text', () => {
  it('gives back what RFC 4180 wrote, with the lines of each record', () => {
    fc.assert(
      fc.property(
        fc.array(RECORD, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, mark) => {
          const text = rows.map((row) => row.map(quoted).join(mark)).join('\n');
          const { records } = parseDelimited(text, mark);
          expect(records.map(({ fields }) => fields)).toEqual(rows);
          const lines = text.split('\n');
          expect(records.at(-1)?.to).toBe(lines.length);
          for (const { fields, from, to } of records) {
            expect(to - from).toBe(fields.join('').split('\n').length - 1);
          }
        },
      ),
    );
  });

  it('never loses a character of unquoted fields', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', ' ', 'z'), minLength: 1, maxLength: 5 })),
        (fields) => {
          fc.pre(fields.length > 1);
          expect(parseDelimited(fields.join(';'), ';').records[0]?.fields).toEqual(fields);
        },
      ),
    );
  });

  it('takes blanks around quotes as no part of the field', () => {
    expect(parseDelimited('a, "b, c" ,d', ',').records[0]?.fields).toEqual(['a', 'b, c', 'd']);
  });

  it('finds the delimiter that divides most records evenly', () => {
    expect(sniffDelimiter('a;b, c\nd;e\nf;g, h, i\n')).toMatchObject({ delimiter: ';', columns: 2, consistency: 1 });
    expect(sniffDelimiter('a, b\tc\nd\te\n')).toMatchObject({ delimiter: '\t' });
    expect(sniffDelimiter('one\ntwo\n')).toBeNull();
  });
});
