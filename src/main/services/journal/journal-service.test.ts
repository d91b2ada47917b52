import type { DeviceId } from '#core/cards';
import type { JournalEntry } from '#core/journal';
import { readJournalFile } from '#core/journal';
import type { StudyDay } from '#core/time';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISK, type DurableFiles } from '../durable-files';
import { createJournalService, type JournalService } from './journal-service';

const owner = { collectionId: 'c0', deviceId: 'd0' as DeviceId, epoch: 1 };
const padding = 'x'.repeat(400);

function entries(from: number, to: number): readonly JournalEntry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    event: {
      type: 'setting',
      deviceId: owner.deviceId,
      seq: from + index,
      at: 1,
      offsetMinutes: 0,
      studyDay: 1 as StudyDay,
      key: 'k',
      value: padding,
    },
  }));
}

async function seqsIn(journal: JournalService): Promise<readonly number[]> {
  const state = await journal.state();
  const seqs: number[] = [];
  for (let index = 0; index < (state?.files ?? 0); index += 1) {
    const text = new TextDecoder().decode(await journal.file(index));
    seqs.push(...readJournalFile(text).entries.map(({ event }) => event.seq));
  }
  return seqs;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('the journal', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'deckhand-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const start = (files: DurableFiles = DISK) => createJournalService(folder, files);
  const names = () => readdirSync(folder).filter((name) => name.endsWith('.journal'));
  const path = (index: number) => join(folder, names().sort()[index] ?? '');

  it('is none before the first event', async () => {
    expect(await start().state()).toBeNull();
  });

  it('keeps events over a restart and takes each once', async () => {
    expect(await start().append(owner, entries(1, 3))).toEqual({ ok: true, value: { seq: 3 } });
    const again = start();
    expect(await again.append(owner, entries(2, 5))).toEqual({ ok: true, value: { seq: 5 } });
    expect(await seqsIn(again)).toEqual(upTo(5));
    expect(await again.state()).toEqual({ owner, firstSeq: 1, intactSeq: 5, seq: 5, files: 1, damagedLines: 0 });
  });

  it('writes nothing when an event before is missing, and says from where to send again', async () => {
    const journal = start();
    await journal.append(owner, entries(1, 2));
    expect(await journal.append(owner, entries(4, 5))).toEqual({ ok: true, value: { seq: 2 } });
    expect(await seqsIn(journal)).toEqual([1, 2]);
  });

  it('goes on in a new file before one grows large', async () => {
    const journal = start();
    for (let from = 1; from < 6_000; from += 1_000) await journal.append(owner, entries(from, from + 999));
    expect(names().length).toBeGreaterThan(2);
    expect(await seqsIn(start())).toEqual(upTo(6_000));
  });

  it('cuts off a line that was being written when the power went', async () => {
    await start().append(owner, entries(1, 3));
    truncateSync(path(0), readFileSync(path(0)).length - 100);
    const journal = start();
    expect(await journal.state()).toMatchObject({ intactSeq: 2, damagedLines: 1 });
    expect(await journal.append(owner, entries(3, 4))).toEqual({ ok: true, value: { seq: 4 } });
    expect(await seqsIn(start())).toEqual(upTo(4));
  });

  it('puts a damaged file aside and is whole again once the events come anew', async () => {
    const first = start();
    for (let from = 1; from < 4_000; from += 1_000) await first.append(owner, entries(from, from + 999));
    const bytes = readFileSync(path(0));
    bytes[bytes.length - 300] = 7;
    writeFileSync(path(0), bytes);
    const journal = start();
    const state = await journal.state();
    expect(state).toMatchObject({ seq: 4_000, damagedLines: 1 });
    const from = (state?.intactSeq ?? 0) + 1;
    for (let next = from; next <= 4_000; next += 1_000) {
      await journal.append(owner, entries(next, Math.min(4_000, next + 999)));
    }
    expect(await seqsIn(start())).toEqual(upTo(4_000));
    expect(readdirSync(folder).some((name) => name.endsWith('.damaged'))).toBe(true);
  });

  it('says that the disk is full, and goes on once there is room', async () => {
    let isFull = true;
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const journal = start({
      ...DISK,
      async append(file, bytes) {
        if (!isFull) return DISK.append(file, bytes);
        await DISK.append(file, bytes.subarray(0, 10));
        throw full;
      },
    });
    expect(await journal.append(owner, entries(1, 2))).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
    isFull = false;
    expect(await journal.append(owner, entries(1, 2))).toEqual({ ok: true, value: { seq: 2 } });
    expect(await seqsIn(start())).toEqual([1, 2]);
  });

  it('starts a new file for a new epoch and drops what backups cover', async () => {
    const journal = start();
    await journal.append(owner, entries(1, 2));
    const next = { ...owner, epoch: 2 };
    await journal.append(next, entries(3, 4));
    expect(await journal.state()).toMatchObject({ owner: next, firstSeq: 3, intactSeq: 4 });
    await journal.prune(next, 3);
    expect(await seqsIn(start())).toEqual([3, 4]);
  });
});
