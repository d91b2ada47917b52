import type { StudyDay } from '#core/time';

/** Anki's and FSRS's four grades. */
export const GRADES = { again: 1, hard: 2, good: 3, easy: 4 } as const;
/** 1 Again · 2 Hard · 3 Good · 4 Easy. */
export type Grade = (typeof GRADES)[keyof typeof GRADES];

/** FSRS memory state. */
export interface MemoryState {
  /** Days until recall probability falls to 90 %; above 0. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number;
}

/** When a card wants to be seen: at a clock time (a sub-day step) or any time on or after a study day. */
export type Due =
  | { readonly kind: 'time'; readonly atMs: number; readonly day: StudyDay }
  | { readonly kind: 'day'; readonly day: StudyDay };

interface Seen {
  readonly memory: MemoryState;
  readonly due: Due;
  /** Study day of the last review that counted. */
  readonly lastDay: StudyDay;
  /** Reviews that counted, ever. */
  readonly reps: number;
  /** Times a review card was forgotten. */
  readonly lapses: number;
}

/** Never reviewed, or forgotten on purpose. */
export interface NewState {
  readonly phase: 'new';
}
/** Going through the learning steps for the first time. */
export interface LearningState extends Seen {
  readonly phase: 'learning';
  /** Index into the preset's learning steps. */
  readonly step: number;
}
/** Graduated: due by study day. */
export interface ReviewState extends Seen {
  readonly phase: 'review';
  /** Whole study days between the last review and due, at least 1. */
  readonly intervalDays: number;
}
/** Forgotten, going through the relearning steps. */
export interface RelearningState extends Seen {
  readonly phase: 'relearning';
  /** Index into the preset's relearning steps. */
  readonly step: number;
  /** The interval the card will have when it leaves relearning, in study days, at least 1. */
  readonly intervalDays: number;
}

/** A card's schedule. Immutable: each answer gives a new one. */
export type CardState = NewState | LearningState | ReviewState | RelearningState;
/** Names of the phases, Anki's own. */
export type Phase = CardState['phase'];
