import { plainText, singleSpaced } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';

import { isBareTitle } from './informative';

const LONGEST = 700;

const REMARKS = /^What (?:should you remember|are the \d+ points to remember) about “/;

/** Says whether the question of a slide card is one that the slide's title asks. */
export function isAskedByTitle(front: string): boolean {
  return !REMARKS.test(front);
}

/** One recall card for what is left of a slide; undefined without a title to ask by or when it is too long to recall. */
export function slideFact(rest: readonly Statement[], place: Place): Omit<Fact, 'parents'> | undefined {
  const first = rest[0];
  const last = rest.at(-1);
  if (first === undefined || last === undefined || place.title === '' || isBareTitle(place.title)) return undefined;
  const length = rest.reduce((sum, item) => sum + plainText(item.text).length, 0);
  if (length > LONGEST || length < 15) return undefined;
  const title = place.title.replace(/\s{0,9}[:.]\s{0,9}$/, '');
  const isQuestion = /[?？]$/.test(title);
  const single = rest.length === 1;
  const front = isQuestion
    ? title
    : single
      ? `What should you remember about “${title}”?`
      : `What are the ${rest.length} points to remember about “${title}”?`;
  const back = single ? first.text : rest.map((item) => `- ${singleSpaced(item.text)}`).join('\n');
  return {
    content: { kind: 'slide', front, back },
    ordinals: [0],
    lines: { from: first.lines.from, to: last.lines.to },
    block: `${place.title}\n${rest.map((item) => item.text).join('\n')}`,
    reason: 'What the other rules left of this slide.',
  };
}
