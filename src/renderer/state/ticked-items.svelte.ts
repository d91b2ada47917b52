import { stepAskedBy } from '#core/cards';
import { GRADES, type Grade } from '#core/scheduling';
import type { ShownCard, StudySession } from './study-session.svelte';

const NONE: ReadonlySet<number> = new Set();

/** The items of a list that the learner says were named, and the grade they suggest. */
export class TickedItems {
  readonly #session: StudySession;
  #card = $state.raw<ShownCard | undefined>(undefined);
  #ticked = $state.raw<ReadonlySet<number>>(NONE);

  constructor(session: StudySession) {
    this.#session = session;
  }

  of(card: ShownCard): ReadonlySet<number> {
    return this.#card === card ? this.#ticked : NONE;
  }

  /** How many items the card has to tick off; 0 when it is no list. */
  total(card: ShownCard): number {
    return itemsOf(card);
  }

  toggle(card: ShownCard, index: number): void {
    const total = itemsOf(card);
    if (index >= total) return;
    const next = new Set(this.of(card));
    if (!next.delete(index)) next.add(index);
    this.#card = card;
    this.#ticked = next;
    this.#session.suggest(gradeFor(next.size, total));
  }
}

/** Items of the card's list; 0 when it has none to tick. */
function itemsOf({ note: { content }, ordinal }: ShownCard): number {
  const isList = content.kind === 'list' || (content.kind === 'steps' && stepAskedBy(content, ordinal) === 0);
  return isList ? content.items.length : 0;
}

/** All named is Good, all but one of several is Hard, fewer is Again; nothing ticked leaves Good. */
function gradeFor(named: number, total: number): Grade {
  if (named === 0 || named === total) return GRADES.good;
  return named === total - 1 && total > 2 ? GRADES.hard : GRADES.again;
}
