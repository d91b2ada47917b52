import { DEFAULT_PRESET } from '#core/scheduling';
import type { Preset } from '#core/scheduling';

const MINUTES: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1_440 };

/** `1m 10m 1d`; the largest unit that leaves a whole number. */
function stepsText(minutes: readonly number[]): string {
  return minutes
    .map((step) => {
      const unit = ['d', 'h', 'm'].find((one) => Number.isInteger(step / (MINUTES[one] ?? 1)));
      return unit === undefined ? `${Math.round(step * 60)}s` : `${step / (MINUTES[unit] ?? 1)}${unit}`;
    })
    .join(' ');
}

/** Minutes of `30s 10m 2h 1d`, a bare number being minutes; NaN for what is no step. */
function stepsOf(text: string): readonly number[] {
  const words = text.split(/[\s;]+/).filter((word) => word !== '');
  return words.map((word) => {
    const unit = MINUTES[word.slice(-1).toLowerCase()];
    return unit === undefined ? numberOf(word) : numberOf(word.slice(0, -1)) * unit;
  });
}

/** NaN for an empty text, where `Number` gives 0. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

interface Writing {
  readonly show: (preset: Preset) => string;
  readonly read: (text: string) => Partial<Preset>;
}

/** How the fields that are typed are written and read. */
const WRITINGS = {
  name: { show: ({ name }) => name, read: (text) => ({ name: text.trim() }) },
  desiredRetention: {
    show: (preset) => `${Math.round(preset.desiredRetention * 1_000) / 10}`,
    read: (text) => ({ desiredRetention: numberOf(text) / 100 }),
  },
  newPerDay: { show: (preset) => `${preset.newPerDay}`, read: (text) => ({ newPerDay: numberOf(text) }) },
  reviewsPerDay: { show: (preset) => `${preset.reviewsPerDay}`, read: (text) => ({ reviewsPerDay: numberOf(text) }) },
  learningStepsMinutes: {
    show: (preset) => stepsText(preset.learningStepsMinutes),
    read: (text) => ({ learningStepsMinutes: stepsOf(text) }),
  },
  relearningStepsMinutes: {
    show: (preset) => stepsText(preset.relearningStepsMinutes),
    read: (text) => ({ relearningStepsMinutes: stepsOf(text) }),
  },
  maximumIntervalDays: {
    show: (preset) => `${preset.maximumIntervalDays}`,
    read: (text) => ({ maximumIntervalDays: numberOf(text) }),
  },
  leechThreshold: {
    show: (preset) => `${preset.leechThreshold}`,
    read: (text) => ({ leechThreshold: numberOf(text) }),
  },
  learnAheadMinutes: {
    show: (preset) => `${preset.learnAheadMinutes}`,
    read: (text) => ({ learnAheadMinutes: numberOf(text) }),
  },
  weights: {
    show: (preset) => preset.weights.join(', '),
    read: (text) => ({
      weights: text
        .split(/[\s,;[\]]+/)
        .filter((word) => word !== '')
        .map(numberOf),
    }),
  },
} as const satisfies Partial<Record<keyof Preset, Writing>>;

/** Fields of a preset that are typed. */
export type TypedField = keyof typeof WRITINGS;
/** What was typed, by field. */
export type Typed = Readonly<Partial<Record<TypedField, string>>>;

/** A field as text. */
export function typedText(preset: Preset, field: TypedField): string {
  return WRITINGS[field].show(preset);
}

/** A preset with what was typed into its fields; what is no number becomes NaN, which `checkPreset` refuses. */
export function withTyped(preset: Preset, typed: Typed): Preset {
  let changed = preset;
  for (const [field, text] of Object.entries(typed)) {
    // The weights keep their identity when they are only looked at: the model is kept by it.
    if (text !== typedText(preset, field as TypedField)) {
      changed = { ...changed, ...WRITINGS[field as TypedField].read(text) };
    }
  }
  return changed;
}

/** The default of a field as text; a name has none. */
export function defaultText(field: TypedField): string | undefined {
  return field === 'name' ? undefined : typedText(DEFAULT_PRESET, field);
}
