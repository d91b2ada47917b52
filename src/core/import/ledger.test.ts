import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineClaim } from './format';
import { buildLedger, isBlank } from './ledger';

const claim = (use: 'card' | 'context' | 'skipped', from: number, to: number): LineClaim =>
  use === 'card' ? { use, lines: { from, to } } : { use, lines: { from, to }, reason: `${use} because` };

describe('buildLedger', () => {
  it('gives a line to the first claim that covers it and says "not understood" for the rest', () => {
    const lines = ['# Title', '', 'used', 'also used', 'loose', ' \t', 'tail'];
    const ledger = buildLedger(lines, [claim('context', 1, 1), claim('card', 3, 4), claim('skipped', 4, 4)]);
    expect(ledger.lineCount).toBe(5);
    expect(ledger.entries).toEqual([
      { use: 'context', lines: { from: 1, to: 1 }, reason: 'context because' },
      { use: 'card', lines: { from: 3, to: 4 } },
      { use: 'skipped', lines: { from: 5, to: 5 }, reason: 'not understood' },
      { use: 'skipped', lines: { from: 7, to: 7 }, reason: 'not understood' },
    ]);
  });

  it('puts every non-blank line into exactly one entry, whatever the text and whatever the claims', () => {
    const lineClaim = fc
      .tuple(fc.constantFrom('card' as const, 'context' as const, 'skipped' as const), fc.nat(45), fc.nat(45))
      .map(([use, a, b]) => claim(use, Math.min(a, b) - 2, Math.max(a, b)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', '  ', 'text', '* item', '---'), { maxLength: 40 }),
        fc.array(lineClaim, { maxLength: 12 }),
        (lines, claims) => {
          const ledger = buildLedger(lines, claims);
          const covered = ledger.entries.flatMap((entry) =>
            Array.from({ length: entry.lines.to - entry.lines.from + 1 }, (_, k) => entry.lines.from + k),
          );
          const nonBlank = lines.flatMap((line, index) => (isBlank(line) ? [] : [index + 1]));
          expect(covered).toEqual(nonBlank);
          expect(ledger.lineCount).toBe(nonBlank.length);
          for (const entry of ledger.entries) {
            const first = claims.find((c) => c.lines.from <= entry.lines.from && entry.lines.from <= c.lines.to);
            expect(entry.use).toBe(first?.use ?? 'skipped');
          }
        },
      ),
    );
  });
});
