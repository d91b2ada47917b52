import type { FormatReading, LineClaim, SourceText } from '../format';
import type { CardDraft } from '../reading/card-draft';
import { claimRuns, readingOf } from '../reading/card-draft';
import { fileTitle } from '../reading/file-title';
import type { ImportWarning } from '../result';
import { cleanLine, cleanedOf } from './clean';
import { contradictoryDuplicates } from './duplicates';
import { readOpenQuestions } from './open-questions';
import type { Question, QuestionReading } from './questions';
import { readQuestions } from './questions';
import type { Scan, ScannedLine } from './scan';
import { scanLines } from './scan';
import { isPartHeading } from './stems';
import { headOf, isNavigation } from './words';

/** Deepest chain of headings kept as context. */
const CONTEXT_DEPTH = 3;

const CHOOSE =
  /\b(?:choose|select|pick|elija|escoja|seleccione|wählen\ssie|choisissez|sélectionnez)\s(?:any\s|the\s|exactly\s|your\s)?(?:best\s|correct\s)?\(?(two|three|four|2|3|4|dos|tres|zwei|drei|deux|trois)\b/iu;
const AMOUNTS: Readonly<Record<string, number>> = {
  two: 2,
  dos: 2,
  zwei: 2,
  deux: 2,
  three: 3,
  tres: 3,
  drei: 3,
  trois: 3,
  four: 4,
};

function wantedAmount(stem: string): number | null {
  const word = CHOOSE.exec(stem.slice(-2000))?.[1]?.toLowerCase();
  if (word === undefined) return null;
  return AMOUNTS[word] ?? Number(word);
}

function warningsOf(question: Question, line: number): readonly ImportWarning[] {
  const { key, run } = question;
  if (run.options.length < 2) {
    return [{ line, kind: 'single-option', message: 'The question has only one option, so it cannot be asked.' }];
  }
  if (!key.known) {
    const messages = {
      'missing-key': 'The question has no answer that could be found, so it was left out.',
      'bad-key': `The answer "${key.detail}" is none of the options, so the question was left out.`,
      'contradictory-key': 'The question gives two answers that contradict each other, so it was left out.',
    };
    return [{ line, kind: key.problem, message: messages[key.problem] }];
  }
  const warnings: ImportWarning[] = [];
  const wanted = wantedAmount(question.stem);
  if (wanted !== null && wanted !== key.correct.length) {
    const message = `The question asks for ${wanted} answers, but its key names ${key.correct.length}.`;
    warnings.push({ line, kind: 'key-count', message });
  }
  if (key.correct.length === run.options.length && run.options.length > 2) {
    const message = 'Every option is marked as right; the list may be no question.';
    warnings.push({ line, kind: 'all-options-right', message });
  }
  const labels = run.options.map((option) => option.label).filter((label) => label !== '');
  if (new Set(labels).size < labels.length) {
    warnings.push({ line, kind: 'repeated-label', message: 'Two options carry the same letter.' });
  }
  if (question.stem === '') {
    warnings.push({ line, kind: 'missing-stem', message: 'The options stand without a question above them.' });
  }
  return warnings;
}

function isUsable(question: Question): boolean {
  return question.key.known && question.run.options.length > 1 && question.stem !== '';
}

/** The headings above each question: those that are no question and no part of one. */
function sections(
  scan: Scan,
  isStem: readonly boolean[],
): { readonly title: string; readonly pathAt: (at: number) => string[] } {
  const paths: (readonly { readonly level: number; readonly text: string }[])[] = [];
  let stack: readonly { readonly level: number; readonly text: string }[] = [];
  let title = '';
  let first = '';
  scan.lines.forEach((line, at) => {
    if (line.kind === 'heading' && isStem[at] !== true && line.details === 0 && !isPartHeading(line)) {
      const level = /^#+/u.exec(line.text)?.[0].length ?? 1;
      const text = cleanedOf(line);
      if (level === 1 && title === '') title = text;
      if (first === '') first = text;
      stack = [...stack.filter((above) => above.level < level), { level, text }];
    }
    const html =
      first === '' && line.details === 0 ? /<h1\b[^<>]{0,200}>(.{1,200})<\/h1>/iu.exec(headOf(line.text)) : null;
    if (html?.[1] !== undefined) first = cleanLine(html[1]);
    paths.push(stack);
  });
  const name = title === '' ? first : title;
  return {
    title: name,
    pathAt: (at) =>
      (paths[at] ?? [])
        .map((each) => each.text)
        .filter((text) => text !== name && text !== '')
        .slice(-CONTEXT_DEPTH),
  };
}

function leftOverUse(line: ScannedLine): { readonly use: 'context' | 'skipped'; readonly reason: string } | null {
  if (line.raw.trim() === '') return null;
  if (line.kind === 'blank') return { use: 'context', reason: 'separator' };
  if (line.kind === 'front-matter') return { use: 'context', reason: 'front matter' };
  if (line.kind === 'heading') return { use: 'context', reason: 'heading' };
  if (line.kind === 'rule') return { use: 'context', reason: 'separator' };
  if (line.kind === 'comment') return { use: 'skipped', reason: 'comment' };
  if (isNavigation(cleanedOf(line))) return { use: 'skipped', reason: 'navigation' };
  if (line.text.includes('](#')) return { use: 'skipped', reason: 'table of contents' };
  return { use: 'skipped', reason: 'no question with options and an answer' };
}

/** A scanned source and the questions in it. */
export interface QuizScan extends QuestionReading {
  readonly scan: Scan;
}

/** Scans a source and finds its questions; linear in the source. */
export function scanQuiz(source: SourceText): QuizScan {
  const scan = scanLines(source.lines);
  return { scan, ...readQuestions(scan) };
}

function choiceCard(question: Question, pathAt: (at: number) => string[]): CardDraft | null {
  if (!question.key.known) return null;
  return {
    content: {
      kind: 'choice',
      stem: question.stem,
      options: question.options,
      correct: question.key.correct,
      explanation: question.explanation,
    },
    context: pathAt(question.start.at),
    lines: { from: question.start.at + 1, to: question.last + 1 },
    reason: `a question with options; the key comes from ${question.key.by}`,
    title: question.stem,
  };
}

/** Reads a bank of questions: those with options become choices, those with a written answer become basic cards. */
export function readQuiz(source: SourceText): FormatReading {
  const { scan, questions, keySections } = scanQuiz(source);
  const taken: boolean[] = [];
  const isStem: boolean[] = [];
  for (const { start, last } of questions) {
    isStem[start.at] = true;
    for (let at = start.at; at <= last; at += 1) taken[at] = true;
  }
  for (const section of keySections) for (let at = section.from; at <= section.to; at += 1) taken[at] = true;
  const families = questions.map((question) => question.start.family).filter((each) => each !== 'paragraph');
  const open = readOpenQuestions(scan, taken, families[0] ?? null);
  for (const question of open.questions) isStem[question.at] = true;
  const { title, pathAt } = sections(scan, isStem);
  const cards = [
    ...questions.filter(isUsable).flatMap((question) => choiceCard(question, pathAt) ?? []),
    ...open.questions.map((question): CardDraft => ({
      content: { kind: 'basic', front: question.front, back: question.back },
      context: pathAt(question.at),
      lines: { from: question.at + 1, to: question.last + 1 },
      reason: 'a question with its answer written below it',
      title: question.front,
    })),
  ].sort((left, right) => left.lines.from - right.lines.from);
  const unusable = questions.filter((question) => !isUsable(question));
  return readingOf(source, {
    title: title === '' ? fileTitle(source) : title,
    cards,
    claims: claimRuns(scan.lines.length, (at) => {
      const line = scan.lines[at];
      const filler = line?.kind === 'text' && line.text.length < 120 && isNavigation(cleanedOf(line));
      return filler ? { use: 'skipped', reason: 'navigation' } : null;
    }),
    leftOver: [
      ...unusable.map((question): LineClaim => ({
        use: 'skipped',
        reason: question.key.known ? 'question without a stem or with one option' : 'question without a usable key',
        lines: { from: question.start.at + 1, to: question.last + 1 },
      })),
      ...open.unanswered.map((at): LineClaim => ({
        use: 'skipped',
        reason: 'question without options or answer',
        lines: { from: at + 1, to: at + 1 },
      })),
      ...keySections.map((section): LineClaim => ({
        use: 'context',
        reason: 'list of answers',
        lines: { from: section.from + 1, to: section.to + 1 },
      })),
      ...claimRuns(scan.lines.length, (at) => {
        const line = scan.lines[at];
        return line === undefined ? null : leftOverUse(line);
      }),
    ],
    warnings: [
      ...questions.flatMap((question) => warningsOf(question, question.start.at + 1)),
      ...contradictoryDuplicates(questions.filter(isUsable), (question) => question.start.at + 1),
      ...open.unanswered.map((at) => ({
        line: at + 1,
        kind: 'missing-options',
        message: 'The question has neither options nor an answer.',
      })),
      ...scan.unclosedFences.map((line) => ({
        line,
        kind: 'unclosed-fence',
        message: 'The code block that starts here is never closed.',
      })),
    ],
  });
}
