import type { NoteContent } from '#core/cards';
import { assertNever } from '#core/result';
import type { GiftAnswer, ParsedGift } from './parse-question';

/** What a parsed question becomes, or why it becomes nothing. */
export type GiftOutcome =
  | { readonly made: true; readonly contents: readonly NoteContent[]; readonly reason: string }
  | { readonly made: false; readonly kind: string; readonly message: string; readonly reason: string };

function skipped(kind: string, message: string, reason: string): GiftOutcome {
  return { made: false, kind, message, reason };
}

function explain(parsed: ParsedGift, answers: readonly GiftAnswer[]): string {
  const lines = answers
    .filter((answer) => answer.feedback !== '')
    .map((answer) => `- ${answer.text.split('\n', 1)[0] ?? ''}: ${answer.feedback}`);
  return [parsed.feedback, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

function withFeedback(back: string, parsed: ParsedGift, answers: readonly GiftAnswer[]): string {
  return [back, explain(parsed, answers)].filter((part) => part !== '').join('\n\n');
}

/** Right are the `=` answers; where there are none, those that earn part of the mark. */
function choice(parsed: ParsedGift, answers: readonly GiftAnswer[]): GiftOutcome {
  const full = answers.flatMap((answer, index) => (answer.sign === '=' && answer.weight > 0 ? [index] : []));
  const part = answers.flatMap((answer, index) => (answer.weight > 0 ? [index] : []));
  const correct = full.length > 0 ? full : part;
  if (answers.length < 2)
    return skipped('single-option', 'The question has only one option.', 'question with one option');
  if (correct.length === 0) {
    return skipped('missing-key', 'No option of the question is marked as right.', 'question without a usable key');
  }
  const content: NoteContent = {
    kind: 'choice',
    stem: parsed.stem,
    options: answers.map((answer) => answer.text),
    correct,
    explanation: explain(parsed, answers),
  };
  return { made: true, contents: [content], reason: 'a GIFT question with options' };
}

function short(parsed: ParsedGift, answers: readonly GiftAnswer[]): GiftOutcome {
  const best = Math.max(...answers.map((answer) => answer.weight));
  const accepted = answers.filter((answer) => answer.weight === best && answer.weight > 0 && answer.text !== '');
  if (accepted.length === 0)
    return skipped('missing-key', 'The question gives no answer.', 'question without an answer');
  const back = accepted.map((answer) => answer.text).join(' / ');
  const content: NoteContent = { kind: 'basic', front: parsed.stem, back: withFeedback(back, parsed, answers) };
  return { made: true, contents: [content], reason: 'a GIFT question with a short answer' };
}

function amount(text: string): string {
  const range = /^(-?\d+(?:\.\d+)?|-?\.\d+)\.\.(-?\d+(?:\.\d+)?|-?\.\d+)$/u.exec(text.slice(0, 100));
  if (range !== null) return `${range[1] ?? ''} to ${range[2] ?? ''}`;
  const [value = '', margin = ''] = text.split(':');
  return margin === '' || Number(margin) === 0 ? value : `${value} ± ${margin}`;
}

function numerical(parsed: ParsedGift, answers: readonly GiftAnswer[]): GiftOutcome {
  return short(
    parsed,
    answers.map((answer) => ({ ...answer, text: amount(answer.text) })),
  );
}

/** Makes cards of a parsed question. */
export function cardsOf(parsed: ParsedGift): GiftOutcome {
  const { question } = parsed;
  if (parsed.stem === '' && question.kind !== 'description') {
    return skipped('missing-stem', 'The answers stand without a question.', 'question without a stem');
  }
  switch (question.kind) {
    case 'description':
      return skipped('', '', 'description that asks nothing');
    case 'essay':
      return skipped('missing-key', 'An essay question has no answer to learn.', 'essay question');
    case 'unclosed':
      return skipped(
        'unclosed-answer',
        'The answer that starts with "{" never ends.',
        'answer without its closing brace',
      );
    case 'true-false': {
      const content: NoteContent = {
        kind: 'choice',
        stem: parsed.stem,
        options: ['True', 'False'],
        correct: [question.answer ? 0 : 1],
        explanation: [parsed.feedback, ...question.feedback].filter((part) => part !== '').join('\n\n'),
      };
      return { made: true, contents: [content], reason: 'a GIFT question of true or false' };
    }
    case 'choice':
      return choice(parsed, question.answers);
    case 'short':
      return short(parsed, question.answers);
    case 'numerical':
      return numerical(parsed, question.answers);
    case 'matching': {
      const pairs = question.pairs.filter((pair) => pair.left !== '' && pair.right !== '');
      const contents = pairs.map((pair): NoteContent => ({
        kind: 'basic',
        front: `${parsed.stem}\n\n${pair.left}`,
        back: pair.right,
      }));
      return { made: true, contents, reason: 'a pair of a GIFT matching question' };
    }
    default:
      return assertNever(question);
  }
}
