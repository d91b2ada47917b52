import type { ProposedNote } from './result';

/** How many cards the person wants of a source: the facts that matter most, what is worth a card, or all that can be asked. */
export type Amount = 'essentials' | 'standard' | 'everything';
/** From the fewest cards to the most; each holds those before it. */
export const AMOUNTS: readonly Amount[] = ['essentials', 'standard', 'everything'];

/**
 * The smallest amount that a proposed note belongs to: essentials are the source's own questions, and definitions, table
 * cells, steps and clozes that nothing speaks against; standard adds lists, recall cards and what the lint would have edited;
 * everything adds what it would skip, except cards without a question or an answer and cards that another one repeats.
 * Undefined for those.
 */
function amountOf({ content, lint, proposal }: ProposedNote): Amount | undefined {
  if (proposal === 'skip') return lint.some(({ rule }) => NEVER.has(rule)) ? undefined : 'everything';
  if (proposal === 'edit') return 'standard';
  if (content.kind === 'list' || content.kind === 'slide') return 'standard';
  return content.kind === 'choice' || lint.length === 0 ? 'essentials' : 'standard';
}

const NEVER: ReadonlySet<string> = new Set(['no-question', 'no-answer', 'duplicate', 'near-duplicate']);

/** Says whether a note is taken when the person wants this much. */
export function isWantedAt(note: ProposedNote, amount: Amount): boolean {
  const least = amountOf(note);
  return least !== undefined && AMOUNTS.indexOf(least) <= AMOUNTS.indexOf(amount);
}
