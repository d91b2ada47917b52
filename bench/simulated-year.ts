import { writeFileSync } from 'node:fs';
import type { CardId } from '#core/cards';
import { DEFAULT_PRESET, DUE_LOAD_DAYS, GRADES, fsrsFor, previewAnswers } from '#core/scheduling';
import type { CardState, Grade, Preset } from '#core/scheduling';
import { addStudyDays, elapsedStudyDays, startOfStudyDay, studyDayAt, weekdayOf } from '#core/time';
import type { StudyDay } from '#core/time';
import { plotSvg } from './plot-svg';

/**
 * A year with 10,000 cards: 28 new ones a day, every review done on its day, by a learner who remembers exactly as often
 * as FSRS says. Prints how even the days are and how much is remembered, and writes the plot of docs/scheduling.md.
 * Run by `node scripts/simulate-year.mjs`.
 */

const CARDS = 10_000;
const DAYS = 365;
const NEW_PER_DAY = 28;
/** The first weeks are left out of the figures: there the load is still rising steeply. */
const SETTLED_FROM_DAY = 90;
const HALF_WINDOW = 14;
const MS_PER_MINUTE = 60_000;
const CALENDAR = { zone: 'Europe/Madrid', rolloverHour: 4 };
const FIRST_DAY = studyDayAt(Date.UTC(2026, 0, 5, 12), CALENDAR);
const MONDAY = 0;
const SUNDAY = 6;

interface Variant {
  readonly name: string;
  readonly preset: Partial<Preset>;
  /** Nothing is done on Sundays; what was due then comes on Monday. */
  readonly restsOnSunday: boolean;
}

const EASY_SUNDAY: Preset['easyDays'] = [...DEFAULT_PRESET.easyDays.slice(0, SUNDAY), 'minimum'];
const VARIANTS: readonly Variant[] = [
  { name: 'every day, no fuzz', preset: { fuzz: false, loadBalance: false }, restsOnSunday: false },
  { name: 'every day, fuzz', preset: { loadBalance: false }, restsOnSunday: false },
  { name: 'every day, load balance', preset: {}, restsOnSunday: false },
  { name: 'rest on Sundays, fuzz', preset: { loadBalance: false }, restsOnSunday: true },
  { name: 'rest on Sundays, load balance', preset: {}, restsOnSunday: true },
  { name: 'rest on Sundays, load balance, easy Sundays', preset: { easyDays: EASY_SUNDAY }, restsOnSunday: true },
];

interface Year {
  /** Answers to review cards by day. */
  readonly reviews: readonly number[];
  readonly passed: number;
  /** The same for cards whose interval was a week or more: there no rounding to whole days stands between. */
  readonly weekOrMore: number;
  readonly weekOrMorePassed: number;
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

function gradeOf(recalled: boolean, draw: number): Grade {
  if (!recalled) return GRADES.again;
  if (draw < 0.1) return GRADES.hard;
  return draw < 0.9 ? GRADES.good : GRADES.easy;
}

function recallOf(state: CardState, day: StudyDay, preset: Preset): number {
  if (state.phase === 'new') return 0.7;
  const elapsedDays = elapsedStudyDays(state.lastDay, day);
  return elapsedDays === 0 ? 0.9 : fsrsFor(preset.weights).retrievability(state.memory.stability, elapsedDays);
}

function simulate({ preset: changes, restsOnSunday }: Variant): Year {
  const preset = { ...DEFAULT_PRESET, ...changes };
  const random = randomNumbers(20_260_105);
  const states: CardState[] = [];
  const dueOn = Array.from({ length: DAYS + 1 }, (): number[] => []);
  const dueCounts = new Int32Array(DAYS + DUE_LOAD_DAYS + 1);
  const reviews: number[] = [];
  let passed = 0;
  let weekOrMore = 0;
  let weekOrMorePassed = 0;
  for (let index = 0; index < DAYS; index++) {
    const day = addStudyDays(FIRST_DAY, index);
    const startMs = startOfStudyDay(day, CALENDAR) + 6 * 60 * MS_PER_MINUTE;
    const due = dueOn[index] ?? [];
    if (restsOnSunday && weekdayOf(day) === SUNDAY) {
      reviews.push(0);
      dueOn[index + 1]?.push(...due);
      continue;
    }
    reviews.push(due.filter((card) => states[card]?.phase === 'review').length);
    const wanted = restsOnSunday ? NEW_PER_DAY * (7 / 6) : NEW_PER_DAY;
    const fresh = Math.min(Math.round(wanted), CARDS - states.length);
    for (let count = 0; count < fresh; count++) due.push(states.push({ phase: 'new' }) - 1);
    for (const card of due) {
      let state: CardState = states[card] ?? { phase: 'new' };
      let atMs = startMs;
      do {
        const grade = gradeOf(random() < recallOf(state, day, preset), random());
        const recalled = grade !== GRADES.again;
        if (state.phase === 'review' && recalled) passed++;
        if (state.phase === 'review' && state.intervalDays >= 7) {
          weekOrMore++;
          if (recalled) weekOrMorePassed++;
        }
        const load = { dueCounts: dueCounts.subarray(index, index + DUE_LOAD_DAYS), siblingDueDays: [] };
        const cardId = `card-${card}` as CardId;
        const outcome = previewAnswers({ cardId, state, preset, now: { atMs, day, calendar: CALENDAR }, load })[
          grade - 1
        ];
        if (!outcome) throw new Error('four outcomes');
        state = outcome.state;
        atMs += 10 * MS_PER_MINUTE;
      } while (state.phase !== 'new' && state.due.kind === 'time');
      states[card] = state;
      const dueIndex = state.phase === 'new' ? 0 : state.due.day - FIRST_DAY;
      if (dueIndex < dueCounts.length) dueCounts[dueIndex] = (dueCounts[dueIndex] ?? 0) + 1;
      dueOn[dueIndex]?.push(card);
    }
    dueCounts[index] = 0;
  }
  return { reviews, passed, weekOrMore, weekOrMorePassed };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Each settled day's reviews against the mean of the four weeks around it, so that growth is no peak; days of rest count in the mean. */
function againstItsWeeks(reviews: readonly number[]): readonly { readonly weekday: number; readonly ratio: number }[] {
  return reviews.flatMap((count, index) => {
    if (index < SETTLED_FROM_DAY || index + HALF_WINDOW >= reviews.length) return [];
    const around = mean(reviews.slice(index - HALF_WINDOW, index + HALF_WINDOW));
    return count === 0 ? [] : [{ weekday: weekdayOf(addStudyDays(FIRST_DAY, index)), ratio: count / around }];
  });
}

function figures({ reviews, passed, weekOrMore, weekOrMorePassed }: Year): Readonly<Record<string, string>> {
  const days = againstItsWeeks(reviews);
  const ratios = days.map(({ ratio }) => ratio);
  const on = (weekday: number) => mean(days.filter((day) => day.weekday === weekday).map(({ ratio }) => ratio));
  const deviation = Math.sqrt(mean(ratios.map((ratio) => (ratio - 1) ** 2)));
  const total = reviews.reduce((sum, count) => sum + count, 0);
  return {
    'reviews in the year': String(total),
    'peak to mean': Math.max(...ratios).toFixed(2),
    'standard deviation': deviation.toFixed(3),
    'Mondays to mean': on(MONDAY).toFixed(2),
    remembered: `${((100 * passed) / total).toFixed(1)} %`,
    'after a week or more': `${((100 * weekOrMorePassed) / weekOrMore).toFixed(1)} %`,
  };
}

const years = VARIANTS.map((variant) => ({ name: variant.name, year: simulate(variant) }));
console.table(Object.fromEntries(years.map(({ name, year }) => [name, figures(year)])));
writeFileSync('docs/scheduling-year.svg', plotSvg(years.map(({ name, year }) => ({ name, values: year.reviews }))));
