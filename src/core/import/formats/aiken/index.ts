import type { FormatModule, SourceText } from '../../format';
import { readQuiz } from '../../quiz/quiz-reading';

const ANSWER = /^ANSWER\s?:\s*[A-Z]\s*$/u;
const OPTION = /^[A-Z][.)]\s?\S/u;

/** Aiken has no comments and no headings: options, then `ANSWER: D` at once. */
function recognise(source: SourceText): { readonly score: number; readonly reason: string } {
  const filled = source.lines.slice(0, 3000).filter((line) => line.trim() !== '');
  const answers = filled.filter(
    (line, index) => ANSWER.test(line.slice(0, 40)) && OPTION.test((filled[index - 1] ?? '').slice(0, 40)),
  );
  if (answers.length === 0) return { score: 0, reason: 'no "ANSWER:" line right below options' };
  const options = filled.filter((line) => OPTION.test(line.slice(0, 40))).length;
  const share = (answers.length * 2 + options) / filled.length;
  const score = share > 0.8 ? 0.97 : share * 0.7;
  return { score, reason: `${answers.length} questions with an "ANSWER:" line right below their options` };
}

/** Moodle's Aiken: a stem, options `A.` or `A)`, then `ANSWER: D`. */
export const aiken: FormatModule = { id: 'aiken', label: 'Moodle Aiken', recognise, read: readQuiz };
