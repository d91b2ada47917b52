import {
  CLAMP_PARAMETERS,
  FSRSAlgorithm,
  S_MIN,
  W17_W18_Ceiling,
  computeDecayFactor,
  default_w,
  Grades,
} from 'ts-fsrs';
import type { Grade as Rating } from 'ts-fsrs';
import type { Grade, MemoryState } from './state';

/** Default weights of FSRS-6, as ts-fsrs has them. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;
/** Lower and upper bound of each weight; ts-fsrs would silently move a weight beyond them. */
export const WEIGHT_RANGES: readonly (readonly number[])[] = CLAMP_PARAMETERS(W17_W18_Ceiling, true);

/** The FSRS-6 model for one set of weights. Days are study days: this model never sees a date. */
export interface Fsrs {
  /** Memory after an answer; `memory` is absent for a first answer, `elapsedDays` counts whole study days, at least 0. */
  readonly next: (memory: MemoryState | undefined, elapsedDays: number, grade: Grade) => MemoryState;
  /** Days, unrounded, after which recall has fallen to `desiredRetention`. */
  readonly intervalDays: (stability: number, desiredRetention: number) => number;
  /** Probability of recall, 0–1, after `elapsedDays`. */
  readonly retrievability: (stability: number, elapsedDays: number) => number;
}

/**
 * ts-fsrs 5.4 with two things put right: a first stability below 0.1 is kept, as the reference binding does, and replay is
 * several times faster, since weights are read from a plain object instead of a proxy, what depends on the weights alone
 * is computed once, and difficulty is not rounded at every turn.
 */
class Algorithm extends FSRSAlgorithm {
  readonly #firstDifficulties: readonly number[];

  constructor(weights: readonly number[]) {
    super({ w: [...weights], enable_fuzz: false, enable_short_term: true, relearning_steps: [] });
    this.param = { ...this.param };
    const { decay, factor } = computeDecayFactor(this.param.w);
    this.#firstDifficulties = Grades.map((grade) => super.init_difficulty(grade));
    this.forgetting_curve = (elapsedDays, stability) => Math.pow(1 + (factor * elapsedDays) / stability, decay);
  }

  override init_stability(grade: Rating): number {
    return Math.max(this.param.w[grade - 1] ?? S_MIN, S_MIN);
  }

  override init_difficulty(grade: Rating): number {
    return this.#firstDifficulties[grade - 1] ?? super.init_difficulty(grade);
  }

  override linear_damping(change: number, difficulty: number): number {
    return (change * (10 - difficulty)) / 9;
  }

  override mean_reversion(initial: number, current: number): number {
    const weight = this.param.w[7] ?? 0;
    return weight * initial + (1 - weight) * current;
  }
}

const models = new WeakMap<readonly number[], Fsrs>();

function makeModel(weights: readonly number[]): Fsrs {
  if (weights.length !== WEIGHT_RANGES.length || !weights.every(Number.isFinite)) {
    throw new RangeError('FSRS-6 was given weights that are none');
  }
  const algorithm = new Algorithm(weights);
  const modifiers = new Map<number, number>();
  const modifierFor = (desiredRetention: number): number => {
    const known = modifiers.get(desiredRetention);
    if (known !== undefined) return known;
    const modifier = algorithm.calculate_interval_modifier(desiredRetention);
    modifiers.set(desiredRetention, modifier);
    return modifier;
  };
  return {
    next: (memory, elapsedDays, grade) => {
      const { stability, difficulty } = algorithm.next_state(memory ?? null, elapsedDays, grade);
      if (!(stability > 0 && difficulty > 0)) throw new RangeError('FSRS was given a memory that is no number');
      return { stability, difficulty };
    },
    intervalDays: (stability, desiredRetention) => stability * modifierFor(desiredRetention),
    retrievability: (stability, elapsedDays) => algorithm.forgetting_curve(elapsedDays, stability),
  };
}

/**
 * The model for these weights; the same array gives the same model. Throws RangeError for weights that are no FSRS-6
 * weights, where ts-fsrs would put others in their place without a word; `checkPreset` refuses them before.
 */
export function fsrsFor(weights: readonly number[]): Fsrs {
  const known = models.get(weights);
  if (known) return known;
  const model = makeModel(weights);
  models.set(weights, model);
  return model;
}
