import type { Markdown } from '#core/cards';
import { cleanLine, dedent } from './clean';
import type { Scan } from './scan';
import { stemCandidates } from './stems';
import { afterAnswerWord, headOf } from './words';

/** A question without options whose answer is written below it. Positions are indexes into the scan, both ends included. */
export interface OpenQuestion {
  readonly at: number;
  readonly last: number;
  readonly front: Markdown;
  readonly back: Markdown;
}

/** What the stretches between the questions with options hold. */
export interface OpenReading {
  readonly questions: readonly OpenQuestion[];
  /** Indexes of lines that ask something to which neither options nor an answer follow. */
  readonly unanswered: readonly number[];
}

const SHORT_ANSWER = /^A(?:nswer)?\s?[:：.)]\s?/u;

function answerOn(text: string): string | null {
  const cleaned = cleanLine(text);
  const short = SHORT_ANSWER.exec(headOf(cleaned));
  const lead = short === null ? afterAnswerWord(cleaned) : null;
  if (short === null && lead?.separated !== true) return null;
  const label = /^(?:[^:：]{0,40}[:：]|A[.)])[*_\s]{0,4}/u.exec(headOf(text));
  return label === null ? (lead?.rest ?? '') : text.slice(label[0].length).trim();
}

/** Finds questions without options: a marked question, then a line that starts with "A:" or "Answer:". */
export function readOpenQuestions(scan: Scan, taken: readonly boolean[], family: string | null): OpenReading {
  const { lines } = scan;
  const candidates = stemCandidates(lines).filter(
    (each) => taken[each.at] !== true && lines[each.at]?.details === 0 && each.family !== 'heading',
  );
  const questions: OpenQuestion[] = [];
  const unanswered: number[] = [];
  candidates.forEach((candidate, place) => {
    const limit = candidates[place + 1]?.at ?? lines.length;
    let to = candidate.at;
    while (to + 1 < limit && taken[to + 1] !== true) {
      const next = lines[to + 1];
      if (next?.kind === 'rule' || (next?.kind === 'heading' && answerOn(next.text) === null)) break;
      to += 1;
    }
    const marked = candidate.family.includes('word') || candidate.family.includes('bold');
    const body = lines.slice(candidate.at + 1, to + 1);
    const answer = body.findIndex(
      (line) => line.kind !== 'code' && line.kind !== 'blank' && answerOn(line.text) !== null,
    );
    if (answer < 0 || (!marked && candidate.family !== family && !candidate.family.includes('heading'))) {
      if (candidate.family === family && candidate.marker?.rest !== '') unanswered.push(candidate.at);
      return;
    }
    const asked = dedent(body.slice(0, answer).map((line) => line.raw));
    const front = [candidate.marker?.rest ?? '', asked].filter((part) => part !== '').join('\n');
    const below = dedent(
      body.slice(answer + 1).map((line) => line.raw.replace(/<\/?(?:details|summary)\b[^<>]{0,100}>/giu, '')),
    );
    const back = [answerOn(body[answer]?.text ?? '') ?? '', below].filter((part) => part.trim() !== '').join('\n');
    while (to > candidate.at && lines[to]?.kind === 'blank') to -= 1;
    if (front !== '' && back.trim() !== '') questions.push({ at: candidate.at, last: to, front, back });
  });
  return { questions, unanswered };
}
