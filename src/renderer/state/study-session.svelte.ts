import type { CardId, DeckId, Note, Slide } from '#core/cards';
import { partsOfCardId } from '#core/cards';
import { StudyQueue, type QueueHead, type StudyCounts } from '#core/review';
import {
  DEFAULT_PRESET,
  GRADES,
  previewAnswers,
  presetOf,
  type AnswerOutcomes,
  type CardState,
  type Grade,
  type Preset,
} from '#core/scheduling';
import type { Calendar, StudyDay } from '#core/time';
import type { Collection } from '../db';
import { AnswerTimer } from './answer-timer';
import { describeAnswerFailure, describeLeech, describeStep, describeStorageFailure } from './messages';
import { QuizAnswer } from './quiz-answer.svelte';
import { WHOLE_COLLECTION, wholeCollection } from './study-scope';
import { SessionTally } from './session-tally';
import { studyInput } from './today';

/** The card on show with all that the screen needs. */
export interface ShownCard {
  readonly slot: number;
  readonly cardId: CardId;
  readonly note: Note;
  readonly ordinal: number;
  /** The schedule that the answer will be judged against. */
  readonly state: CardState;
  readonly preset: Preset;
  readonly quiz: QuizAnswer | undefined;
}

/** What the session shows. The answers' outcomes are computed once, when the answer is shown. */
export type SessionView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'question'; readonly card: ShownCard }
  | { readonly kind: 'answer'; readonly card: ShownCard; readonly outcomes: AnswerOutcomes }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'done' };

/** What a session needs from outside. */
export interface SessionSurroundings {
  readonly collection: Collection;
  readonly deckId: DeckId | undefined;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  readonly calendar: () => Calendar;
  /** 0 up to but excluding 1. */
  readonly random: () => number;
  readonly say: (text: string, tone: 'calm' | 'alarm') => void;
  /** Settles when every answer so far is kept a second time, or when that is in trouble and said elsewhere. */
  readonly journalled?: () => Promise<void>;
}

const NO_COUNTS: StudyCounts = { newCards: 0, learning: 0, reviews: 0 };

/** One sitting: shows the queue's cards one by one, takes answers, and takes them back. */
export class StudySession {
  readonly #around: SessionSurroundings;
  readonly timer: AnswerTimer;
  readonly tally = new SessionTally();
  #queue: StudyQueue | undefined;
  #queueDay: StudyDay | undefined;
  #structureVersion = -1;
  #busy = false;
  #previous: number | undefined;
  #view = $state.raw<SessionView>({ kind: 'loading' });
  #counts = $state.raw<StudyCounts>(NO_COUNTS);
  #suggested = $state<Grade>(GRADES.good);
  #slide = $state.raw<Slide | undefined>(undefined);
  /** The slide holds the answer: beside a question it shows only when asked for there. */
  #slideBesideAnswer = $state(false);
  #slideBesideQuestion = $state(false);

  constructor(around: SessionSurroundings) {
    this.#around = around;
    this.timer = new AnswerTimer(around.now);
  }

  get view(): SessionView {
    return this.#view;
  }
  get counts(): StudyCounts {
    return this.#counts;
  }
  /** The grade that Space gives. */
  get suggested(): Grade {
    const quiz = this.#card?.quiz;
    return quiz === undefined ? this.#suggested : quiz.grade;
  }
  /** The slide behind the card, as soon as it was read. */
  get slide(): Slide | undefined {
    return this.#slide;
  }
  get slideOpen(): boolean {
    return this.#slideBesideQuestion || (this.#slideBesideAnswer && this.#view.kind === 'answer');
  }

  suggest(grade: Grade): void {
    this.#suggested = grade;
  }

  /** Shows the first card. */
  start(): Promise<void> {
    return this.#advance(this.#around.now());
  }

  /** Shows the answer with what each grade will do. */
  reveal(): void {
    if (this.#view.kind !== 'question') return;
    const { card } = this.#view;
    if (card.quiz?.chosen.length === 0) return;
    this.#suggested = GRADES.good;
    this.#view = { kind: 'answer', card, outcomes: this.#outcomesOf(card) };
  }

  /** Picks an option; a question with one key is answered by it. */
  pick(place: number): void {
    if (this.#view.kind !== 'question') return;
    const { quiz } = this.#view.card;
    quiz?.pick(place);
    if (quiz?.hasSeveralKeys === false) this.reveal();
  }

  /** Commits the outcome that the button showed and goes on. */
  async grade(grade: Grade): Promise<void> {
    if (this.#view.kind !== 'answer' || this.#busy) return;
    this.#followDay();
    const { card, outcomes } = this.#view;
    const { collection, say } = this.#around;
    const outcome = outcomes[grade - 1] ?? outcomes[0];
    const suspends = outcome.leech && card.preset.leechAction === 'suspend';
    const answerMs = this.timer.elapsedMs;
    await this.#alone(async () => {
      // The next card shows before this answer is in the journal, but no second answer is taken before it is.
      await this.#around.journalled?.();
      const answered = await collection.answer({
        cardId: card.cardId,
        expected: card.state,
        outcome: outcome.state,
        grade,
        kind: outcome.kind,
        answerMs,
        presetRevision: card.preset.revision,
        ...(card.quiz === undefined ? {} : { chosen: card.quiz.chosen }),
        ...(card.quiz?.guessed === true ? { guessed: true } : {}),
        ...(suspends ? { suspended: true } : {}),
      });
      if (!answered.ok) {
        const { title, detail } = describeAnswerFailure(answered.error);
        say(`${title}. ${detail}`, 'alarm');
        if (answered.error.kind === 'changed' || answered.error.kind === 'unknown-card') this.#queue = undefined;
        else return;
      } else {
        this.#queue?.answered(card.slot, card.state, outcome.state);
        if (outcome.leech) say(describeLeech(outcome.state, suspends), 'calm');
        this.tally.add({ cardId: card.cardId, grade, before: card.state, answerMs });
      }
      this.#previous = card.slot;
      await this.#advance(this.#around.now());
    });
  }

  /** Takes the last answer back and shows its card again. */
  undo(): Promise<void> {
    return this.#step('undo');
  }

  /** Brings back what undo took back. */
  redo(): Promise<void> {
    return this.#step('redo');
  }

  /** Leaves the wait and shows the next learning card before its time. */
  studyAhead(): Promise<void> {
    return this.#view.kind === 'wait' ? this.#advance(this.#view.untilMs + 1) : Promise.resolve();
  }

  /** Looks whether the wait is over, or the study day. */
  tick(): void {
    if (!this.#busy) this.#followDay();
    if (this.#view.kind === 'wait' && this.#around.now() >= this.#view.untilMs) void this.#advance(this.#around.now());
  }

  toggleSlide(): void {
    const open = !this.slideOpen;
    this.#slideBesideQuestion = open && this.#view.kind === 'question';
    if (this.#view.kind === 'answer') this.#slideBesideAnswer = open;
  }

  #outcomesOf(card: ShownCard): AnswerOutcomes {
    const { collection, now, calendar } = this.#around;
    const load = this.#queue?.loadFor(card.slot);
    return previewAnswers({
      cardId: card.cardId,
      state: card.state,
      preset: card.preset,
      now: { atMs: now(), day: collection.studyDay(), calendar: calendar() },
      ...(load === undefined ? {} : { load }),
    });
  }

  /** An answer shown late in the evening and graded after the rollover belongs to the new day, and so do its intervals. */
  #followDay(): void {
    if (this.#view.kind !== 'answer') return;
    const { card, outcomes } = this.#view;
    const { state } = outcomes[0];
    if (state.phase === 'new' || state.lastDay === this.#around.collection.studyDay()) return;
    this.#refresh(this.#around.now());
    this.#view = { kind: 'answer', card, outcomes: this.#outcomesOf(card) };
  }

  get #card(): ShownCard | undefined {
    return this.#view.kind === 'question' || this.#view.kind === 'answer' ? this.#view.card : undefined;
  }

  async #step(direction: 'undo' | 'redo'): Promise<void> {
    if (this.#busy) return;
    const { collection, say } = this.#around;
    const next = collection.nextStep(direction);
    if (next !== undefined && next !== 'answer') {
      // An import or a preset is not undone by a key that means the last card.
      say(`There is no answer to ${direction}. What was done before can be undone from Today.`, 'calm');
      return;
    }
    await this.#alone(async () => {
      const before = new Map(this.tally.cards().map((cardId) => [cardId, collection.mirror.stateOf(cardId)]));
      const stepped = await collection[direction]();
      if (!stepped.ok) {
        const { title, detail } = describeStorageFailure(stepped.error);
        say(`${title}. ${detail}`, 'alarm');
        return;
      }
      const event = stepped.value;
      say(describeStep(direction, event), 'calm');
      if (event === null) return;
      if (event.what !== 'answer') throw new Error(`a session took back what is no answer: ${event.what}`);
      const after = collection.mirror.stateOf(event.cardId);
      const slot = collection.mirror.cardIndex(event.cardId);
      const from = before.get(event.cardId);
      if (from !== undefined && after !== undefined && this.#queue !== undefined) {
        if (direction === 'undo') this.#queue.undone(slot, from, after);
        else this.#queue.answered(slot, from, after);
      } else {
        this.#queue = undefined;
      }
      this.tally[direction](event.cardId);
      if (direction === 'undo') {
        this.#refresh(this.#around.now());
        await this.#show(slot);
      } else {
        await this.#advance(this.#around.now());
      }
    });
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await work();
    } finally {
      this.#busy = false;
    }
  }

  /** Makes sure that the queue fits the day and the decks, and counts what is left. */
  #refresh(atMs: number): StudyQueue | undefined {
    const { collection, deckId } = this.#around;
    const isStale =
      this.#queueDay !== collection.studyDay() || this.#structureVersion !== collection.mirror.structureVersion;
    if (this.#queue === undefined || isStale) {
      const input = studyInput(collection, atMs);
      this.#queueDay = input.now.day;
      this.#structureVersion = collection.mirror.structureVersion;
      this.#queue =
        deckId === undefined ? new StudyQueue(wholeCollection(input), WHOLE_COLLECTION) : new StudyQueue(input, deckId);
    }
    this.#counts = this.#queue.counts(atMs);
    return this.#queue;
  }

  async #advance(atMs: number): Promise<void> {
    const head: QueueHead = this.#refresh(atMs)?.head(atMs, this.#previous) ?? { kind: 'done' };
    if (head.kind === 'card') await this.#show(head.slot);
    else this.#view = head;
  }

  async #show(slot: number): Promise<void> {
    const { collection, random } = this.#around;
    const cardId = collection.mirror.cardIdAt(slot);
    const { noteId, ordinal } = partsOfCardId(cardId);
    const note = await collection.note(noteId);
    if (note === undefined) throw new Error(`card ${cardId} has no note`);
    const presets = new Map(collection.presets().map((preset) => [preset.id, preset]));
    const deck = collection.decks().find(({ id }) => id === note.deckId);
    this.#slide = undefined;
    this.#slideBesideQuestion = false;
    this.#view = {
      kind: 'question',
      card: {
        slot,
        cardId,
        note,
        ordinal,
        state: collection.mirror.stateAt(slot),
        preset: presetOf(presets, deck?.presetId ?? DEFAULT_PRESET.id),
        quiz: note.content.kind === 'choice' ? new QuizAnswer(note.content, random) : undefined,
      },
    };
    this.timer.restart();
    void this.#loadSlide();
  }

  async #loadSlide(): Promise<void> {
    const origin = this.#card?.note.origin;
    if (origin === undefined) return;
    const slide = await this.#around.collection.slide(origin.source, origin.slide);
    if (this.#card?.note.origin === origin) this.#slide = slide;
  }
}
