import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuiz } from './quiz-reading';
import { sourceOf } from './testing/quiz-source';

interface Asked {
  readonly stem: string;
  readonly options: readonly string[];
  readonly correct: readonly number[];
}

/** How an author writes; every combination is possible. */
interface Style {
  readonly mark: (number: number, stem: string) => string;
  readonly option: (letter: string, text: string) => string;
  readonly key: (letters: readonly string[]) => string;
  readonly list: ((keys: readonly string[][]) => string) | null;
  readonly between: string;
  readonly spaced: boolean;
}

const WORDS = [
  'amber',
  'brisk',
  'cedar',
  'dusk',
  'ember',
  'fable',
  'glade',
  'harbour',
  'A small isle',
  'The Answer',
  'e.g. a key',
  'No. 5',
];
const TEXT = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

const ASKED: fc.Arbitrary<Asked> = fc
  .record({
    stem: TEXT,
    options: fc.uniqueArray(TEXT, { minLength: 2, maxLength: 6 }),
    picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
  })
  .map(({ stem, options, picks }) => ({
    stem: `Which of these is the ${stem}?`,
    options: options.map((text, index) => `${text} ${index}x`),
    correct: [...new Set(picks.map((pick) => pick % options.length))].sort((left, right) => left - right),
  }));

const MARKS: readonly Style['mark'][] = [
  (number, stem) => `### Question ${number}\n\n${stem}\n`,
  (number, stem) => `#### Q${number}. ${stem}\n`,
  (number, stem) => `## ${number}. ${stem}\n`,
  (number, stem) => `**Q${number}.** ${stem}\n`,
  (number, stem) => `**Question ${number}:** ${stem}\n`,
  (number, stem) => `**${number}. ${stem}**\n`,
  (number, stem) => `${number}. ${stem}`,
  (number, stem) => `${number}) ${stem}\n`,
  (number, stem) => `Q${number}: ${stem}`,
];
const OPTIONS: readonly Style['option'][] = [
  (letter, text) => `- ${letter}. ${text}`,
  (letter, text) => `   - ${letter}) ${text}`,
  (letter, text) => `${letter}) ${text}`,
  (letter, text) => `${letter}. ${text}  `,
  (letter, text) => `(${letter.toLowerCase()}) ${text}`,
  (letter, text) => `* **${letter}.** ${text}`,
  (letter, text) => `- ${letter}: ${text}`,
  (letter, text) => `- [ ] ${letter}. ${text}`,
];
const KEYS: readonly Style['key'][] = [
  (letters) => `Answer: ${letters.join(', ')}`,
  (letters) => `**Answer:** ${letters.join('')}`,
  (letters) => `**Correct Answer: ${letters.join(' and ')}**`,
  (letters) => `> Correct answers are ${letters.join(', ')}.`,
  (letters) => `<details><summary>Show answer</summary>\n\n**${letters.join(' & ')}**\n\n</details>`,
  (letters) => `<details>\n<summary>Answer: ${letters.join(', ')}</summary>\n\nSince it is so.\n</details>`,
  (letters) => `Ans. (${letters.map((letter) => letter.toLowerCase()).join(',')})`,
];
const LISTS: readonly NonNullable<Style['list']>[] = [
  (keys) => `## Answer Key\n\n${keys.map((key, index) => `${index + 1}. ${key.join(', ')}`).join('\n')}`,
  (keys) =>
    `**Answers**\n\n${keys.map((key, index) => `**Q${index + 1} — ${key.join(', ')}.** Since it is so.`).join('\n')}`,
  (keys) =>
    `## Solutions\n\n| # | Key |\n|---|---|\n${keys.map((key, index) => `| ${index + 1} | ${key.join(', ')} |`).join('\n')}`,
];

const STYLE: fc.Arbitrary<Style> = fc.record({
  mark: fc.constantFrom(...MARKS),
  option: fc.constantFrom(...OPTIONS),
  key: fc.constantFrom(...KEYS),
  list: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...LISTS) }),
  between: fc.constantFrom('\n', '\n---\n\n', '\n[Back to top](#bank)\n\n'),
  spaced: fc.boolean(),
});

function write(questions: readonly Asked[], style: Style): string {
  const letters = questions.map(({ correct }) => correct.map((index) => 'ABCDEF'[index] ?? ''));
  const bodies = questions.map(({ stem, options }, place) => {
    const listed = options.map((text, index) => style.option('ABCDEF'[index] ?? '', text));
    const key = style.list === null ? `\n\n${style.key(letters[place] ?? [])}` : '';
    return `${style.mark(place + 1, stem)}\n${listed.join(style.spaced ? '\n\n' : '\n')}${key}\n`;
  });
  return `# Bank\n\n${bodies.join(style.between)}\n${style.list === null ? '' : `${style.list(letters)}\n`}`;
}

describe('question banks in any style', () => {
  it('give back the questions that were written', () => {
    fc.assert(
      fc.property(fc.array(ASKED, { minLength: 2, maxLength: 5 }), STYLE, (questions, style) => {
        const text = write(questions, style);
        const read = readQuiz(sourceOf(text)).notes.map(({ content }) =>
          content.kind === 'choice'
            ? { stem: content.stem, options: content.options, correct: content.correct }
            : content,
        );
        expect(read, text).toEqual(questions);
      }),
      { numRuns: 400 },
    );
  });
});
