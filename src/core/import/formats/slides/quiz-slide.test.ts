import { describe, expect, it } from 'vitest';
import { readCourse } from '../../read-course';
import type { CourseReading } from '../../result';

function deck(...slides: readonly string[]): CourseReading {
  const text = ['# Sailing', ...slides].join('\n\n---\n\n');
  const outcome = readCourse({ name: 'd.md', relativePath: 'd.md', bytes: new TextEncoder().encode(text) }, '', {
    format: 'course',
  });
  if (outcome.status === 'failed') throw new Error(outcome.message);
  return outcome.reading;
}

function question(...slides: readonly string[]): unknown {
  const choices = deck(...slides).notes.flatMap(({ content }) => (content.kind === 'choice' ? [content] : []));
  return choices[0];
}

const OPTIONS = '  * A. port\n  * B. starboard\n  * C. bow';
const STEM = '## Quiz\n\n* Which side is red?\n';

describe('quiz slides', () => {
  it.each([
    ['a bare letter', 'Notes:\n\n* A'],
    ['a letter with a full stop', 'Notes:\n\n* A.'],
    ['a paragraph', 'Notes:\n\nA'],
    ['brackets', 'Notes:\n\n(A)'],
    ['lower case', 'Notes:\n\na)'],
    ['the word answer', 'Notes:\n\nAnswer: A'],
    ['strong type', 'Notes:\n\n**Correct answer:** A'],
    ['the text of the option', 'Notes:\n\n* port'],
    ['letter and text', 'Notes:\n\n* A. port'],
    ['the same line', 'Notes: A'],
    ['a blank after the colon', 'Notes: \n\n* A.'],
  ])('reads a key written as %s', (_, notes) => {
    expect(question(`${STEM}${OPTIONS}\n\n${notes}`)).toMatchObject({
      stem: 'Which side is red?',
      correct: [0],
      explanation: '',
    });
  });

  it.each([
    ['nested with blank lines between', '  * A. port\n\n  * B. starboard\n\n  * C. bow'],
    ['plain lines', 'A. port\nB. starboard\nC. bow'],
    ['brackets', '* (A) port\n* (B) starboard\n* (C) bow'],
    ['half brackets', '  - A) port\n  - B) starboard\n  - C) bow'],
    ['small letters', '  * a. port\n  * b. starboard\n  * c. bow'],
    ['deep indentation', '    * A. port\n    * B. starboard\n    * C. bow'],
    ['strong letters', '  * **A.** port\n  * **B.** starboard\n  * **C.** bow'],
  ])('reads options as %s', (_, options) => {
    expect(question(`${STEM}\n${options}\n\nNotes:\n\n* B\n* Green is the other.`)).toEqual({
      kind: 'choice',
      stem: 'Which side is red?',
      options: ['port', 'starboard', 'bow'],
      correct: [1],
      explanation: 'Green is the other.',
    });
  });

  it('keeps the picture that a question asks about', () => {
    expect(question(`${STEM}\n  ![](lights.png)\n\n${OPTIONS}\n\nNotes:\n\nA`)).toMatchObject({
      stem: 'Which side is red?\n\n![](lights.png)',
    });
  });

  it('reads several keys', () => {
    expect(question(`${STEM}${OPTIONS}\n\nNotes:\n\nA, C`)).toMatchObject({ correct: [0, 2] });
    expect(question(`${STEM}${OPTIONS}\n\nNotes:\n\nAC\n\nBoth.`)).toMatchObject({
      correct: [0, 2],
      explanation: 'Both.',
    });
  });

  it('reads a stem over several lines and options that run on', () => {
    const slide =
      '## Quiz\n* A boat sails close to the wind and\nheels. What helps?\n\n    * A. Ease the\n      sheet\n    * B. Pray\n\nNotes:\n\nA.';
    expect(question(slide)).toMatchObject({
      stem: 'A boat sails close to the wind and\nheels. What helps?',
      options: ['Ease the\nsheet', 'Pray'],
    });
  });

  it('finds the answer on the next slide when a separator cut it off', () => {
    expect(question(`${STEM}${OPTIONS}`, 'Notes:\n\nB. starboard', '## More')).toMatchObject({ correct: [1] });
  });

  it('makes options for a statement whose notes say True or False', () => {
    expect(question('## Quiz\n\n* A sloop has one mast.\n\nNotes:\n\n* True\n* A ketch has two.')).toEqual({
      kind: 'choice',
      stem: 'A sloop has one mast.',
      options: ['True', 'False'],
      correct: [0],
      explanation: 'A ketch has two.',
    });
  });

  it.each([
    ['missing-key', `${STEM}${OPTIONS}`],
    ['missing-key', `${STEM}${OPTIONS}\n\nNotes:\n\nTake your time.`],
    ['bad-key', `${STEM}${OPTIONS}\n\nNotes:\n\n* E`],
    ['single-option', `${STEM}  * A. port\n\nNotes:\n\n* A`],
  ])('invents nothing and warns of %s on the line of the question', (kind, slide) => {
    const reading = deck(slide);
    expect(reading.notes.filter(({ content }) => content.kind === 'choice')).toEqual([]);
    expect(reading.warnings).toMatchObject([{ kind, line: 7 }]);
    expect(reading.ledger.filter((entry) => entry.use === 'skipped').length).toBeGreaterThan(0);
  });

  it('warns when the same question has two answers', () => {
    const one = `${STEM}${OPTIONS}\n\nNotes:\n\n* A`;
    const other = `${STEM}${OPTIONS}\n\nNotes:\n\n* B`;
    expect(deck(one, other).warnings.map(({ kind }) => kind)).toContain('contradictory-duplicate');
  });

  it('takes no lettered list without a key for a question', () => {
    const reading = deck(
      '## Three rules\n\n* A. Look out\n* B. Give way\n* C. Slow down\n\nNotes:\n\nA story helps here.',
    );
    expect(reading.notes.some(({ content }) => content.kind === 'choice')).toBe(false);
    expect(reading.warnings).toEqual([]);
  });

  it('takes what is ticked and crossed off on a slide that asks nothing for a list, not for a question', () => {
    const slide = [
      '## What a life jacket does',
      'Know what it is for.',
      '- ✅ It keeps you afloat\n- ✅ It turns you face up\n- ❌ It keeps you warm',
    ];
    expect(question(slide.join('\n\n'))).toBeUndefined();
    expect(question(['## Gear', '- [x] life jacket\n- [ ] flare'].join('\n\n'))).toBeUndefined();
  });

  it('reads ticked options under a question, whatever the title', () => {
    const slide = ['## Colours', 'Which side is red?', '- [x] port\n- [ ] starboard'];
    expect(question(slide.join('\n\n'))).toMatchObject({ stem: 'Which side is red?', correct: [0] });
  });
});
