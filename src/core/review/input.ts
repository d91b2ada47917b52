import type { Deck, DeckId } from '#core/cards';
import type { MirrorView } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';

/** Answers of today that daily limits count, for cards that lie in one deck itself. */
export interface DoneCounts {
  /** Answers to cards that were new. */
  readonly newDone: number;
  /** Answers to cards in phase review. */
  readonly reviewDone: number;
}

/** What queues and counts are made from. */
export interface StudyInput {
  readonly mirror: Pick<MirrorView, 'columns' | 'deckIds' | 'siblingRing'>;
  readonly decks: readonly Deck[];
  /** A deck whose preset is not among them uses the default one. */
  readonly presets: readonly Preset[];
  readonly done: ReadonlyMap<DeckId, DoneCounts>;
  readonly now: { readonly atMs: number; readonly day: StudyDay };
}
