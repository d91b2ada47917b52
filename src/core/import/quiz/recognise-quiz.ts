import type { SourceText } from '../format';
import type { OptionRun } from './option-runs';
import { scanQuiz } from './quiz-reading';

/** How sure a quiz format is of a source. */
interface Recognition {
  readonly score: number;
  readonly reason: string;
}

/** Lines that are looked at to recognise a format: enough to get past long introductions. */
const SAMPLE_LINES = 3000;

/** A cheap sign that options may be there at all. */
const SIGNS =
  /^\s*(?:[-*+>]\s*)?(?:\[[ xX]?\]|\*{0,2}\(?[A-DА-Гa-dａ-ｄＡ-Ｄأبアイ가나①②1-4]\s?[.):\]、．]|\([ x]\)|[☐☑✅])/u;

/**
 * Scores a source by the share of its lines that questions with a known key take, counting those whose options are of the
 * given styles.
 */
export function recogniseQuiz(source: SourceText, styles: readonly OptionRun['style'][], noun: string): Recognition {
  const lines = source.lines.slice(0, SAMPLE_LINES);
  const nothing = { score: 0, reason: `no ${noun}` };
  if (lines.filter((line) => SIGNS.test(line.slice(0, 60))).length < 2) return nothing;
  const { questions, scan } = scanQuiz({ ...source, lines });
  const keyed = questions.filter((question) => question.key.known && question.options.length > 1);
  const own = keyed.filter((question) => styles.includes(question.run.style));
  if (own.length === 0) {
    const asked = questions.filter((question) => styles.includes(question.run.style) && question.options.length > 2);
    return asked.length > 0 && asked.length * 8 > scan.lines.length / 2
      ? { score: 0.3, reason: `${asked.length} ${noun} without an answer` }
      : nothing;
  }
  const links = scan.lines.filter((line) => line.kind === 'blank' || line.text.includes('](#')).length;
  const used = questions.reduce((sum, { start, last }) => sum + last - start.at + 1, 0);
  const share = Math.min(1, used / Math.max(1, scan.lines.length - Math.min(links, scan.lines.length - used)));
  const score = (share >= 0.5 ? 0.9 : share) * (0.6 + 0.4 * (own.length / keyed.length));
  return { score: Math.min(0.95, score + 0.05 * share), reason: `${own.length} ${noun} with their answers` };
}
