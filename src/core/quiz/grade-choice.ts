import type { ChoiceContent } from '#core/cards';
import { GRADES, type Grade } from '#core/scheduling';

/**
 * The grade a quiz question gives itself: wrong is Again, right is Good, right but guessed is Hard. `chosen` holds
 * indexes in source order; with several keys all of them and nothing else must be chosen.
 */
export function gradeChoice(
  { correct }: Pick<ChoiceContent, 'correct'>,
  chosen: readonly number[],
  guessed: boolean,
): Grade {
  const picked = new Set(chosen);
  const right = picked.size === correct.length && correct.every((index) => picked.has(index));
  if (!right) return GRADES.again;
  return guessed ? GRADES.hard : GRADES.good;
}
