import type { CardId } from '#core/cards';
import { trueRetention } from '#core/review';
import type { CardState, Grade } from '#core/scheduling';

/** An answer of this session. */
export interface TalliedAnswer {
  readonly cardId: CardId;
  readonly grade: Grade;
  /** The card's schedule before the answer. */
  readonly before: CardState;
  readonly answerMs: number;
}

/** What a session came to. */
export interface SessionSummary {
  readonly answers: number;
  readonly cards: number;
  readonly newCards: number;
  readonly minutes: number;
  /** True retention, 0–1; undefined when nothing was reviewed. */
  readonly retention: number | undefined;
  readonly byGrade: Readonly<Record<Grade, number>>;
}

/** Keeps the answers of a session, with those that were undone in reach. */
export class SessionTally {
  readonly #answers: TalliedAnswer[] = [];
  readonly #undone: TalliedAnswer[] = [];

  add(answer: TalliedAnswer): void {
    this.#answers.push(answer);
    this.#undone.length = 0;
  }

  /** The last answer to the card was taken back. */
  undo(cardId: CardId): void {
    move(this.#answers, this.#undone, cardId);
  }

  /** What was taken back last for the card holds again. */
  redo(cardId: CardId): void {
    move(this.#undone, this.#answers, cardId);
  }

  /** Cards that were answered or undone here. */
  cards(): readonly CardId[] {
    return [...this.#answers, ...this.#undone].map(({ cardId }) => cardId);
  }

  summary(): SessionSummary {
    const count = (grade: Grade): number => this.#answers.filter((answer) => answer.grade === grade).length;
    const { young, mature } = trueRetention(this.#answers);
    const reviews = young.of + mature.of;
    return {
      answers: this.#answers.length,
      cards: new Set(this.#answers.map(({ cardId }) => cardId)).size,
      newCards: this.#answers.filter(({ before }) => before.phase === 'new').length,
      minutes: this.#answers.reduce((sum, { answerMs }) => sum + answerMs, 0) / 60_000,
      retention: reviews === 0 ? undefined : (young.passed + mature.passed) / reviews,
      byGrade: { 1: count(1), 2: count(2), 3: count(3), 4: count(4) },
    };
  }
}

function move(from: TalliedAnswer[], to: TalliedAnswer[], cardId: CardId): void {
  const at = from.findLastIndex((answer) => answer.cardId === cardId);
  if (at >= 0) to.push(...from.splice(at, 1));
}
