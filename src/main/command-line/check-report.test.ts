import { describe, expect, it } from 'vitest';
import { readCourse, type FileOutcome } from '#core/import';
import { checkedFile, needsRepair } from './check-report';
import { checkText } from './check-text';

function outcomeOf(text: string): FileOutcome {
  return readCourse({ name: 'boats.md', relativePath: 'boats.md', bytes: new TextEncoder().encode(text) }, '');
}

const DECK = [
  '# Boats',
  '---',
  '## Sails',
  '* Jib: the sail in front of the mast',
  '* The storm jib has an area of 4 square metres and is bright orange',
  '',
  '![](jib.png)',
  '---',
  '## Quiz',
  '* Which side is red?',
  '  * A. starboard',
  '  * B. port',
  'Notes:',
  '* B',
  '* Green is the other.',
].join('\n');

describe('deckhand check', () => {
  it('reports format, ledger, cards and questions of a file', () => {
    const report = checkedFile('courses/boats.md', outcomeOf(DECK));
    expect(report).toMatchObject({ path: 'courses/boats.md', format: 'course', slides: 3, warnings: [] });
    const { lines, used, context, skipped } = report.ledger;
    expect(lines).toBe(14);
    expect(used + context + skipped.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(lines);
    expect(skipped).toEqual([{ from: 7, to: 7, reason: 'image' }]);
    expect(report.notes).toEqual([
      {
        kind: 'definition',
        front: 'Boats › Sails\n\nWhat is meant by “Jib”?',
        back: 'The sail in front of the mast',
        slide: 2,
        line: 4,
        lint: [],
      },
      {
        kind: 'cloze',
        front: 'Boats › Sails\n\nThe storm jib has an area of […] and is bright orange',
        back: '4 square metres',
        slide: 2,
        line: 5,
        lint: [],
      },
      {
        kind: 'choice',
        stem: 'Which side is red?',
        options: ['starboard', 'port'],
        correct: [1],
        explanation: 'Green is the other.',
        slide: 3,
        line: 10,
      },
    ]);
    expect(needsRepair(outcomeOf(DECK))).toBe(false);
  });

  it('asks for repair when a key is missing or a file cannot be read', () => {
    const missing = outcomeOf(DECK.replace('* B\n', ''));
    expect(needsRepair(missing)).toBe(true);
    const failed: FileOutcome = { status: 'failed', relativePath: 'x.md', kind: 'unreadable', message: 'Gone.' };
    expect(needsRepair(failed)).toBe(true);
    expect(checkedFile('x.md', failed)).toMatchObject({ format: '', warnings: [{ line: 0, kind: 'unreadable' }] });
  });

  it('tells people the same in words', () => {
    const text = checkText('boats.md', outcomeOf(DECK));
    expect(text).toContain('3 (1 definition, 1 cloze, 1 choice)');
    expect(text).toContain('14 that hold text');
    expect(text).toContain('1 skipped: image (first on line 7)');
  });
});
