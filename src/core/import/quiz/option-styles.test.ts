import { describe, expect, it } from 'vitest';
import { quizInShort } from './testing/quiz-source';

/** Each source asks the same two questions; only its author's style differs. */
const STYLES: Readonly<Record<string, string>> = {
  'numbered stems with nested letters and an answer line': `
1. What pulls the tides?
   - A. wind
   - B. the Moon
   - C. salt

   Answer: B

2. Which are metals?
   - A. iron
   - B. chalk
   - C. zinc
   - D. wood

   Answer: A, C
`,
  'headings, plain letters with brackets, bold answers': `
## Question 1
What pulls the tides?

A) wind
B) the Moon
C) salt

**Answer:** B

## Question 2
Which are metals?

A) iron
B) chalk
C) zinc
D) wood

**Answer:** A and C
`,
  'bold question numbers, lower-case letters, correct answer in brackets': `
**Q1.** What pulls the tides?
a) wind
b) the Moon
c) salt
**Correct answer: (b)**

**Q2.** Which are metals?
a) iron
b) chalk
c) zinc
d) wood
**Correct answers: (a) and (c)**
`,
  'bold stems, hard line breaks, the option repeated in the answer': `
**1. What pulls the tides?**

A. wind\\
B. the Moon\\
C. salt

**Correct Answer: B. the Moon**

**2. Which are metals?**

A. iron  
B. chalk  
C. zinc  
D. wood  

**Correct Answer: A, C**
`,
  'letters in brackets and answers written together': `
Question 1: What pulls the tides?
(A) wind
(B) the Moon
(C) salt
Ans: B

Question 2: Which are metals?
(A) iron
(B) chalk
(C) zinc
(D) wood
Ans: AC
`,
  'paragraphs without any number': `
What pulls the tides?

A. wind
B. the Moon
C. salt

ANSWER: B

Which are metals?

A. iron
B. chalk
C. zinc
D. wood

ANSWER: A,C
`,
  'check boxes': `
#### Q1. What pulls the tides?

- [ ] wind
- [x] the Moon
- [ ] salt

#### Q2. Which are metals?

- [X] iron
- [ ] chalk
- [x] zinc
- [ ] wood
`,
  'check boxes with letters, blank lines and links back': `
### What pulls the tides?

- [ ] A. wind

- [x] B. the Moon

- [ ] C. salt

**[⬆ Back to Top](#table-of-contents)**

### Which are metals?

* [x] A. iron

* [ ] B. chalk

* [x] C. zinc

* [ ] D. wood

**[⬆ Back to Top](#table-of-contents)**
`,
  'check boxes without any heading': `
What pulls the tides?

- [ ] wind
- [x] the Moon
- [ ] salt

Which are metals?

- [x] iron
- [ ] chalk
- [x] zinc
- [ ] wood
`,
  'empty check boxes and an answer line': `
1. What pulls the tides?
   - [ ] A) wind
   - [ ] B) the Moon
   - [ ] C) salt

   **Answer:** B
2. Which are metals?
   - [ ] A) iron
   - [ ] B) chalk
   - [ ] C) zinc
   - [ ] D) wood

   **Answer:** A, C
`,
  'ticks behind the right options': `
1. What pulls the tides?
   - A. wind
   - B. the Moon ✅
   - C. salt
2. Which are metals?
   - A. iron ✅
   - B. chalk
   - C. zinc ✅
   - D. wood
`,
  'right options in bold': `
1. What pulls the tides?
   - a) wind
   - **b) the Moon**
   - c) salt
2. Which are metals?
   - **a) iron**
   - b) chalk
   - **c) zinc**
   - d) wood
`,
  'the word correct behind the right options': `
Q1: What pulls the tides?
A. wind
B. the Moon (correct)
C. salt

Q2: Which are metals?
A. iron (correct)
B. chalk
C. zinc (Correct)
D. wood
`,
  'options behind the stem': `
1. What pulls the tides? A) wind B) the Moon C) salt
Answer: B

2. Which are metals? A) iron B) chalk C) zinc D) wood
Answer: A, C
`,
  'a label before stem and options': `
## Question 1

**Question:** What pulls the tides?

**Options:**
- A) wind
- B) the Moon
- C) salt

**Correct answer:** B

## Question 2

**Question:** Which are metals?

**Options:**
- A) iron
- B) chalk
- C) zinc
- D) wood

**Correct answer:** A, C
`,
  'numbered options': `
### What pulls the tides?

1. wind
2. the Moon
3. salt

**Answer: 2**

### Which are metals?

1. iron
2. chalk
3. zinc
4. wood

**Answer: 1, 3**
`,
  'radio buttons': `
### What pulls the tides?

( ) wind
(x) the Moon
( ) salt

### Which are metals?

- (x) iron
- ( ) chalk
- (x) zinc
- ( ) wood
`,
  'Windows of rules between': `
---

**1)** What pulls the tides?

A. wind
B. the Moon
C. salt

Correct option: **B**

---

**2)** Which are metals?

A. iron
B. chalk
C. zinc
D. wood

Correct option: **A** and **C**

---
`,
  'line breaks in HTML between options': `
1. What pulls the tides?<br>
A. wind<br>B. the Moon<br>C. salt<br>
Answer: B

2. Which are metals?<br>
A. iron<br>
B. chalk<br>
C. zinc<br>
D. wood<br>
Answer: A, C
`,
  'boxes without list marks': `
Q1. What pulls the tides?
[ ] wind
[x] the Moon
[ ] salt

Q2. Which are metals?
[X] iron
[ ] chalk
[X] zinc
[ ] wood
`,
  'numbers for options below numbered questions': `
**Q1.** What pulls the tides?
   1) wind
   2) the Moon
   3) salt
**Answer:** 2

**Q2.** Which are metals?
   1) iron
   2) chalk
   3) zinc
   4) wood
**Answer:** 1 and 3
`,
  'options as words with letters': `
## Question 1
What pulls the tides?

Option A: wind
Option B: the Moon
Option C: salt

Correct Option: Option B

## Question 2
Which are metals?

Option A: iron
Option B: chalk
Option C: zinc
Option D: wood

Correct Option: Option A, Option C
`,
  'crosses and ticks for bullets': `
### What pulls the tides?

- ❌ wind
- ✅ the Moon
- ❌ salt

### Which are metals?

- ✅ iron
- ❌ chalk
- ✅ zinc
- ❌ wood
`,
};

describe('question banks, however their options are marked,', () => {
  for (const [style, text] of Object.entries(STYLES)) {
    it(`are read: ${style}`, () => {
      expect(quizInShort(text)).toEqual([
        'What pulls the tides? [wind | *the Moon | salt]',
        'Which are metals? [*iron | chalk | *zinc | wood]',
      ]);
    });
  }
});
