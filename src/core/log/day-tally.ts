import type { CardId, DeckId } from '#core/cards';
import type { StudyDay } from '#core/time';
import type { AnswerEvent, LogEvent } from './event';
import { eventKey } from './order';

/** Answers that a daily limit counts. */
export interface DoneToday {
  /** Answers to cards that were new. */
  readonly newDone: number;
  /** Answers to cards that were in review; cramming does not count. */
  readonly reviewDone: number;
}

function countsAs({ kind, before }: AnswerEvent): keyof DoneToday | undefined {
  if (kind === 'cram' || kind === 'manual') return undefined;
  if (before.phase === 'new') return 'newDone';
  return before.phase === 'review' ? 'reviewDone' : undefined;
}

/** Counts the answers of the latest study day by deck, kept up by feeding it the events in order. */
export class DayTally {
  #day: StudyDay | undefined;
  readonly #answers = new Map<string, { readonly cardId: CardId; readonly as: keyof DoneToday; holds: boolean }>();

  /** The latest day that was fed; undefined before the first event. */
  get day(): StudyDay | undefined {
    return this.#day;
  }

  push(event: LogEvent): void {
    if (event.studyDay !== this.#day) {
      this.#day = event.studyDay;
      this.#answers.clear();
    }
    if (event.type === 'void' || event.type === 'unvoid') {
      const answer = this.#answers.get(eventKey(event.target));
      if (answer) answer.holds = event.type === 'unvoid';
    } else if (event.type === 'answer' && event.studyDay === this.#day) {
      const as = countsAs(event);
      if (as !== undefined) this.#answers.set(eventKey(event), { cardId: event.cardId, as, holds: true });
    }
  }

  /** Counts of `day` by deck, without ancestors; cards that `deckOf` does not know are left out. */
  counts(day: StudyDay, deckOf: (cardId: CardId) => DeckId | undefined): ReadonlyMap<DeckId, DoneToday> {
    const counts = new Map<DeckId, DoneToday>();
    if (day !== this.#day) return counts;
    for (const { cardId, as, holds } of this.#answers.values()) {
      const deck = holds ? deckOf(cardId) : undefined;
      if (deck === undefined) continue;
      const done = counts.get(deck) ?? { newDone: 0, reviewDone: 0 };
      counts.set(deck, { ...done, [as]: done[as] + 1 });
    }
    return counts;
  }
}
