import type { DeviceId } from '#core/cards';
import { DEFAULT_RETENTION } from '#core/journal';
import { TransferWriter } from '#core/transfer';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISK, type DurableFiles } from '../durable-files';
import { createArchiveService, type ArchiveService } from './archive-service';
import { checkArchive } from './check-archive';

const about = {
  reason: 'request',
  collectionId: 'c0',
  deviceId: 'd0' as DeviceId,
  epoch: 1,
  seq: 7,
  cards: 12,
} as const;

function collectionFile(): Uint8Array {
  const writer = new TransferWriter();
  const { collectionId, deviceId, epoch } = about;
  const header = { type: 'header', format: 'deckhand-collection', version: 1, exportedAt: 5 } as const;
  const parts = [
    writer.header({ ...header, collectionId, deviceId, epoch }),
    writer.records([{ type: 'setting', key: 'ü', value: 'x'.repeat(100_000) }]),
    writer.footer(),
  ];
  return gzipSync(Buffer.concat(parts));
}

describe('backups', () => {
  let folder = '';
  let at = 1_000;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'deckhand-')), 'backups');
    at = 1_000;
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const start = (files: DurableFiles = DISK) =>
    createArchiveService({ folder, files, now: () => (at += 1), onSafe: async () => undefined });

  async function make(service: ArchiveService, bytes = collectionFile()) {
    const begun = await service.begin(about);
    if (!begun.ok) return begun;
    const { archiveId } = begun.value;
    for (let from = 0; from < bytes.length; from += 100)
      await service.write(archiveId, bytes.subarray(from, from + 100));
    return service.finish(archiveId, true, DEFAULT_RETENTION);
  }

  it('are read back, found whole and listed, the newest first', async () => {
    const service = start();
    expect(await make(service)).toMatchObject({ ok: true, value: { ...about, events: 0, madeAt: 1_001 } });
    await make(service);
    const listed = await start().list();
    expect(listed.map(({ madeAt }) => madeAt)).toHaveLength(2);
    const [newest] = listed;
    const pieces = [await service.piece(newest?.name ?? '', 0), await service.piece(newest?.name ?? '', 1)];
    expect(pieces).toEqual([new Uint8Array(collectionFile()), undefined]);
  });

  it('do not sweep away one another while they are read back', async () => {
    const service = start();
    const made = await Promise.all(Array.from({ length: 6 }, () => make(service)));
    expect(made.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('that are gone when they are read back are no backup, and no end of the app', async () => {
    expect(await checkArchive(join(folder, 'gone'))).toBeUndefined();
  });

  it('are thrown away when they do not come back as they were written', async () => {
    const lying: DurableFiles = {
      ...DISK,
      async create(path) {
        const file = await DISK.create(path);
        let written = 0;
        return { ...file, append: (bytes) => ((written += 1) === 2 ? Promise.resolve() : file.append(bytes)) };
      },
    };
    expect(await make(start(lying))).toMatchObject({ ok: false, error: { kind: 'write-failed' } });
    expect(await make(start(), collectionFile().subarray(0, 200))).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say that the disk is full and leave the others alone', async () => {
    await make(start());
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const files: DurableFiles = {
      ...DISK,
      create: async (path) => ({ ...(await DISK.create(path)), append: () => Promise.reject(full) }),
    };
    expect(await make(start(files))).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('that were not finished are gone after the next start', async () => {
    const killed = start();
    await killed.begin(about);
    expect(readdirSync(folder)).toHaveLength(1);
    await make(start());
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\d+_request_/)]);
  });

  it('never lead out of their folder', async () => {
    const service = start();
    expect(await service.piece('../../secret', 0)).toBeUndefined();
    expect(existsSync(join(folder, '..', 'secret'))).toBe(false);
  });
});
