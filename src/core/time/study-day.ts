import { offsetMinutesAt } from './zone';

declare const studyDayBrand: unique symbol;

/**
 * A study day as lived: whole days since 1970-01-01 on the learner's own calendar, where a day starts at the rollover
 * hour (4:00 by default). An integer; differences are elapsed study days.
 */
export type StudyDay = number & { readonly [studyDayBrand]: true };

/** What decides which study day an instant belongs to. Passed in: core has no clock and no zone of its own. */
export interface Calendar {
  /** IANA zone name such as `Europe/Madrid`. */
  readonly zone: string;
  /** Hour of the local day, 0–23, at which a new study day starts. */
  readonly rolloverHour: number;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
/** Longer than any clock change (Antarctica/Troll turns back two hours). */
const CLOCK_CHANGE_MS = 3 * MS_PER_HOUR;
/** Zones lie up to 26 hours apart, so travel alone can turn the local calendar back by this many days at most. */
const TRAVEL_DAYS = 2;

function wallDay(atMs: number, { zone, rolloverHour }: Calendar): number {
  const localMs = atMs + offsetMinutesAt(atMs, zone) * MS_PER_MINUTE;
  return Math.floor((localMs - rolloverHour * MS_PER_HOUR) / MS_PER_DAY);
}

/** The last instant before the zone's offset changed, known to lie in (fromMs, toMs]. */
function lastInstantBefore(fromMs: number, toMs: number, zone: string): number {
  const before = offsetMinutesAt(fromMs, zone);
  let low = fromMs;
  let high = toMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutesAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The study day that `atMs` (ms since 1970 UTC) belongs to. Within one zone it never goes back as time goes on, not even
 * when the clock is turned back across the rollover, and daylight saving skips none. Throws as `offsetMinutesAt` does.
 */
export function studyDayAt(atMs: number, calendar: Calendar): StudyDay {
  const day = wallDay(atMs, calendar);
  const earlierMs = atMs - CLOCK_CHANGE_MS;
  const turnedBack = offsetMinutesAt(earlierMs, calendar.zone) > offsetMinutesAt(atMs, calendar.zone);
  if (!turnedBack) return day as StudyDay;
  return Math.max(day, wallDay(lastInstantBefore(earlierMs, atMs, calendar.zone), calendar)) as StudyDay;
}

/** The first instant, in ms since 1970 UTC, of a study day: its rollover. Throws as `offsetMinutesAt` does. */
export function startOfStudyDay(day: StudyDay, calendar: Calendar): number {
  const utcMs = day * MS_PER_DAY + calendar.rolloverHour * MS_PER_HOUR;
  let before = utcMs - 2 * MS_PER_DAY;
  let within = utcMs + 2 * MS_PER_DAY;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (studyDayAt(middle, calendar) >= day) within = middle;
    else before = middle;
  }
  return within;
}

/**
 * The study day to live by now, given the latest one lived: travelling west never gives a day twice. A clock that lies
 * further back than zones can explain was set right after having been wrong, and is believed.
 */
export function livedStudyDay(latest: StudyDay | undefined, computed: StudyDay): StudyDay {
  return latest !== undefined && computed < latest && latest - computed <= TRAVEL_DAYS ? latest : computed;
}

/** Elapsed study days from `from` to `to`; never negative, even when a clock was set back between them. */
export function elapsedStudyDays(from: StudyDay, to: StudyDay): number {
  return Math.max(0, to - from);
}

/** The study day `days` later. */
export function addStudyDays(day: StudyDay, days: number): StudyDay {
  return (day + days) as StudyDay;
}

/** Day of the week of a study day: 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: StudyDay): number {
  return (((day + 3) % 7) + 7) % 7;
}
