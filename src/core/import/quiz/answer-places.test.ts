import { describe, expect, it } from 'vitest';
import { quizInShort } from './testing/quiz-source';

/** Each source asks the same two questions; only its author's style differs. */
const STYLES: Readonly<Record<string, string>> = {
  'answers in details': `
### 1. What pulls the tides?

- A: wind
- B: the Moon
- C: salt

<details>
<summary>Show answer</summary>

**B**

</details>

### 2. Which are metals?

- A: iron
- B: chalk
- C: zinc
- D: wood

<details>
<summary>Show answer</summary>

**A & C**

</details>
`,
  'details on one line': `
1. What pulls the tides?
   1. A) wind
   1. B) the Moon
   1. C) salt
   <details><summary>Answer</summary>B</details>

2. Which are metals?
   - A) iron
   - B) chalk
   - C) zinc
   - D) wood
   <details><summary>Answer</summary>A, C</details>
`,
  'the answer in the summary': `
#### 1. What pulls the tides?
A. wind
B. the Moon
C. salt
<details><summary>Answer: B</summary></details>

#### 2. Which are metals?
A. iron
B. chalk
C. zinc
D. wood
<details><summary>Answer: A, C</summary></details>
`,
  'quoted answers': `
## 1) What pulls the tides?

* A. wind
* B. the Moon
* C. salt

> **Answer**: B

## 2) Which are metals?

* A. iron
* B. chalk
* C. zinc
* D. wood

> **Answer**: A; C
`,
  'an answer heading': `
## Q1: What pulls the tides?

1. A. wind
2. B. the Moon
3. C. salt

### Answer

B

## Q2: Which are metals?

1. A. iron
2. B. chalk
3. C. zinc
4. D. wood

### Answer

- A
- C
`,
  'answers by text': `
1. What pulls the tides?
   - A. wind
   - B. the Moon
   - C. salt

   Answer: the Moon
2. Which are metals?
   - A. iron
   - B. chalk
   - C. zinc
   - D. wood

   Answers: A. iron, C. zinc
`,
  'a hidden comment': `
1. What pulls the tides?
   A. wind
   B. the Moon
   C. salt
   <!-- Answer: B -->
2. Which are metals?
   A. iron
   B. chalk
   C. zinc
   D. wood
   <!-- Answer: A,C -->
`,
  'callouts for the answers': `
### 1. What pulls the tides?

- A. wind
- B. the Moon
- C. salt

> [!success]- Answer
> B. the Moon

### 2. Which are metals?

- A. iron
- B. chalk
- C. zinc
- D. wood

??? note "Answer"
    A, C
`,
  'a tick before the answer': `
### 1. What pulls the tides?
A. wind
B. the Moon
C. salt

✅ **B. the Moon**

### 2. Which are metals?
A. iron
B. chalk
C. zinc
D. wood

✅ **A, C**
`,
  'letters alone below the options': `
### 1. What pulls the tides?

- A. wind
- B. the Moon
- C. salt

**B**

### 2. Which are metals?

- A. iron
- B. chalk
- C. zinc
- D. wood

**A, C**
`,
  'dumped exams with votes': `
Question #1
Topic 1
What pulls the tides?
A. wind
B. the Moon
C. salt

Correct Answer: B 🗳️

Question #2
Topic 1
Which are metals?
A. iron
B. chalk
C. zinc
D. wood

Correct Answer: AC 🗳️
`,
};

describe('question banks, however their answers stand,', () => {
  for (const [style, text] of Object.entries(STYLES)) {
    it(`are read: ${style}`, () => {
      expect(quizInShort(text)).toEqual([
        'What pulls the tides? [wind | *the Moon | salt]',
        'Which are metals? [*iron | chalk | *zinc | wood]',
      ]);
    });
  }
});
