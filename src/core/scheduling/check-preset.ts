import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { WEIGHT_RANGES } from './fsrs';
import type { Preset } from './preset';

/** What is wrong with one field of a preset, in a sentence for people. */
export interface PresetProblem {
  readonly field: keyof Preset;
  readonly message: string;
}

const MAX_STEPS = 20;
const MAX_STEP_MINUTES = 60 * 24 * 30;

type NumberField = {
  [Field in keyof Preset]: Preset[Field] extends number ? Field : never;
}[keyof Preset];

interface NumberRule {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

const NUMBER_RULES: Readonly<Record<Exclude<NumberField, 'revision'>, NumberRule>> = {
  desiredRetention: { label: 'Desired retention', low: 0.7, high: 0.99, whole: false },
  maximumIntervalDays: { label: 'The maximum interval', low: 1, high: 36_500, whole: true },
  newPerDay: { label: 'New cards per day', low: 0, high: 9_999, whole: true },
  reviewsPerDay: { label: 'Reviews per day', low: 0, high: 9_999, whole: true },
  leechThreshold: { label: 'The leech threshold', low: 0, high: 9_999, whole: true },
  learnAheadMinutes: { label: 'The learn-ahead limit', low: 0, high: 1_440, whole: false },
};

function checkNumbers(preset: Preset): PresetProblem[] {
  const problems: PresetProblem[] = [];
  for (const [name, { label, low, high, whole }] of Object.entries(NUMBER_RULES)) {
    const field = name as keyof typeof NUMBER_RULES;
    const value = preset[field];
    if (!(value >= low && value <= high)) {
      problems.push({ field, message: `${label} must be a number from ${low} to ${high}.` });
    } else if (whole && !Number.isInteger(value)) {
      problems.push({ field, message: `${label} must be a whole number.` });
    }
  }
  return problems;
}

function checkSteps(
  field: 'learningStepsMinutes' | 'relearningStepsMinutes',
  steps: readonly number[],
): PresetProblem[] {
  const label = field === 'learningStepsMinutes' ? 'Learning steps' : 'Relearning steps';
  if (steps.length > MAX_STEPS) return [{ field, message: `${label} may be at most ${MAX_STEPS}.` }];
  if (!steps.every((minutes) => minutes > 0 && minutes <= MAX_STEP_MINUTES)) {
    return [{ field, message: `${label} must each last more than 0 minutes and at most 30 days.` }];
  }
  const ascending = steps.every((minutes, index) => index === 0 || minutes > (steps[index - 1] ?? 0));
  return ascending ? [] : [{ field, message: `${label} must each be longer than the one before.` }];
}

function checkWeights(weights: readonly number[]): PresetProblem[] {
  const field = 'weights';
  if (weights.length !== WEIGHT_RANGES.length) {
    return [{ field, message: `FSRS-6 needs ${WEIGHT_RANGES.length} weights; these are ${weights.length}.` }];
  }
  for (const [index, weight] of weights.entries()) {
    const [low = 0, high = 0] = WEIGHT_RANGES[index] ?? [];
    if (!Number.isFinite(weight)) return [{ field, message: `Weight ${index + 1} is not a number.` }];
    if (weight < low || weight > high) {
      return [{ field, message: `Weight ${index + 1} is ${weight}, outside of ${low} to ${high}.` }];
    }
  }
  return [];
}

/** Gives the preset back when every field can be scheduled with, otherwise says what is wrong with which field. */
export function checkPreset(preset: Preset): Result<Preset, readonly PresetProblem[]> {
  const problems = [
    ...(preset.name.trim() === '' ? [{ field: 'name', message: 'A preset needs a name.' } as const] : []),
    ...checkNumbers(preset),
    ...checkSteps('learningStepsMinutes', preset.learningStepsMinutes),
    ...checkSteps('relearningStepsMinutes', preset.relearningStepsMinutes),
    ...checkWeights(preset.weights),
    ...(preset.easyDays.length === 7
      ? []
      : [{ field: 'easyDays', message: 'Easy days need one entry for each day of the week.' } as const]),
  ];
  return problems.length === 0 ? ok(preset) : fail(problems);
}
