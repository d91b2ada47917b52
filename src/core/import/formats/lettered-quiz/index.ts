import type { FormatModule } from '../../format';
import { readQuiz } from '../../quiz/quiz-reading';
import { recogniseQuiz } from '../../quiz/recognise-quiz';

/** Question banks with lettered options and the answer on a line, in `<details>`, or in a list at the end. */
export const letteredQuiz: FormatModule = {
  id: 'lettered-quiz',
  label: 'Questions with lettered options',
  recognise: (source) => recogniseQuiz(source, ['letter', 'number'], 'questions with lettered options'),
  read: readQuiz,
};
