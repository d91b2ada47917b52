import type { PresetId } from '#core/cards';
import { DEFAULT_WEIGHTS } from './fsrs';

/** How much work a weekday takes: all of it, about half, or next to none. */
export type EasyDay = 'normal' | 'reduced' | 'minimum';

/** How a group of decks is scheduled. Plain data; every change of it gives the next `revision`. */
export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** 1, 2, 3 …; answers name the revision that computed them. */
  readonly revision: number;
  /** Probability of recall at which a card comes up, 0.7–0.99. */
  readonly desiredRetention: number;
  /** The 21 weights of FSRS-6. */
  readonly weights: readonly number[];
  /** Minutes, fractions allowed; may be empty. */
  readonly learningStepsMinutes: readonly number[];
  /** Minutes, fractions allowed; may be empty. */
  readonly relearningStepsMinutes: readonly number[];
  readonly maximumIntervalDays: number;
  /** New cards a day in a deck and all below it. */
  readonly newPerDay: number;
  /** Reviews a day in a deck and all below it. */
  readonly reviewsPerDay: number;
  /** By default new cards also wait once the day's reviews have used up their limit. */
  readonly newIgnoresReviewLimit: boolean;
  readonly fuzz: boolean;
  /** Chooses the least busy day within the fuzz range; without effect when `fuzz` is off. */
  readonly loadBalance: boolean;
  /** Seven entries, Monday first. */
  readonly easyDays: readonly EasyDay[];
  /** Lapses at which a card is a leech, then again at every half of it; 0 for never. */
  readonly leechThreshold: number;
  readonly leechAction: 'tag' | 'suspend';
  /** Which siblings of a card seen today wait until another day. */
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly buryInterdayLearning: boolean;
  /** In the order they were added, or shuffled anew each day. */
  readonly newOrder: 'added' | 'random';
  /** Where new cards come among reviews. */
  readonly newMix: 'mixed' | 'first' | 'last';
  /** `retrievability` shows the cards most likely to be remembered first; `auto` does so while more is due than the limit allows. */
  readonly reviewOrder: 'auto' | 'due' | 'retrievability';
  /** Learning cards due within so many minutes are shown when nothing else is left. */
  readonly learnAheadMinutes: number;
}

/** What every deck uses unless told otherwise. */
export const DEFAULT_PRESET: Preset = {
  id: 'default' as PresetId,
  name: 'Default',
  revision: 1,
  desiredRetention: 0.9,
  weights: DEFAULT_WEIGHTS,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  newPerDay: 20,
  reviewsPerDay: 200,
  newIgnoresReviewLimit: false,
  fuzz: true,
  loadBalance: true,
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
  leechThreshold: 8,
  leechAction: 'tag',
  buryNew: true,
  buryReviews: true,
  buryInterdayLearning: true,
  newOrder: 'added',
  newMix: 'mixed',
  reviewOrder: 'auto',
  learnAheadMinutes: 20,
};

/** The preset a deck names, or the default one when it has been deleted. */
export function presetOf(presets: ReadonlyMap<PresetId, Preset>, id: PresetId): Preset {
  return presets.get(id) ?? presets.get(DEFAULT_PRESET.id) ?? DEFAULT_PRESET;
}
