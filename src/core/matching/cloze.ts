/** All hidden parts that one card of a cloze note hides together. */
export interface ClozeGroup {
  /** As written in the text; card ordinal = number − 1. */
  readonly number: number;
  /** In the order of the text, without hints. */
  readonly hidden: readonly string[];
}

const DELETION = /\{\{c(\d+)::((?:(?!::|\}\})[\s\S])*)(?:::(?:(?!\}\})[\s\S])*)?\}\}/g;
const OPENING = /\{\{c(\d+)::/g;

/** The groups of a cloze text in order of first appearance. */
export function clozeGroups(text: string): readonly ClozeGroup[] {
  const groups = new Map<number, string[]>();
  for (const [, digits, hidden = ''] of text.matchAll(DELETION)) {
    const number = Number(digits);
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [hidden]);
    else group.push(hidden);
  }
  return [...groups].map(([number, hidden]) => ({ number, hidden }));
}

/** The text with nothing hidden. */
export function openText(text: string): string {
  return text.replace(DELETION, '$2');
}

/** The text as the card of one group shows it: its parts are gaps, all others are open. */
export function maskedText(text: string, number: number): string {
  return text.replace(DELETION, (_all, digits: string, hidden: string) => (Number(digits) === number ? ' … ' : hidden));
}

/** The text with its groups numbered anew; a number that `numbers` lacks stays. */
export function renumbered(text: string, numbers: ReadonlyMap<number, number>): string {
  return text.replace(OPENING, (_all, digits: string) => `{{c${numbers.get(Number(digits)) ?? digits}::`);
}

/** The text numbered by first appearance, so that two texts that hide the same parts are the same. */
export function canonicalCloze(text: string): string {
  const numbers = new Map<number, number>();
  for (const [, digits] of text.matchAll(OPENING)) {
    const number = Number(digits);
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
  }
  return renumbered(text, numbers);
}
