import type { Preset } from '#core/scheduling';
import type { TypedField } from './preset-text';

interface FieldWords {
  readonly label: string;
  /** One plain sentence. */
  readonly sentence: string;
}

type FieldOf<Kind> = {
  [Field in keyof Preset]: Preset[Field] extends Kind ? Field : never;
}[keyof Preset];

/** A field of the preset form. */
export type PresetField = FieldWords &
  (
    | { readonly kind: 'typed'; readonly field: TypedField; readonly unit?: string; readonly wide?: true }
    | { readonly kind: 'switch'; readonly field: FieldOf<boolean> }
    | {
        readonly kind: 'choice';
        readonly field: 'leechAction' | 'newOrder' | 'newMix' | 'reviewOrder';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      }
  );

/** What most people ever change. */
export const FEW_FIELDS: readonly PresetField[] = [
  {
    kind: 'typed',
    field: 'desiredRetention',
    label: 'Desired retention',
    unit: '%',
    sentence: 'How likely you are to remember a card when it comes up; higher means more reviews.',
  },
  {
    kind: 'typed',
    field: 'newPerDay',
    label: 'New cards a day',
    sentence: 'Cards you have never seen, in a deck and all below it.',
  },
  {
    kind: 'typed',
    field: 'reviewsPerDay',
    label: 'Reviews a day at most',
    sentence: 'What is due beyond that waits until tomorrow.',
  },
  {
    kind: 'typed',
    field: 'learningStepsMinutes',
    label: 'Learning steps',
    sentence: 'When a new card comes again until it is learnt, such as 1m 10m or 30s 15m 1d.',
  },
];

/** Everything else. */
export const ADVANCED_FIELDS: readonly PresetField[] = [
  {
    kind: 'typed',
    field: 'relearningStepsMinutes',
    label: 'Relearning steps',
    sentence: 'When a forgotten card comes again; empty leaves it to FSRS.',
  },
  {
    kind: 'typed',
    field: 'learnAheadMinutes',
    label: 'Learn ahead',
    unit: 'min',
    sentence: 'Learning cards due within this time are shown when nothing else is left.',
  },
  {
    kind: 'typed',
    field: 'maximumIntervalDays',
    label: 'Maximum interval',
    unit: 'days',
    sentence: 'No card waits longer than this.',
  },
  {
    kind: 'choice',
    field: 'newOrder',
    label: 'Order of new cards',
    sentence: 'As the course has them, or shuffled anew each day.',
    options: [
      { value: 'added', label: 'As added' },
      { value: 'random', label: 'Random' },
    ],
  },
  {
    kind: 'choice',
    field: 'newMix',
    label: 'New cards come',
    sentence: 'Where new cards stand among the reviews of a day.',
    options: [
      { value: 'mixed', label: 'Among reviews' },
      { value: 'first', label: 'First' },
      { value: 'last', label: 'Last' },
    ],
  },
  {
    kind: 'choice',
    field: 'reviewOrder',
    label: 'Order of reviews',
    sentence: 'Automatic shows what is due longest, and what you likely still know while you are behind.',
    options: [
      { value: 'auto', label: 'Automatic' },
      { value: 'due', label: 'Longest due' },
      { value: 'retrievability', label: 'Likely known' },
    ],
  },
  {
    kind: 'switch',
    field: 'newIgnoresReviewLimit',
    label: 'New cards beyond the review limit',
    sentence: 'Shows new cards even when the day’s reviews have used up their limit.',
  },
  {
    kind: 'switch',
    field: 'buryNew',
    label: 'Bury new siblings',
    sentence: 'A new card waits for another day when you saw another card of its note today.',
  },
  {
    kind: 'switch',
    field: 'buryReviews',
    label: 'Bury review siblings',
    sentence: 'A review waits for another day when you saw another card of its note today.',
  },
  {
    kind: 'switch',
    field: 'buryInterdayLearning',
    label: 'Bury learning siblings',
    sentence: 'The same for learning cards that are due by day.',
  },
  {
    kind: 'switch',
    field: 'fuzz',
    label: 'Fuzz',
    sentence: 'Varies intervals by a few days, so that cards learnt together do not stay together.',
  },
  {
    kind: 'switch',
    field: 'loadBalance',
    label: 'Load balance',
    sentence: 'Within that variation, picks the day with the least work.',
  },
  {
    kind: 'typed',
    field: 'leechThreshold',
    label: 'Leech after',
    unit: 'lapses',
    sentence: 'A card forgotten this often costs more time than it is worth; 0 for never.',
  },
  {
    kind: 'choice',
    field: 'leechAction',
    label: 'A leech is',
    sentence: 'Marked while you study it, or taken out of study until you put it back.',
    options: [
      { value: 'tag', label: 'Marked' },
      { value: 'suspend', label: 'Suspended' },
    ],
  },
  {
    kind: 'typed',
    field: 'weights',
    label: 'FSRS weights',
    wide: true,
    sentence: 'The 21 numbers that describe how you forget; memory is computed anew when they change.',
  },
];
