import { describe, expect, it } from 'vitest';
import { quizInShort } from './testing/quiz-source';

/** Each source asks the same two questions; only its author's style differs. */
const STYLES: Readonly<Record<string, string>> = {
  'a list of answers at the end': `
1. What pulls the tides?
A) wind
B) the Moon
C) salt

2. Which are metals?
A) iron
B) chalk
C) zinc
D) wood

---

## Answer Key

1. B
2. A, C
`,
  'a list of answers in bold with dashes': `
**Question 1.** What pulls the tides?
- A) wind
- B) the Moon
- C) salt

**Question 2.** Which are metals?
- A) iron
- B) chalk
- C) zinc
- D) wood

### Answers

**1 - B**
**2 - A, C**
`,
  'a table of answers': `
### Q1. What pulls the tides?
- A) wind
- B) the Moon
- C) salt

### Q2. Which are metals?
- A) iron
- B) chalk
- C) zinc
- D) wood

## Solutions

| Question | Answer |
| :------: | :----: |
| 1        | B      |
| 2        | A, C   |
`,
  'a table of answers across': `
1. What pulls the tides?
   a. wind
   b. the Moon
   c. salt
2. Which are metals?
   a. iron
   b. chalk
   c. zinc
   d. wood

**Answer key**

| 1 | 2 |
|---|---|
| b | a, c |
`,
  'answers on one line in a spoiler': `
1. What pulls the tides?
   a. wind
   b. the Moon
   c. salt
2. Which are metals?
   a. iron
   b. chalk
   c. zinc
   d. wood

<details>
<summary>Answers</summary>

1. b  2. a,c

</details>
`,
  'answers under headings of their own': `
## Questions

### Question 1
What pulls the tides?
- A. wind
- B. the Moon
- C. salt

### Question 2
Which are metals?
- A. iron
- B. chalk
- C. zinc
- D. wood

## Answers

### Question 1
**Answer: B**

### Question 2
**Answer: A, C**
`,
  'options on one line': `
**Q1.** What pulls the tides?
A) wind  B) the Moon  C) salt

**Q2.** Which are metals?
A) iron  B) chalk  C) zinc  D) wood

## Answers
1. **B**
2. **A, C**
`,
  'numbered answers': `
**Q1.** What pulls the tides?
A) wind
B) the Moon
C) salt

**Q2.** Which are metals?
A) iron
B) chalk
C) zinc
D) wood

## Answers

Answer 1: B
Answer 2: A and C
`,
};

describe('question banks, however their answers are listed,', () => {
  for (const [style, text] of Object.entries(STYLES)) {
    it(`are read: ${style}`, () => {
      expect(quizInShort(text)).toEqual([
        'What pulls the tides? [wind | *the Moon | salt]',
        'Which are metals? [*iron | chalk | *zinc | wood]',
      ]);
    });
  }
});
