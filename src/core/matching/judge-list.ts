import type { ListContent, StepsContent } from '#core/cards';
import { differenceOf, type Difference, type Lexicon } from './difference';
import { different, isSameQuestion, scoreOf, type Evidence, type Judgement } from './judgement';
import { bareKey } from './text';

/** More items than this are compared by identity alone. */
const MAX_REWORDED = 24;

/** Whether an item of a list was only reworded. */
function isSameItem({ same, similarity, changedMeaning }: Difference): boolean {
  return same || (changedMeaning === undefined && similarity >= 0.6);
}

/** The same for a step: it is an answer of its own, so it must stay more alike, and two steps joined are another step. */
export function isSameStep({ same, similarity, changedMeaning, isPart }: Difference): boolean {
  return same || (changedMeaning === undefined && similarity >= 0.8 && !isPart);
}

/** For each proposed item the existing item it is, −1 for none: identical ones first, then reworded ones. */
export function pairItems(
  before: readonly string[],
  after: readonly string[],
  lexicon: Lexicon,
  isReworded = isSameItem,
): { readonly pairs: readonly number[]; readonly identical: number } {
  const free = new Map<string, number[]>();
  before.forEach((item, index) => {
    const key = bareKey(item);
    const places = free.get(key);
    if (places === undefined) free.set(key, [index]);
    else places.push(index);
  });
  const pairs = after.map((item) => free.get(bareKey(item))?.shift() ?? -1);
  const identical = pairs.filter((index) => index >= 0).length;
  const taken = new Set(pairs);
  const left = before.flatMap((_item, index) => (taken.has(index) ? [] : [index]));
  if (left.length <= MAX_REWORDED) {
    pairs.forEach((pair, place) => {
      if (pair >= 0) return;
      const found = left.find((index) => {
        return isReworded(differenceOf(before[index] ?? '', after[place] ?? '', lexicon));
      });
      if (found === undefined) return;
      pairs[place] = found;
      left.splice(left.indexOf(found), 1);
    });
  }
  return { pairs, identical };
}

/** A list stays the same card while it is asked the same way and most of its items are. */
export function judgeList(before: ListContent, after: ListContent, evidence: Evidence): Judgement {
  const prompt = differenceOf(withoutCount(before), withoutCount(after), evidence.lexicon);
  const { pairs, identical } = pairItems(before.items, after.items, evidence.lexicon);
  const matched = pairs.filter((index) => index >= 0).length;
  const overlap = matched / Math.max(before.items.length, after.items.length, 1);
  const score = scoreOf(prompt.similarity, overlap, evidence);
  if (prompt.changedMeaning !== undefined && !prompt.isPart) {
    return different(score, `the question changed: ${prompt.changedMeaning}`);
  }
  const isNear = evidence.place >= 2;
  const isAsked = prompt.same
    ? isSameQuestion(before.prompt, evidence) || overlap >= 0.8
    : prompt.similarity >= 0.5 || (isNear && overlap >= 0.8);
  if (!isAsked) return different(score, 'the list is asked for in another way');
  if (matched < 2 || overlap < (isNear && prompt.same ? 0.5 : 0.65))
    return different(score, 'most of its items changed');
  const isSplit = matched === after.items.length && before.items.length > after.items.length + 1;
  return { same: true, score, isSplit, reason: listReason(before, after, matched), isCertain: identical >= 2 };
}

/** The prompt without the number of items it asks for ("name all 4"), which changes with them. */
function withoutCount({ prompt, items }: ListContent): string {
  return prompt
    .replace(/\b(?:both|all(?= \d))\b/giu, '')
    .replace(/\b\d+\b/g, (digits) => (Number(digits) === items.length ? '' : digits));
}

function listReason(before: ListContent, after: ListContent, matched: number): string {
  const come = after.items.length - matched;
  const gone = before.items.length - matched;
  if (come === 0 && gone === 0) return 'Its items were reworded or put in another order.';
  const parts = [...(come > 0 ? [`${come} added`] : []), ...(gone > 0 ? [`${gone} taken out`] : [])];
  return `${matched} of its items are the same, ${parts.join(', ')}.`;
}

/** A step's card stays while both steps it joins do; the card of the whole order while most steps stand in the same order. */
export function judgeSteps(before: StepsContent, after: StepsContent, evidence: Evidence): Judgement {
  const prompt = differenceOf(before.prompt, after.prompt, evidence.lexicon);
  const { pairs } = pairItems(before.items, after.items, evidence.lexicon, isSameStep);
  const matched = pairs.filter((index) => index >= 0);
  const overlap = matched.length / Math.max(before.items.length, after.items.length, 1);
  const score = scoreOf(prompt.similarity, overlap, evidence);
  if (prompt.changedMeaning !== undefined && !prompt.isPart) {
    return different(score, `the question changed: ${prompt.changedMeaning}`);
  }
  const isNear = evidence.place >= 2;
  if (!(prompt.same ? isSameQuestion(before.prompt, evidence) || overlap >= 0.8 : prompt.similarity >= 0.5 && isNear)) {
    return different(score, 'the steps belong to something else');
  }
  const ordinalOf = (step: number): number => before.ordinals?.[step] ?? step;
  const cards = new Map<number, number>();
  const isInOrder = matched.every((index, place) => place === 0 || index > (matched[place - 1] ?? -1));
  if (isInOrder && overlap >= 0.6) cards.set(0, ordinalOf(0));
  pairs.forEach((index, place) => {
    if (place > 0 && index > 0 && pairs[place - 1] === index - 1) cards.set(place, ordinalOf(index));
  });
  if (cards.size === 0) return different(score, 'its steps changed');
  const reason = `${matched.length} of its ${after.items.length} steps are the same.`;
  return { same: true, score, isSplit: false, reason, cards, isCertain: matched.length >= 3 };
}
