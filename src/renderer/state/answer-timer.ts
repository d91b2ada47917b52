import { recordedAnswerMs } from '#core/review';

/** Measures how long an answer takes; stands still while the window is out of focus. */
export class AnswerTimer {
  readonly #now: () => number;
  #countedMs = 0;
  #runningSince: number | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  restart(): void {
    this.#countedMs = 0;
    this.#runningSince = this.#now();
  }

  pause(): void {
    this.#countedMs = this.elapsedMs;
    this.#runningSince = undefined;
  }

  resume(): void {
    this.#runningSince ??= this.#now();
  }

  get elapsedMs(): number {
    const running = this.#runningSince === undefined ? 0 : Math.max(0, this.#now() - this.#runningSince);
    return recordedAnswerMs(this.#countedMs + running);
  }
}
