import { dedent } from '../../quiz/clean';
import type { DraftNote, LineClaim } from '../../format';
import type { Answer } from './quiz-slide';
import type { Topic } from './topics';

const QUESTION_TITLE =
  /^(?:questions?|question de .{1,30}|frage|pregunta|domanda|pergunta|vraag|exercice|exercise|übung|q)\s*\d*\b/i;
const ANSWER_TITLE =
  /(?:^|\b)(?:answers?|réponses?|antwort|lösung|respuestas?|solución|solutions?|risposta|soluzione|resposta|antwoord|corrigé)\b/iu;

/** A question without options, and what it became. */
export interface OpenQuestion {
  readonly note: Omit<DraftNote, 'context' | 'deckPath' | 'tags' | 'explicitId'>;
  readonly claims: readonly LineClaim[];
}

/** Says whether a slide asks and the slide after it answers, by their titles. */
export function isAnswered(question: Topic, next: Topic | undefined): next is Topic {
  return (
    next !== undefined &&
    QUESTION_TITLE.test(question.title) &&
    !ANSWER_TITLE.test(question.title.replace(QUESTION_TITLE, '')) &&
    ANSWER_TITLE.test(next.title)
  );
}

/** Question and answer on two slides that follow each other. */
export function pairedQuestion(question: Topic, answer: Topic): OpenQuestion | undefined {
  return build(
    question,
    bodyOf(question),
    bodyOf(answer),
    answer.lines,
    'A question slide and the answer slide after it.',
  );
}

/** A question on a quiz slide without options, with its answer in the notes. */
export function notedQuestion(question: Topic, answer: Answer): OpenQuestion | undefined {
  const front = bodyOf(question).replace(/^[-*+]\s{1,9}(?!.*\n[-*+]\s)/s, '');
  if (!/[?？]["”)*]{0,3}\s*$/.test(front) || answer.lines === undefined) return undefined;
  return build(question, front, answer.notes, answer.lines, 'The slide asks and its notes answer.');
}

function build(
  question: Topic,
  front: string,
  back: string,
  lines: { readonly from: number; readonly to: number },
  reason: string,
): OpenQuestion | undefined {
  if (front === '' || back.trim() === '' || front.length > 2000) return undefined;
  const unquoted = front.replace(/^> ?/gm, '').trim();
  return {
    note: {
      content: { kind: 'basic', front: unquoted, back: back.trim() },
      ordinals: [0],
      slide: question.slide,
      lines: { from: question.lines.from, to: lines.to },
      block: `${unquoted}\n${back}`,
      reason,
    },
    claims: [
      {
        use: 'card',
        lines: { from: (question.headingLines?.to ?? question.lines.from - 1) + 1, to: question.lines.to },
      },
      { use: 'card', lines },
    ],
  };
}

function bodyOf(topic: Topic): string {
  const start = topic.headingLines === undefined ? 0 : topic.headingLines.to - topic.lines.from + 1;
  return dedent(topic.text.slice(start).filter((line) => !/^\s*!\[bg\b/.test(line)));
}
