import { describe, expect, it } from 'vitest';
import { checkboxQuiz } from '../formats/checkbox-quiz';
import { readQuiz } from './quiz-reading';
import { ledgerInShort, quizInShort, sourceOf, warningsInShort } from './testing/quiz-source';

/** Notes and warnings of a bank in short. */
function outcome(text: string): { readonly notes: readonly string[]; readonly warnings: readonly string[] } {
  return { notes: quizInShort(text), warnings: warningsInShort(readQuiz(sourceOf(text))) };
}

const SECOND = `
2. Which is a colour?
   - A. red
   - B. loud

   Answer: A
`;
const SECOND_READ = 'Which is a colour? [*red | loud]';

describe('a key that cannot be trusted', () => {
  it('is not invented where the question gives none', () => {
    const text = `1. Which is a fruit?\n   - A. pear\n   - B. stone\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['missing-key@1'] });
  });

  it('is reported when it names no option', () => {
    const text = `1. Which is a fruit?\n   - A. pear\n   - B. stone\n\n   Answer: D\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['bad-key@1'] });
  });

  it('is reported when two answers to one question differ', () => {
    const text = `1. Which is a fruit?\n   - [x] A. pear\n   - [ ] B. stone\n\n   Answer: B\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['contradictory-key@1'] });
  });

  it('is reported when the list at the end says something else', () => {
    const text = `1. Which is a fruit?\n   - A. pear\n   - B. stone\n\n   Answer: B\n${SECOND}\n## Answer key\n\n1. A\n2. A\n`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['contradictory-key@1'] });
  });

  it('is not the article "A" of a sentence', () => {
    const text = `1. Which is a fruit?\n   - A. stone\n   - B. pear\n\n   Answer: A pear grows on trees.\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['missing-key@1'] });
  });

  it('is the letter "A" when the option follows it', () => {
    const text = `1. Which is a fruit?\n   - A. pear\n   - B. stone\n\n   Answer: A pear\n`;
    expect(quizInShort(text)).toEqual(['Which is a fruit? [*pear | stone]']);
  });

  it('is not taken from a sentence that rules an option out', () => {
    const text = `1. Which is a fruit?\n   - A. pear\n   - B. stone\n\n   Answer B is wrong, since stones are hard.\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['missing-key@1'] });
  });

  it('is no order of steps', () => {
    const text = `1. Put these in order.\n   - A. boil\n   - B. pour\n   - C. drink\n\n   Answer: A → B → C\n${SECOND}`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['missing-key@1'] });
  });

  it('is kept with a warning when the stem asks for more answers', () => {
    const text = `1. Which are fruits? (Choose two)\n   - A. pear\n   - B. stone\n   - C. plum\n\n   Answer: A\n`;
    expect(outcome(text).warnings).toEqual(['key-count@1']);
  });
});

describe('a key of several letters', () => {
  const bank = (key: string): string =>
    `1. Which?\n   - A. p\n   - B. q\n   - C. r\n   - D. s\n   - E. t\n   - F. u\n\n   Answer: ${key}\n`;
  const read = (key: string): readonly number[] =>
    readQuiz(sourceOf(bank(key))).notes.flatMap(({ content }) => (content.kind === 'choice' ? content.correct : []));

  it.each([
    'A & E & F',
    'A E F',
    'A, E and F',
    'A, E, F.',
    '(A), (E), (F)',
    'AEF',
    'A; E; F',
    'A/E/F',
    'A+E+F',
    'A) E) F)',
  ])('is read whole: %s', (key) => {
    expect(read(key)).toEqual([0, 4, 5]);
  });

  it.each(['A, Z', 'A & Q'])('is not read in part: %s', (key) => {
    expect(read(key)).toEqual([]);
  });
});

describe('questions that are not whole', () => {
  it('with one option are left out with a warning', () => {
    const text = `#### Q1. Which is a fruit?\n\n- [x] pear\n\n#### Q2. Which is a colour?\n\n- [x] red\n- [ ] loud\n`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['single-option@1'] });
  });

  it('without options are left out with a warning', () => {
    const text = `#### Q1. Which is a fruit?\n\n#### Q2. Which is a colour?\n\n- [x] red\n- [ ] loud\n`;
    expect(outcome(text)).toEqual({ notes: [SECOND_READ], warnings: ['missing-options@1'] });
  });

  it('asked twice with opposite answers are pointed out', () => {
    const bank = (a: string, b: string): string => `#### Which is a colour?\n\n- [${a}] red\n- [${b}] loud\n\n`;
    expect(outcome(bank('x', ' ') + bank(' ', 'x')).warnings).toEqual(['contradictory-duplicate@6']);
    expect(outcome(bank('x', ' ') + bank('x', ' ')).warnings).toEqual([]);
  });

  it('stay apart when options differ in punctuation only', () => {
    const text = '#### Which compiles?\n\n- [ ] `a.b()`\n- [x] `a.b();`\n- [ ] `a,b();`\n';
    expect(quizInShort(text)).toEqual(['Which compiles? [`a.b()` | *`a.b();` | `a,b();`]']);
  });
});

describe('options', () => {
  it('may be code blocks, and lose letters that only stand for them', () => {
    const text = `#### Q1. Which one adds?

- [ ] A

\`\`\`js
a - b;
\`\`\`

- [x] B

\`\`\`js
a + b;
\`\`\`

[Reference](https://example.org)

#### Q2. Which is a colour?

- [x] red
- [ ] loud
`;
    expect(quizInShort(text)).toEqual([
      'Which one adds? [```js\na - b;\n``` | *```js\na + b;\n```] ([Reference](https://example.org))',
      SECOND_READ,
    ]);
  });

  it('may take several lines', () => {
    const text = `1. Which is longest?\n   - A. a word\n   - B. a sentence that\n     goes on and on\n   - C. a dot\n\n   Answer: B\n`;
    expect(quizInShort(text)).toEqual(['Which is longest? [a word | *a sentence that\ngoes on and on | a dot]']);
  });

  it('that are discussed in the explanation ask nothing', () => {
    const text = `### Q1. Which is a colour?

A. red
B. loud

**Answer: A**

**Explanation:**

A) Red is seen.
B) Loud is heard.

### Q2. Which is a fruit?

A. pear
B. stone

**Answer: A**
`;
    expect(quizInShort(text)).toEqual([
      'Which is a colour? [*red | loud] (A) Red is seen.\nB) Loud is heard.)',
      'Which is a fruit? [*pear | stone]',
    ]);
  });

  it('may start behind the stem on its last line', () => {
    const text = `1. Which is a colour?    - A. red\n    - B. loud\n\n    Answer: A\n`;
    expect(quizInShort(text)).toEqual(['Which is a colour? [*red | loud]']);
  });

  it('may be spoken of by letter in code of the stem', () => {
    const text = `### 1. What is printed?

\`\`\`js
// A. this is no option
// B. nor is this
console.log(1);
\`\`\`

- A: \`1\`
- B: \`2\`

<details><summary><b>Answer</b></summary>
<p>

#### Answer: A

It prints what it is given.

</p>
</details>
`;
    expect(quizInShort(text)).toEqual([
      'What is printed?\n\n```js\n// A. this is no option\n// B. nor is this\nconsole.log(1);\n``` [*`1` | `2`] (It prints what it is given.)',
    ]);
  });

  it('keep their right one when two carry the same letter and the key names another', () => {
    const text = `1. Which is a fruit?\n   - A. stone\n   - B. glass\n   - B. sand\n   - D. pear\n\n   Answer: D\n`;
    expect(outcome(text)).toEqual({
      notes: ['Which is a fruit? [stone | glass | sand | *pear]'],
      warnings: ['repeated-label@1'],
    });
  });
});

describe('what only looks like a question', () => {
  it('is a list of tasks: all done or none', () => {
    const text = '# To do\n\n## Done\n- [x] write\n- [x] test\n- [x] ship\n\n## Open\n- [ ] rest\n- [ ] sleep\n';
    expect(checkboxQuiz.recognise(sourceOf(text)).score).toBeLessThan(0.35);
    expect(outcome(text).warnings).toEqual(['all-options-right@3', 'missing-key@8']);
  });

  it('is the difficulty behind the number', () => {
    const text =
      '### Question 1 — Hard\n\nWhich is a colour?\n\n- A) red\n- B) loud\n\n**Ans:** ✅ **A**. It is seen.\n';
    expect(quizInShort(text)).toEqual(['Which is a colour? [*red | loud] (It is seen.)']);
  });
});

describe('what surrounds the questions', () => {
  const bank = `---
layout: exam
---

# Colours

Some words about this bank.

- [Which is a colour?](#which-is-a-colour)
- [Which is a sound?](#which-is-a-sound)

## Seen

### Which is a colour?

- [x] red
- [ ] loud

**[⬆ Back to Top](#colours)**

## Heard

### Which is a sound?

- [ ] red
- [x] a bang
`;

  it('gives context, and every line is accounted for', () => {
    const source = sourceOf(bank);
    const reading = readQuiz(source);
    expect(reading.title).toBe('Colours');
    expect(reading.notes.map((note) => note.context)).toEqual([['Seen'], ['Heard']]);
    expect(ledgerInShort(source, reading)).toEqual({ card: 6, context: 6, skipped: 4, notUnderstood: 0, all: 16 });
  });

  it('may hold open questions, which become basic cards', () => {
    const text = `## Part one

**Q1.** What is the capital of Peru?
**A:** Lima, on the coast.

**Q2.** Name a planet with rings.
**A:** Saturn.
`;
    expect(quizInShort(text)).toEqual([
      'What is the capital of Peru? => Lima, on the coast.',
      'Name a planet with rings. => Saturn.',
    ]);
  });

  it('may hold questions with and without options', () => {
    const text =
      '## 1. What is a closure?\n\n**Answer:** A function with its scope.\n\n## 2. Which is a colour?\n\nA. red\nB. loud\n\n**Answer:** A\n';
    expect(quizInShort(text)).toEqual([
      'What is a closure? => A function with its scope.',
      'Which is a colour? [*red | loud]',
    ]);
  });

  it('may leave a fence open without taking the next question along', () => {
    const text = `#### Q1. Which is a colour?\n\n- [x] red\n- [ ] loud\n\n\`\`\`text\nnever closed\n\n#### Q2. Which is a fruit?\n\n- [x] pear\n- [ ] stone\n`;
    const { notes, warnings } = outcome(text);
    expect(notes.map((note) => note.split(' [')[0])).toEqual(['Which is a colour?', 'Which is a fruit?']);
    expect(warnings).toEqual(['unclosed-fence@6']);
  });

  it('restarts its numbers in every chapter, with a list of answers for each', () => {
    const chapter = (name: string, key: string): string =>
      `## ${name}\n\n1. Which is a colour?\n   - A. ${name} red\n   - B. loud\n2. Which is a sound?\n   - A. ${name} blue\n   - B. a bang\n\n### Answers\n\n1. ${key}\n2. B\n\n`;
    expect(quizInShort(chapter('One', 'A') + chapter('Two', 'B'))).toEqual([
      'Which is a colour? [*One red | loud]',
      'Which is a sound? [One blue | *a bang]',
      'Which is a colour? [Two red | *loud]',
      'Which is a sound? [Two blue | *a bang]',
    ]);
  });
});

describe('banks in other languages', () => {
  const LEADS = [
    ['Pregunta', 'Respuesta correcta'],
    ['Frage', 'Richtige Antwort'],
    ['Question', 'Bonne réponse'],
    ['Domanda', 'Risposta corretta'],
    ['Pergunta', 'Resposta'],
    ['Вопрос', 'Правильный ответ'],
    ['Pytanie', 'Odpowiedź'],
    ['Soru', 'Doğru cevap'],
    ['Câu', 'Đáp án'],
    ['问题', '正确答案'],
    ['問題', '正解'],
    ['문제', '정답'],
    ['Soal', 'Jawaban'],
    ['Otázka', 'Správná odpověď'],
    ['Tanong', 'Sagot'],
  ] as const;

  for (const [question, answer] of LEADS) {
    it(`are read where the answer is called "${answer}"`, () => {
      const one = (number: number, key: string): string =>
        `### ${question} ${number}: x + ${number}\n\nA. 3\nB. 4\nC. 5\n\n**${answer}:** ${key}\n\n`;
      const keys = readQuiz(sourceOf(one(1, 'A') + one(2, 'C'))).notes.map(({ content }) =>
        content.kind === 'choice' ? content.correct : [],
      );
      expect(keys).toEqual([[0], [2]]);
    });
  }

  it('may point to the answer with an arrow or a verb', () => {
    const one = (key: string): string => `**Câu 1:** Thủ đô?\nA. Huế\nB. Hà Nội\nC. Đà Nẵng\n${key}\n`;
    const read = ['Thủ đô? [Huế | *Hà Nội | Đà Nẵng]'];
    expect(quizInShort(one('=> Đáp án: B'))).toEqual(read);
    expect(quizInShort(one('Đáp án đúng là B'))).toEqual(read);
  });

  it('may letter their options in Cyrillic', () => {
    const text = '1. Что светит днём?\nА) Луна\nБ) Солнце\nВ) лампа\nОтвет: Б\n';
    expect(quizInShort(text)).toEqual(['Что светит днём? [Луна | *Солнце | лампа]']);
  });

  it('may number their options with circles', () => {
    const text = '문제 1. 낮에 빛나는 것은?\n① 달\n② 해\n③ 등\n정답: ②\n';
    expect(quizInShort(text)).toEqual(['낮에 빛나는 것은? [달 | *해 | 등]']);
  });

  it('may use full-width letters and signs', () => {
    const text = '1、昼に光るものは？\nＡ．月\nＢ．太陽\nＣ．灯\n答え：Ｂ\n';
    expect(quizInShort(text)).toEqual(['昼に光るものは？ [月 | *太陽 | 灯]']);
  });
});
