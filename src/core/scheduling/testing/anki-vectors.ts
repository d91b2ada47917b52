import type { Phase } from '../state';

/** What Anki did with one card, asked by script: version 26.09.3, FSRS on, default weights, without fuzz and balance. */
export interface AnkiVector {
  readonly phase: Phase;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  readonly desiredRetention: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly intervalDays: number;
  readonly step: number;
  readonly lapses: number;
  /** Again, Hard, Good, Easy: days (`3d`) or seconds (`600s`). */
  readonly intervals: readonly string[];
  /** Again makes it a leech, the threshold being 8. */
  readonly leech: boolean;
}

type Row = readonly [
  Phase,
  readonly number[],
  readonly number[],
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  readonly string[],
  boolean,
];

const ROWS: readonly Row[] = [
  ['review', [1.0, 10.0], [10.0], 0.95, 68.872, 8.16, 166, 28, 0, 20, ['600s', '50d', '65d', '97d'], false],
  ['review', [5.0], [], 0.9, 0.091, 3.24, 0, 1, 0, 6, ['3268s', '1d', '2d', '3d'], false],
  ['relearning', [1.0, 10.0], [10.0], 0.8, 0.243, 9.69, 0, 1, 0, 12, ['600s', '900s', '1d', '2d'], false],
  ['learning', [1.0, 10.0], [10.0], 0.8, 482.446, 9.48, 0, 493, 1, 11, ['60s', '600s', '1600d', '1926d'], false],
  ['new', [5.0], [], 0.9, 2.808, 9.81, 0, 0, 0, 6, ['300s', '450s', '2d', '8d'], false],
  ['relearning', [1.0, 10.0], [10.0], 0.8, 14.887, 8.44, 0, 19, 0, 14, ['600s', '900s', '49d', '75d'], false],
  ['review', [5.0], [], 0.95, 0.095, 4.91, 0, 1, 0, 4, ['1369s', '1d', '2d', '3d'], false],
  ['learning', [1.0, 10.0], [10.0], 0.9, 0.08, 3.45, 0, 1, 1, 17, ['60s', '600s', '1d', '2d'], false],
  ['review', [], [], 0.8, 42.236, 6.98, 14, 61, 0, 9, ['8d', '181d', '208d', '266d'], false],
  ['learning', [1.0, 10.0], [10.0], 0.95, 7.621, 2.5, 0, 17, 1, 11, ['60s', '600s', '3d', '5d'], false],
  ['relearning', [], [], 0.9, 0.072, 7.04, 0, 1, 0, 13, ['2626s', '6220s', '7771s', '2d'], false],
  ['review', [5.0], [], 0.9, 9.76, 8.8, 11, 4, 0, 8, ['1d', '15d', '18d', '26d'], false],
  ['review', [1.0, 10.0], [10.0], 0.9, 1.202, 6.96, 0, 1, 0, 2, ['600s', '1d', '2d', '3d'], false],
  ['new', [1.0, 10.0], [10.0], 0.95, 1.653, 3.93, 0, 0, 0, 19, ['60s', '330s', '600s', '3d'], false],
  ['review', [5.0], [], 0.8, 0.648, 9.75, 0, 1, 0, 12, ['1d', '2d', '3d', '4d'], false],
  ['review', [1.0, 10.0], [10.0], 0.8, 104.372, 3.21, 192, 156, 0, 8, ['600s', '949d', '1349d', '2225d'], false],
  ['review', [], [], 0.9, 5.19, 9.93, 4, 6, 0, 16, ['1d', '6d', '7d', '9d'], false],
  ['new', [5.0], [], 0.95, 0.037, 2.13, 0, 0, 0, 9, ['300s', '450s', '1d', '3d'], false],
  ['review', [1.0, 10.0], [10.0], 0.9, 15.032, 7.2, 14, 29, 0, 20, ['600s', '29d', '34d', '50d'], false],
  ['review', [], [], 0.9, 1.834, 8.67, 4, 1, 0, 6, ['1d', '4d', '5d', '8d'], false],
  ['review', [5.0], [], 0.8, 183.339, 7.25, 136, 240, 0, 13, ['15d', '857d', '1021d', '1382d'], false],
  ['relearning', [1.0, 10.0], [10.0], 0.9, 2.704, 1.62, 0, 3, 0, 12, ['600s', '900s', '3d', '5d'], false],
  ['new', [], [], 0.8, 0.307, 6.81, 0, 0, 0, 3, ['1d', '4d', '8d', '28d'], false],
  ['learning', [5.0], [], 0.95, 940.24, 7.35, 0, 493, 0, 14, ['300s', '450s', '379d', '436d'], false],
  ['review', [1.0, 10.0], [10.0], 0.9, 1.231, 6.91, 0, 1, 0, 1, ['600s', '1d', '2d', '3d'], false],
  ['new', [5.0], [], 0.9, 9.606, 3.29, 0, 0, 0, 9, ['300s', '450s', '2d', '8d'], false],
  ['new', [1.0, 10.0], [10.0], 0.95, 8.699, 4.46, 0, 0, 0, 4, ['60s', '330s', '600s', '3d'], false],
  ['learning', [5.0], [], 0.8, 45.363, 4.38, 0, 30, 0, 7, ['300s', '450s', '150d', '212d'], false],
  ['review', [1.0, 10.0], [10.0], 0.9, 29.896, 4.14, 15, 61, 0, 13, ['600s', '52d', '67d', '99d'], false],
  ['review', [5.0], [], 0.9, 257.113, 5.23, 61, 170, 0, 17, ['5d', '316d', '355d', '440d'], false],
  ['review', [], [], 0.8, 178.002, 5.01, 21, 75, 0, 20, ['13d', '668d', '720d', '834d'], false],
  ['learning', [5.0], [], 0.8, 42.735, 6.76, 0, 45, 0, 6, ['300s', '450s', '142d', '200d'], false],
  ['review', [], [], 0.8, 10.683, 3.89, 1, 6, 0, 9, ['4d', '43d', '47d', '58d'], false],
  ['new', [1.0, 10.0], [10.0], 0.95, 19.129, 4.61, 0, 0, 0, 4, ['60s', '330s', '600s', '3d'], false],
  ['review', [], [], 0.9, 0.071, 1.79, 0, 1, 0, 11, ['2592s', '1d', '2d', '3d'], true],
  ['new', [], [], 0.8, 8.006, 8.99, 0, 0, 0, 5, ['1d', '4d', '8d', '28d'], false],
  ['learning', [], [], 0.95, 0.032, 3.65, 0, 1, 0, 6, ['495s', '1112s', '1466s', '2d'], false],
  ['new', [], [], 0.8, 0.47, 7.93, 0, 0, 0, 5, ['1d', '4d', '8d', '28d'], false],
  ['relearning', [], [], 0.95, 0.039, 7.96, 0, 1, 0, 5, ['596s', '1356s', '1764s', '2d'], false],
  ['relearning', [], [], 0.9, 0.034, 6.37, 0, 1, 0, 14, ['1302s', '2937s', '3855s', '2d'], false],
  ['learning', [], [], 0.9, 0.077, 4.61, 0, 1, 0, 16, ['2796s', '6652s', '8274s', '2d'], false],
  ['learning', [], [], 0.9, 0.08, 6.18, 0, 1, 0, 3, ['2897s', '6912s', '8575s', '2d'], false],
];

/** One entry a card. */
export const ANKI_VECTORS: readonly AnkiVector[] = ROWS.map(
  ([phase, learningStepsMinutes, relearningStepsMinutes, desiredRetention, stability, difficulty, ...rest]) => {
    const [elapsedDays, intervalDays, step, lapses, intervals, leech] = rest;
    return {
      phase,
      learningStepsMinutes,
      relearningStepsMinutes,
      desiredRetention,
      stability,
      difficulty,
      elapsedDays,
      intervalDays,
      step,
      lapses,
      intervals,
      leech,
    };
  },
);
