import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../quiz/testing/quiz-source';
import { gift } from '.';

const TEXT = fc
  .string({
    unit: fc.constantFrom('a', 'b', 'c', ' ', '=', '~', '#', '{', '}', ':', '%', '/', '>', '-'),
    minLength: 1,
    maxLength: 14,
  })
  .map((text) => `w${text.trim()}`.replace(/\s+/gu, ' '));

function escaped(text: string): string {
  return text.replace(/[~=#{}:\\]/gu, (char) => `\\${char}`);
}

const QUESTION = fc.record({
  stem: TEXT,
  options: fc.uniqueArray(TEXT, { minLength: 2, maxLength: 5 }),
  right: fc.nat(4),
});

describe('GIFT', () => {
  it('gives back questions whose text was escaped', () => {
    fc.assert(
      fc.property(
        fc.array(QUESTION, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', '\n\t'),
        (questions, space) => {
          const text = questions
            .map(({ stem, options, right }) => {
              const answers = options.map(
                (option, index) => `${index === right % options.length ? '=' : '~'}${escaped(option)}`,
              );
              return `${escaped(stem)} {${space}${answers.join(space)}${space}}`;
            })
            .join('\n\n');
          const read = gift
            .read(sourceOf(text, 'bank.gift'))
            .notes.map(({ content }) =>
              content.kind === 'choice' ? [content.stem, content.options, content.correct] : content,
            );
          expect(read, text).toEqual(
            questions.map(({ stem, options, right }) => [stem, options, [right % options.length]]),
          );
        },
      ),
    );
  });
});
