import type { LineRange, Markdown } from '#core/cards';
import type { DraftNote, LineClaim } from '../../format';
import { readKey } from '../../quiz/answer-key';
import { cleanLine, dedent } from '../../quiz/clean';
import { isFirstLabel, labelDistance } from '../../quiz/labels';
import { parseOptionLine, type OptionLine } from '../../quiz/option-line';
import { afterAnswerWord, withoutExplanationLabel } from '../../quiz/words';
import type { ImportWarning } from '../../result';
import type { Topic } from './topics';

/** What became of a slide that asks something. */
export type QuizOutcome =
  | {
      readonly kind: 'question';
      readonly note: Omit<DraftNote, 'context' | 'deckPath' | 'tags' | 'explicitId'>;
      readonly claims: readonly LineClaim[];
    }
  /** Looks like a question, but none can be made of it. */
  | { readonly kind: 'refused'; readonly claims: readonly LineClaim[]; readonly warning: ImportWarning };

/** A source of answers: the notes of the slide, or of the slide after it when that has nothing else. */
export interface Answer {
  readonly notes: Markdown;
  readonly lines: LineRange | undefined;
}

const QUIZ_TITLE =
  /^(?:pop |mini |short |final |module |section |chapter )?(?:quiz|quizz|questions?|check (?:your|the) (?:knowledge|understanding)|knowledge check|test (?:yourself|your knowledge)|review questions?|self[- ]?(?:test|check|assessment)|concept check|exam question|multiple choice|true or false|frage|pregunta|domanda|quiz time)\b/i;

const ASKS = /[?？]/;

/** Whether a title announces a question. */
export function isQuizTitle(title: string): boolean {
  return QUIZ_TITLE.test(title.slice(0, 80));
}

interface Option {
  readonly line: OptionLine;
  text: string[];
}

interface Parsed {
  readonly stem: readonly string[];
  readonly options: readonly Option[];
  /** Lines of the body that say the answer, with what follows the word. */
  readonly said: string | undefined;
  readonly lastLine: number;
  readonly secondQuestion: number | undefined;
}

/** Reads a quiz slide; undefined when the topic is none. Never invents: without a key that names an option there is no question. */
export function readQuizSlide(topic: Topic, answer: Answer): QuizOutcome | undefined {
  const titled = isQuizTitle(topic.title) || topic.parents.some(isQuizTitle);
  if (!titled && topic.text.filter(mayBeOption).length < 2) return undefined;
  const first = topic.headingLines === undefined ? 0 : topic.headingLines.to - topic.lines.from + 1;
  const parsed = parseQuestion(topic.text, first, topic.lines.from);
  if (!titled && parsed.options.length < 2) return undefined;
  const texts = parsed.options.map((option) => dedent(option.text));
  const labels = parsed.options.map((option) => option.line.label);
  const stem = stemOf(parsed.stem);
  if (stem === '') return undefined;
  // Ticks and crosses under a statement say what holds and what does not.
  if (!titled && labels.every((label) => label === '') && !ASKS.test(stem)) return undefined;
  const key = keyOf(parsed, labels, texts, answer.notes, titled);
  if (!titled && (key.kind !== 'key' || !key.sure)) return undefined;
  const questionLines: LineRange = { from: topic.lines.from + first, to: parsed.lastLine };
  const refuse = (kind: string, reason: string, message: string): QuizOutcome => ({
    kind: 'refused',
    claims: [
      { use: 'skipped', lines: questionLines, reason },
      ...(answer.lines === undefined ? [] : [{ use: 'skipped' as const, lines: answer.lines, reason }]),
    ],
    warning: { line: firstTextLine(topic, first), kind, message },
  });
  const trueFalse = texts.length === 0 && key.kind === 'none' ? readTruth(answer.notes) : undefined;
  if (texts.length === 0 && trueFalse === undefined) return undefined;
  if (texts.length === 1) {
    return refuse('single-option', 'question with one option', 'This question has only one option; it was left out.');
  }
  if (parsed.secondQuestion !== undefined) {
    return refuse(
      'several-questions',
      'several questions on one slide',
      `Another question starts on line ${parsed.secondQuestion}; give each its own slide and answer.`,
    );
  }
  if (trueFalse === undefined && key.kind === 'none') {
    return refuse(
      'missing-key',
      'question without an answer',
      'This question has no answer in its notes; it was left out.',
    );
  }
  if (trueFalse === undefined && key.kind === 'bad') {
    return refuse(
      'bad-key',
      'question whose answer is no option',
      `The answer "${key.letters}" is none of the options; the question was left out.`,
    );
  }
  const correct = trueFalse === undefined ? (key.kind === 'key' ? key.correct : []) : [trueFalse.value ? 0 : 1];
  const explanation = trueFalse?.rest ?? (key.kind === 'key' ? key.explanation : '');
  const claims: LineClaim[] = [{ use: 'card', lines: questionLines }];
  if (answer.lines !== undefined) claims.push({ use: 'card', lines: answer.lines });
  return {
    kind: 'question',
    note: {
      content: {
        kind: 'choice',
        stem,
        options: trueFalse === undefined ? texts : ['True', 'False'],
        correct,
        explanation,
      },
      ordinals: [0],
      slide: topic.slide,
      lines: { from: questionLines.from, to: Math.max(questionLines.to, answer.lines?.to ?? 0) },
      block: `${stem}\n${texts.join('\n')}`,
      reason: 'The slide asks this question and its notes give the answer.',
    },
    claims,
  };
}

/** A cheap look before a line is really read as an option. */
function mayBeOption(line: string): boolean {
  return /^\s{0,12}(?:[-*+•]\s{1,4})?(?:\[[ xX]?\]|[☐☑□✅(]|\*{0,2}\p{L}\*{0,2}[.):\]])/u.test(
    line.length > 40 ? line.slice(0, 40) : line,
  );
}

function firstTextLine(topic: Topic, first: number): number {
  const offset = topic.text.slice(first).findIndex((line) => line.trim() !== '');
  return topic.lines.from + first + Math.max(0, offset);
}

function parseQuestion(text: readonly string[], first: number, firstLine: number): Parsed {
  const stem: string[] = [];
  const options: Option[] = [];
  let said: string | undefined;
  let fence = false;
  let afterBlank = false;
  let ended = false;
  let lastLine = firstLine + first;
  let secondQuestion: number | undefined;
  for (let index = first; index < text.length; index++) {
    const line = text[index] ?? '';
    const trimmed = line.trim();
    if (trimmed === '') {
      afterBlank = true;
      options.at(-1)?.text.push('');
      if (options.length === 0 && stem.length > 0) stem.push('');
      continue;
    }
    if (/^(?:[-*+]\s+)?(?:`{3,}|~{3,})/.test(trimmed)) fence = !fence;
    const option = fence ? null : parseOptionLine(trimmed);
    const answer = fence || option !== null ? null : afterAnswerWord(cleanLine(trimmed));
    if (option !== null && (options.length > 0 ? follows(options, option) : opens(option))) {
      options.push({ line: option, text: [option.text] });
      ended = false;
    } else if (option !== null && options.length > 1 && option.style === 'letter' && isFirstLabel(option.label)) {
      secondQuestion ??= firstLine + index;
    } else if (options.length === 0) {
      stem.push(line);
    } else if (answer?.separated === true && answer.rest !== '') {
      said = answer.rest;
    } else if (!ended && (!afterBlank || fence || /^\s{2,}/.test(line)) && !isImageOnly(trimmed)) {
      options.at(-1)?.text.push(line.trim());
    } else {
      ended = true;
    }
    if (!ended) lastLine = firstLine + index;
    afterBlank = false;
  }
  return { stem, options, said, lastLine, secondQuestion };
}

function isImageOnly(trimmed: string): boolean {
  return /^(?:!\[|<img\b)/.test(trimmed);
}

function opens(option: OptionLine): boolean {
  return option.style === 'checkbox' || isFirstLabel(option.label);
}

function follows(options: readonly Option[], option: OptionLine): boolean {
  const last = options.at(-1)?.line;
  if (last?.style !== option.style) return false;
  if (option.style === 'checkbox' && option.label === '') return true;
  const distance = labelDistance(last.label, option.label);
  return distance !== null && distance > 0 && distance < 4;
}

/** A picture below the question's own bullet belongs to it; one beside it decorates the slide. */
function stemOf(lines: readonly string[]): Markdown {
  const used = lines.filter((line) => !isImageOnly(line.trim()) || lines.length < 3 || /^\s{2,}/.test(line));
  const bullets = used.filter((line) => /^\s{0,3}[-*+]\s/.test(line)).length;
  const unmarked = bullets === 1 ? used.map((line) => line.replace(/^\s{0,3}[-*+]\s+/, '')) : used;
  const text = dedent(unmarked.map((line) => (bullets === 1 ? line.trimStart() : line)));
  return bullets === 1 ? text.replace(/\n(?!\n)/g, '\n').trim() : text.trim();
}

type Key =
  | {
      readonly kind: 'key';
      readonly correct: readonly number[];
      readonly explanation: Markdown;
      readonly sure: boolean;
    }
  | { readonly kind: 'bad'; readonly letters: string }
  | { readonly kind: 'none' };

/** The key stands in the notes' first lines, after the word "Answer", on the slide itself, or as ticks and marks. */
function keyOf(
  parsed: Parsed,
  labels: readonly string[],
  texts: readonly string[],
  notes: Markdown,
  titled: boolean,
): Key {
  if (texts.length < 2) return { kind: 'none' };
  const keyOptions = { labels, texts };
  const noteLines = notes.split('\n');
  let bad: string | undefined;
  for (const [index, line] of noteLines.entries()) {
    if (line.trim() === '' || /^\s*!\[/.test(line)) continue;
    const clean = cleanLine(line.trim());
    const said = afterAnswerWord(clean);
    const isFirst = noteLines.slice(0, index).every((before) => before.trim() === '');
    if (!isFirst && said?.separated !== true) continue;
    const reading = readKey(said?.separated === true ? said.rest : clean, keyOptions);
    if (reading.kind === 'key') {
      const rest = [...noteLines.slice(0, index), reading.rest, ...noteLines.slice(index + 1)];
      const sure = reading.exact || said?.separated === true;
      if (titled || sure) return { kind: 'key', correct: reading.correct, explanation: explanationOf(rest), sure };
    }
    if (reading.kind === 'no-such-option') bad ??= reading.letters;
  }
  if (bad !== undefined) return { kind: 'bad', letters: bad };
  if (parsed.said !== undefined) {
    const reading = readKey(parsed.said, keyOptions);
    if (reading.kind === 'key') {
      return {
        kind: 'key',
        correct: reading.correct,
        explanation: explanationOf([reading.rest, '', notes]),
        sure: true,
      };
    }
    if (reading.kind === 'no-such-option') return { kind: 'bad', letters: reading.letters };
  }
  const marked = parsed.options.flatMap(({ line }, index) =>
    line.ticked === true || line.mark === 'sign' ? [index] : [],
  );
  return marked.length > 0 && marked.length < texts.length
    ? { kind: 'key', correct: marked, explanation: explanationOf(noteLines), sure: true }
    : { kind: 'none' };
}

function explanationOf(lines: readonly string[]): Markdown {
  const text = dedent(lines);
  const bullets = text.split('\n').filter((line) => /^\s{0,3}[-*+]\s/.test(line)).length;
  const single =
    bullets === 1 && /^[-*+]\s/.test(text)
      ? dedent(
          text
            .replace(/^[-*+]\s+/, '')
            .split('\n')
            .map((line) => line.trim()),
        )
      : text;
  return withoutExplanationLabel(single).trim();
}

function readTruth(notes: Markdown): { readonly value: boolean; readonly rest: Markdown } | undefined {
  const [first = '', ...rest] = notes.split('\n');
  const clean = cleanLine(first.trim());
  const said = afterAnswerWord(clean)?.rest ?? clean;
  const match = /^(true|false|t|f)(?![\p{L}\p{N}])[\s.:,;–—-]*/iu.exec(said);
  if (match === null) return undefined;
  return { value: /^t/i.test(said), rest: explanationOf([said.slice(match[0].length), ...rest]) };
}
