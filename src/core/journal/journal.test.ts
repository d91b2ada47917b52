import type { DeviceId } from '#core/cards';
import type { LogEvent } from '#core/log';
import type { StudyDay } from '#core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION, JOURNAL_VERSION, journalLine, keptBackups, readJournalFile } from '.';

const owner = { collectionId: 'a1', deviceId: 'b2' as DeviceId, epoch: 3 };
const header = { type: 'journal', version: JOURNAL_VERSION, ...owner, firstSeq: 1 } as const;

function entry(seq: number): { readonly event: LogEvent } {
  const head = { deviceId: owner.deviceId, seq, at: 1_000 * seq, offsetMinutes: 60, studyDay: 20_000 as StudyDay };
  return { event: { type: 'setting', ...head, key: 'ü', value: `value ${seq}` } };
}

const text = [header, ...[1, 2, 3].map(entry)].map(journalLine).join('');

describe('a journal file', () => {
  it('gives back what was written', () => {
    const reading = readJournalFile(text);
    expect(reading).toMatchObject({ header, damagedLines: 0, intactLength: text.length, intactEntries: 3 });
    expect(reading.entries).toEqual([1, 2, 3].map(entry));
  });

  it('loses nothing but the line that was being written when it was cut off', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        const lines = text.slice(0, length).split('\n').length - 1;
        const reading = readJournalFile(text.slice(0, length));
        expect(reading.entries).toHaveLength(Math.max(0, lines - 1));
        expect(reading.intactLength).toBe(text.slice(0, length).lastIndexOf('\n') + 1);
      }),
    );
  });

  it('never takes a changed line for a good one, and reads on after it', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('~', '0', '\n'), (at, put) => {
        fc.pre(text[at] !== put);
        const { entries, damagedLines } = readJournalFile(text.slice(0, at) + put + text.slice(at + 1));
        expect(damagedLines).toBeGreaterThan(0);
        for (const one of entries) expect(one).toEqual(entry(one.event.seq));
        expect(entries.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('which backups are kept', () => {
  const DAY = 86_400_000;
  const now = 400 * DAY;
  const everyHalfHour = Array.from({ length: 48 * 400 }, (_, index) => now - index * (DAY / 48));

  it('keeps all of two days, then thins out to days, weeks and months', () => {
    const kept = [...keptBackups(everyHalfHour, now, DEFAULT_RETENTION)];
    expect(kept.filter((at) => at >= now - 2 * DAY)).toHaveLength(97);
    expect(kept.length).toBeLessThan(97 + 14 + 8 + 13);
    expect(Math.min(...kept)).toBeLessThan(now - 300 * DAY);
  });

  it('always keeps the newest two, however old', () => {
    expect(keptBackups([1, 2, 3], now, { days: 0, weeks: 0, months: 0 })).toEqual(new Set([3, 2]));
  });
});
