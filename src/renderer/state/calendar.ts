import type { Calendar } from '#core/time';

/** The name of the setting for the hour at which a study day starts. */
export const ROLLOVER_SETTING = 'rolloverHour';
const DEFAULT_ROLLOVER_HOUR = 4;

/** Reads a stored value; anything that is no hour is the default. */
export function rolloverHourOf(value: unknown): number {
  const isHour = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 23;
  return isHour ? value : DEFAULT_ROLLOVER_HOUR;
}

/** The learner's calendar: the system's zone, and the rollover hour from the settings. */
export function calendarOf(setting: (key: string) => unknown): Calendar {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { zone: timeZone, rolloverHour: rolloverHourOf(setting(ROLLOVER_SETTING)) };
}
