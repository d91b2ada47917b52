import type { SourceText } from '../format';
import type { OptionRun } from './option-runs';
import { readOpenQuestions } from './open-questions';
import { scanQuiz } from './quiz-reading';
import { scanLines } from './scan';

/** How sure a quiz format is of a source. */
interface Recognition {
  readonly score: number;
  readonly reason: string;
}

/** Lines that are looked at to recognise a format: enough to get past long introductions. */
const SAMPLE_LINES = 3000;

const OPEN_ANSWER =
  /^\s*(?:[-*>]\s*)?(?:\*\*|__)?(?:A|Ans|Answer|Respuesta|Antwort|Réponse|Ответ|答案?)(?:\*\*|__)?\s?[:：.)]/iu;

/** A cheap sign that options may be there at all. */
const SIGNS =
  /^\s*(?:[-*+>]\s*)?(?:\[[ xX]?\]|\*{0,2}\(?[A-DА-Гa-dａ-ｄＡ-Ｄأبアイ가나①②1-4]\s?[.):\]、．]|\([ x]\)|[☐☑✅])/u;

/** Banks of open questions, each with its answer on a line of its own below. */
function recogniseOpen(source: SourceText, noun: string): Recognition {
  const nothing = { score: 0, reason: `no ${noun}` };
  if (source.lines.filter((line) => OPEN_ANSWER.test(line.slice(0, 40))).length < 3) return nothing;
  const { lines } = source;
  const { questions } = readOpenQuestions(scanLines(lines), [], null);
  const used = questions.reduce((sum, { at, last }) => sum + last - at + 1, 0);
  const filled = lines.filter((line) => line.trim() !== '').length;
  return questions.length > 2 && used * 2 >= filled
    ? { score: 0.85, reason: `${questions.length} questions with their answers` }
    : nothing;
}

/**
 * Scores a source by the share of its lines that questions with a known key take, counting those whose options are of the
 * given styles.
 */
export function recogniseQuiz(source: SourceText, styles: readonly OptionRun['style'][], noun: string): Recognition {
  const lines = source.lines.slice(0, SAMPLE_LINES);
  const nothing = styles.includes('letter')
    ? recogniseOpen({ ...source, lines }, noun)
    : { score: 0, reason: `no ${noun}` };
  if (lines.filter((line) => SIGNS.test(line.slice(0, 60))).length < 2) return nothing;
  const { questions, scan } = scanQuiz({ ...source, lines });
  const keyed = questions.filter((question) => question.key.known && question.options.length > 1);
  const own = keyed.filter(
    ({ run, key }) => styles.includes(run.style) && key.known && key.correct.length < run.options.length,
  );
  if (own.length === 0) {
    const asked = questions.filter((question) => styles.includes(question.run.style) && question.options.length > 2);
    return asked.length > 0 && asked.length * 8 > scan.lines.length / 2
      ? { score: 0.3, reason: `${asked.length} ${noun} without an answer` }
      : nothing;
  }
  const links = scan.lines.filter((line) => line.kind === 'blank' || line.text.includes('](#')).length;
  const used = questions.reduce((sum, { start, last }) => sum + last - start.at + 1, 0);
  const share = Math.min(1, used / Math.max(1, scan.lines.length - Math.min(links, scan.lines.length - used)));
  const lists = questions.filter((question) => styles.includes(question.run.style)).length;
  if (own.length * 2 < lists && styles.includes('checkbox'))
    return { score: 0.1, reason: `lists of tasks rather than ${noun}` };
  const score = (share >= 0.5 ? 0.9 : share) * (0.6 + 0.4 * (own.length / keyed.length));
  return { score: Math.min(0.95, score + 0.05 * share), reason: `${own.length} ${noun} with their answers` };
}
