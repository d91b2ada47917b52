import type { CardId } from '#core/cards';
import { DEFAULT_PRESET, describeInterval, fsrsFor, GRADES, previewAnswers } from '#core/scheduling';
import type { CardState, Preset, StudyMoment } from '#core/scheduling';
import { studyDayAt } from '#core/time';

const SAMPLE = '0000000000000000-0' as CardId;
/** Any noon: steps of some minutes stay within its day. */
const NOON_MS = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;
const CALENDAR = { zone: 'UTC', rolloverHour: 4 };
const ANSWERS_SHOWN = 6;

/** What the four buttons say when a card comes up that was always answered Good. */
export interface IntervalRow {
  /** 1 for the first time that the card is seen. */
  readonly time: number;
  /** Again, Hard, Good, Easy. */
  readonly intervals: readonly string[];
}

/** The life of a card answered Good each time it comes up, without fuzz; the preset must have passed `checkPreset`. */
export function intervalRows(preset: Preset): readonly IntervalRow[] {
  const exact: Preset = { ...preset, fuzz: false };
  let state: CardState = { phase: 'new' };
  let now: StudyMoment = { atMs: NOON_MS, day: studyDayAt(NOON_MS, CALENDAR), calendar: CALENDAR };
  return Array.from({ length: ANSWERS_SHOWN }, (_, index) => {
    const outcomes = previewAnswers({ cardId: SAMPLE, state, preset: exact, now });
    state = outcomes[GRADES.good - 1]?.state ?? state;
    if (state.phase !== 'new') {
      const { due } = state;
      const atMs = due.kind === 'time' ? due.atMs : now.atMs + (due.day - now.day) * DAY_MS;
      now = { ...now, atMs, day: due.day };
    }
    return { time: index + 1, intervals: outcomes.map(({ interval }) => describeInterval(interval)) };
  });
}

const times = (factor: number): string => `${factor < 10 ? Math.round(factor * 100) / 100 : Math.round(factor)}\u00a0×`;

function retentionEffect({ weights, desiredRetention }: Preset): string {
  const { intervalDays } = fsrsFor(weights);
  const factor = intervalDays(1, desiredRetention) / intervalDays(1, DEFAULT_PRESET.desiredRetention);
  if (Math.abs(factor - 1) < 0.005) return 'A card comes up as often as by default.';
  return `Intervals are ${times(factor)} those at 90\u00a0%, so a known card comes up about ${times(1 / factor)} as often.`;
}

/** A year with 28 new cards a day had 73,279 reviews (docs/scheduling.md): seven a day for each new card a day. */
const REVIEWS_A_NEW_CARD = 7;

function leechEffect({ leechThreshold }: Preset): string {
  if (leechThreshold === 0) return 'No card counts as a leech.';
  const half = Math.max(1, Math.ceil(leechThreshold / 2));
  return `Acts when a card was forgotten ${[0, 1, 2].map((n) => leechThreshold + n * half).join(', ')} … times.`;
}

/** What a field's value comes to, in numbers; undefined where there is nothing to compute. */
export function effectInNumbers(field: keyof Preset, preset: Preset): string | undefined {
  switch (field) {
    case 'desiredRetention':
      return retentionEffect(preset);
    case 'newPerDay':
      return `Leads to about ${preset.newPerDay * REVIEWS_A_NEW_CARD} reviews a day over the first year.`;
    case 'maximumIntervalDays':
      return `That is ${describeInterval({ kind: 'days', days: preset.maximumIntervalDays })}.`;
    case 'leechThreshold':
      return leechEffect(preset);
    case 'weights': {
      const days = preset.weights.slice(0, 4).map((weight) => Math.round(weight * 100) / 100);
      return `After a first Again, Hard, Good, Easy a card is remembered for ${days.join(', ')} days at 90\u00a0%.`;
    }
    default:
      return undefined;
  }
}
