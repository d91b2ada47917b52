import type { ImportWarning } from '../result';
import { comparable } from './clean';
import type { Question } from './questions';

interface Seen {
  readonly line: number;
  readonly right: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** What has to be known of a question to compare it. */
type Asked = Pick<Question, 'stem' | 'options' | 'key'>;

function keyed(question: Asked, line: number): Seen | null {
  if (!question.key.known) return null;
  const texts = question.options.map(comparable);
  const right = question.key.correct.map((index) => texts[index] ?? '');
  return { line, right: new Set(right), all: new Set(texts) };
}

/** One of them calls an option right that the other offers and calls wrong; punctuation counts. */
function contradicts(left: Seen, right: Seen): boolean {
  const against = (one: Seen, other: Seen): boolean =>
    [...one.right].some((text) => other.all.has(text) && !other.right.has(text));
  return against(left, right) || against(right, left);
}

/** Warnings for questions that are asked twice with answers that exclude each other. `lineOf` counts from 1. */
export function contradictoryDuplicates<Q extends Asked>(
  questions: readonly Q[],
  lineOf: (question: Q) => number,
): readonly ImportWarning[] {
  const byStem = new Map<string, Seen[]>();
  return questions.flatMap((question): ImportWarning[] => {
    const seen = keyed(question, lineOf(question));
    if (seen === null) return [];
    const stem = comparable(question.stem);
    const earlier = byStem.get(stem) ?? [];
    const clash = earlier.slice(-20).find((other) => contradicts(other, seen));
    byStem.set(stem, [...earlier.slice(-20), seen]);
    if (clash === undefined) return [];
    const message = `The same question stands in line ${clash.line} with another answer.`;
    return [{ line: seen.line, kind: 'contradictory-duplicate', message }];
  });
}
