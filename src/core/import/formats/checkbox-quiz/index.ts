import type { FormatModule } from '../../format';
import { readQuiz } from '../../quiz/quiz-reading';
import { recogniseQuiz } from '../../quiz/recognise-quiz';

/** Question banks whose options are check boxes, the right ones ticked. */
export const checkboxQuiz: FormatModule = {
  id: 'checkbox-quiz',
  label: 'Questions with check boxes',
  recognise: (source) => recogniseQuiz(source, ['checkbox'], 'questions with check boxes'),
  read: readQuiz,
};
