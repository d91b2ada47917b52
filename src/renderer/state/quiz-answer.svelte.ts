import type { ChoiceContent } from '#core/cards';
import { gradeChoice, namesBareLetters, optionOrder, relabel } from '#core/quiz';
import type { Grade } from '#core/scheduling';

/** A quiz question on show: the order of its options and what was picked. */
export class QuizAnswer {
  readonly content: ChoiceContent;
  /** Source indexes in the order shown. */
  readonly order: readonly number[];
  /** Names options by the letters they are shown under. */
  readonly explanation: string;
  #chosen = $state.raw<readonly number[]>([]);
  #guessed = $state(false);

  constructor(content: ChoiceContent, random: () => number) {
    this.content = content;
    this.order = namesBareLetters(`${content.stem}\n${content.explanation}`)
      ? content.options.map((_, index) => index)
      : optionOrder(content.options, random);
    this.explanation = relabel(content.explanation, this.order);
  }

  /** Source indexes, ascending. */
  get chosen(): readonly number[] {
    return this.#chosen;
  }
  get guessed(): boolean {
    return this.#guessed;
  }
  get hasSeveralKeys(): boolean {
    return this.content.correct.length > 1;
  }
  /** The grade the question gives itself. */
  get grade(): Grade {
    return gradeChoice(this.content, this.#chosen, this.#guessed);
  }

  /** Picks the option in a place; with several keys it toggles. */
  pick(place: number): void {
    const index = this.order[place];
    if (index === undefined) return;
    if (!this.hasSeveralKeys) this.#chosen = [index];
    else if (this.#chosen.includes(index)) this.#chosen = this.#chosen.filter((other) => other !== index);
    else this.#chosen = [...this.#chosen, index].sort((a, b) => a - b);
  }

  toggleGuessed(): void {
    this.#guessed = !this.#guessed;
  }
}
