import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatModule, SourceText } from '../format';
import { buildLedger } from '../ledger';
import { aiken } from './aiken';
import { ankiText } from './anki-text';
import { checkboxQuiz } from './checkbox-quiz';
import { csv } from './csv';
import { gift } from './gift';
import { hashcards } from './hashcards';
import { letteredQuiz } from './lettered-quiz';
import { mdanki } from './mdanki';
import { mochi } from './mochi';
import { obsidianSr } from './obsidian-sr';

const MODULES: readonly FormatModule[] = [
  aiken,
  ankiText,
  checkboxQuiz,
  csv,
  gift,
  hashcards,
  letteredQuiz,
  mdanki,
  mochi,
  obsidianSr,
];

/** Lines that formats care about, well and badly formed. */
const LINE = fc.oneof(
  fc.constantFrom(
    '',
    '1. What is this?',
    '#### Q2. And this?',
    '**Q3.** Or this?',
    '- [ ] no',
    '- [x] yes',
    '- [x',
    '   - A. one',
    'A) one',
    'B) two',
    'C. three',
    'Answer: B',
    '**Correct answer:** A, C',
    'Answer: Z',
    '<details><summary>Answer</summary>',
    'B',
    '</details>',
    '## Answer key',
    '1. B 2. C',
    '| 1 | B |',
    '```js',
    '```',
    '~~~~',
    '---',
    '<!-- open',
    '-->',
    'Q: a',
    'A: b',
    'C: [c] d',
    'front::back',
    'a:::b',
    '?',
    '??',
    '#flashcards/x',
    'a ==b== {{c}}',
    '%',
    '::T::stem {=a ~b}',
    'open { =a',
    '} closed',
    '$CATEGORY: a/b',
    '// c',
    'a,b,"c',
    '"x","y"',
    'a\tb\tc',
    '#separator:tab',
    'ANSWER: A',
    '> Answer: A',
    '\t\t\u00a0',
  ),
  fc.string({ maxLength: 12 }),
);

const SOURCE = fc.array(LINE, { maxLength: 40 }).map((lines): SourceText => {
  const text = lines.join('\n');
  return { name: 'any.md', relativePath: 'any.md', text, lines: text.split('\n') };
});

describe.each(MODULES.map((module) => [module.label, module] as const))('%s, given any input', (_, module) => {
  it('scores between 0 and 1 and gives a reason', () => {
    fc.assert(
      fc.property(SOURCE, (source) => {
        const { score, reason } = module.recognise(source);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(reason).not.toBe('');
      }),
    );
  });

  it('understands every line or says why not, and makes whole cards only', () => {
    fc.assert(
      fc.property(SOURCE, (source) => {
        const reading = module.read(source);
        const { entries } = buildLedger(source.lines, reading.claims);
        expect(entries.filter((entry) => entry.use === 'skipped' && entry.reason === 'not understood')).toEqual([]);
        for (const { content, lines, ordinals } of reading.notes) {
          expect(lines.from).toBeGreaterThanOrEqual(1);
          expect(lines.to).toBeLessThanOrEqual(source.lines.length);
          expect(ordinals.length).toBeGreaterThan(0);
          if (content.kind === 'choice') {
            expect(content.options.length).toBeGreaterThan(1);
            expect(content.correct.length).toBeGreaterThan(0);
            expect(content.correct.every((index) => index in content.options)).toBe(true);
            expect(content.stem.trim()).not.toBe('');
          }
          if (content.kind === 'basic') {
            expect(content.front.trim()).not.toBe('');
            expect(content.back.trim()).not.toBe('');
          }
        }
        for (const { line } of reading.warnings) expect(line).toBeLessThanOrEqual(source.lines.length);
      }),
    );
  });
});
