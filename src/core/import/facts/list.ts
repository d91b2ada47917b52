import type { LineRange } from '#core/cards';
import { plainText, singleSpaced } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import { isBareTitle } from './informative';
import { questionFromLead, questionFromSubject, questionFromTitle } from './prompts';

/** Most items that one card asks for at a time. */
export const LONGEST_LIST = 7;
const LONGEST_ITEM = 160;
const LONGEST_ANSWER = 600;
/** An item that says something of what its parent names. */
const PREDICATE =
  /^\W{0,3}(?:is|are|was|has|have|had|can(?:not)?|may|must|will|does|runs?|keeps|stores|holds|supports|provides|needs|requires|allows|uses|works|makes|gives|lets|lives|contains|starts|stops|ends|takes)\b/i;

/** What introduces a list: the parent bullet or the paragraph before it; without one the slide's title does. */
export interface ListLead {
  readonly text: string;
  readonly lines: LineRange;
}

/**
 * Name them all: two to seven items under one heading. Undefined when there are too few, when they are too long to be named,
 * or when nothing says what they are items of.
 */
export function listFact(
  items: readonly Statement[],
  lead: ListLead | undefined,
  place: Place,
): Omit<Fact, 'parents'> | undefined {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length < 2) return undefined;
  const lengths = items.map((item) => plainText(item.text).length);
  if (lengths.some((length) => length > LONGEST_ITEM) || lengths.reduce((a, b) => a + b, 0) > LONGEST_ANSWER)
    return undefined;
  if (lead === undefined && (place.title === '' || isBareTitle(place.title))) return undefined;
  const prompt =
    lead === undefined
      ? questionFromTitle(place.title, items.length)
      : items.every((item) => PREDICATE.test(item.text) && !item.text.includes('?')) &&
          !/\b(?:by|to|in|for|you|can|is|are)[\s:]*$/i.test(lead.text)
        ? questionFromSubject(plainText(lead.text), items.length)
        : questionFromLead(plainText(lead.text), items.length, place.title);
  return {
    content: { kind: 'list', prompt, items: items.map((item) => tidy(item.text)) },
    ordinals: [0],
    lines: { from: lead?.lines.from ?? first.lines.from, to: last.lines.to },
    block: `${lead?.text ?? place.title}\n${items.map((item) => item.text).join('\n')}`,
    reason: lead === undefined ? 'The bullets of one slide.' : 'A line and the list it introduces.',
  };
}

function tidy(text: string): string {
  const flat = singleSpaced(text);
  return (/[.;,]$/.test(flat) ? flat.replace(/(?<=[\p{L}\p{N})])[.;,]$/u, '') : flat).trim();
}
