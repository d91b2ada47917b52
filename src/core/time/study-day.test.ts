import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStudyDays, elapsedStudyDays, livedStudyDay, startOfStudyDay, studyDayAt, weekdayOf } from './study-day';
import type { StudyDay } from './study-day';
import { offsetMinutesAt } from './zone';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Europe/Madrid',
  'Asia/Kathmandu',
  'America/Havana',
  'Antarctica/Troll',
  'UTC',
];

function at(iso: string): number {
  return Date.parse(iso);
}

describe('offsetMinutesAt', () => {
  it('knows daylight saving, half hours and the far side of the date line', () => {
    expect(offsetMinutesAt(at('2026-01-15T12:00Z'), 'America/Los_Angeles')).toBe(-480);
    expect(offsetMinutesAt(at('2026-07-15T12:00Z'), 'America/Los_Angeles')).toBe(-420);
    expect(offsetMinutesAt(at('2026-01-15T12:00Z'), 'Australia/Lord_Howe')).toBe(660);
    expect(offsetMinutesAt(at('2026-07-15T12:00Z'), 'Australia/Lord_Howe')).toBe(630);
    expect(offsetMinutesAt(at('2026-07-15T12:00Z'), 'Pacific/Kiritimati')).toBe(840);
  });

  it('refuses a zone that is not one', () => {
    expect(() => offsetMinutesAt(0, 'Mars/Olympus')).toThrow(RangeError);
    expect(() => studyDayAt(Number.NaN, { zone: 'UTC', rolloverHour: 4 })).toThrow(RangeError);
  });
});

describe('rollover', () => {
  it('starts the study day at 4:00 local: a review after midnight still belongs to the evening before', () => {
    const calendar = { zone: 'America/Los_Angeles', rolloverHour: 4 };
    const evening = studyDayAt(at('2026-05-10T22:00-07:00'), calendar);
    expect(studyDayAt(at('2026-05-11T03:59-07:00'), calendar)).toBe(evening);
    expect(studyDayAt(at('2026-05-11T04:00-07:00'), calendar)).toBe(evening + 1);
    expect(evening).toBe(at('2026-05-10T00:00Z') / DAY);
  });

  it('counts the next local morning in Tokyo as the next day, where UTC has not turned yet', () => {
    const calendar = { zone: 'Asia/Tokyo', rolloverHour: 4 };
    const evening = studyDayAt(at('2026-05-10T23:00+09:00'), calendar);
    expect(studyDayAt(at('2026-05-11T08:00+09:00'), calendar)).toBe(evening + 1);
  });

  it('never gives a day twice when the clock turns back across the rollover', () => {
    const calendar = { zone: 'Antarctica/Troll', rolloverHour: 2 };
    const beforeTurn = studyDayAt(at('2026-10-25T00:30Z'), calendar);
    expect(studyDayAt(at('2026-10-25T01:30Z'), calendar)).toBe(beforeTurn);
  });

  it('never skips or repeats a day over two years of daylight saving, whatever the rollover hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2027-01-01T00:00Z') }),
        fc.integer({ min: 0, max: 30 * HOUR }),
        (zone, rolloverHour, fromMs, passedMs) => {
          const calendar = { zone, rolloverHour };
          const difference = studyDayAt(fromMs + passedMs, calendar) - studyDayAt(fromMs, calendar);
          expect(difference).toBeGreaterThanOrEqual(0);
          expect(difference).toBeLessThanOrEqual(2);
          if (passedMs >= 26 * HOUR) expect(difference).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('gives the instant at which a study day starts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 19_000, max: 22_000 }),
        (zone, rolloverHour, day) => {
          const calendar = { zone, rolloverHour };
          const startMs = startOfStudyDay(day as StudyDay, calendar);
          expect(studyDayAt(startMs, calendar)).toBe(day);
          expect(studyDayAt(startMs - 1, calendar)).toBe(day - 1);
        },
      ),
      { numRuns: 500 },
    );
    const madrid = { zone: 'Europe/Madrid', rolloverHour: 4 };
    const day = studyDayAt(at('2026-07-01T12:00Z'), madrid);
    expect(startOfStudyDay(day, madrid)).toBe(at('2026-07-01T04:00+02:00'));
  });
});

describe('travel', () => {
  it('never takes the study day back, wherever a traveller goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ zone: fc.constantFrom(...ZONES), passedMs: fc.integer({ min: 0, max: 3 * DAY }) }), {
          maxLength: 40,
        }),
        (legs) => {
          let atMs = at('2026-02-01T00:00Z');
          let latest: StudyDay | undefined;
          for (const { zone, passedMs } of legs) {
            atMs += passedMs;
            const lived = livedStudyDay(latest, studyDayAt(atMs, { zone, rolloverHour: 4 }));
            if (latest !== undefined) {
              expect(lived).toBeGreaterThanOrEqual(latest);
              expect(elapsedStudyDays(latest, lived)).toBe(lived - latest);
            }
            latest = lived;
          }
        },
      ),
    );
  });

  it('lives a day longer when flying from Kiritimati to Los Angeles', () => {
    const leaving = studyDayAt(at('2026-03-02T09:00+14:00'), { zone: 'Pacific/Kiritimati', rolloverHour: 4 });
    const arriving = studyDayAt(at('2026-03-02T21:00+14:00'), { zone: 'America/Los_Angeles', rolloverHour: 4 });
    expect(arriving).toBeLessThan(leaving);
    expect(livedStudyDay(leaving, arriving)).toBe(leaving);
  });
});

describe('a wrong clock', () => {
  const today = 20_000 as StudyDay;

  it('does not hold the study day for years once a clock that was set forward is right again', () => {
    expect(livedStudyDay(addStudyDays(today, 730), today)).toBe(today);
  });

  it('takes the days of a long absence as they are', () => {
    expect(livedStudyDay(today, addStudyDays(today, 730))).toBe(today + 730);
    expect(livedStudyDay(undefined, today)).toBe(today);
  });

  it('never makes elapsed days negative', () => {
    expect(elapsedStudyDays(addStudyDays(today, 5), today)).toBe(0);
  });
});

describe('weekdayOf', () => {
  it('counts from Monday, before 1970 too', () => {
    const monday = studyDayAt(at('2026-11-23T12:00Z'), { zone: 'UTC', rolloverHour: 4 });
    expect([0, 1, 6, 7, -1].map((days) => weekdayOf(addStudyDays(monday, days)))).toEqual([0, 1, 6, 0, 6]);
    expect(weekdayOf(-1 as StudyDay)).toBe(2);
  });
});
