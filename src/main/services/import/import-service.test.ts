import { chmodSync, existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { MAX_COURSE_BYTES } from '#contract';
import type { FileOutcome } from '#core/import';
import { makeAppFolder } from '../testing/app-folder';
import { createMediaStore } from '../media/media-store';
import { createImportService } from './import-service';

const folder = makeAppFolder();
const service = createImportService({
  workerFile: folder.workerFile,
  emit: () => undefined,
  fileLimitMs: 2_000,
  media: createMediaStore(join(folder.folder, 'media')),
});

async function outcomesOf(paths: readonly string[]): Promise<readonly FileOutcome[]> {
  const { jobId } = await service.fromPaths(paths);
  const read = await service.read(jobId, {});
  if (!read.ok) throw new Error(read.error.message);
  const piece = service.outcomePiece(jobId, 0) ?? new Uint8Array();
  return JSON.parse(new TextDecoder().decode(piece)) as FileOutcome[];
}

const kindOf = (outcome: FileOutcome) => (outcome.status === 'read' ? 'read' : outcome.kind);

describe('importing by path', () => {
  afterEach(() => service.close());
  afterAll(() => folder.remove());

  it('brings the images along that lie beside a course, and none from outside the chosen folder', async () => {
    const chosen = join(folder.folder, 'harbour');
    mkdirSync(join(chosen, 'images'), { recursive: true });
    const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    writeFileSync(join(folder.folder, 'outside.svg'), svg);
    writeFileSync(join(chosen, 'images', 'in.svg'), svg);
    writeFileSync(join(chosen, 'images', 'page.svg'), '<html><svg></svg></html>');
    symlinkSync(join(folder.folder, 'outside.svg'), join(chosen, 'images', 'link.svg'));
    const targets = [
      'images/in.svg',
      'images/page.svg',
      'images/link.svg',
      '../outside.svg',
      'none.svg',
      'https://x.y/a.svg',
    ];
    for (const [at, target] of targets.entries()) writeFileSync(join(chosen, `${at}.md`), `![](${target})`);
    const found = (await outcomesOf([chosen])).map((one) => one.status === 'read' && one.reading.media[0]?.sha256);
    expect(found).toEqual([expect.stringMatching(/^[\da-f]{64}$/), ...targets.slice(1).map(() => undefined)]);
    expect(existsSync(join(folder.folder, 'media', String(found[0])))).toBe(true);
    const [alone] = await outcomesOf([join(chosen, '3.md')]);
    expect(alone?.status === 'read' && alone.reading.media[0]?.sha256).toBeUndefined();
  });

  it('reports what cannot be read and reads the rest', async () => {
    const good = join(folder.bundledFolder, 'bundled.md');
    const huge = join(folder.folder, 'huge.md');
    writeFileSync(huge, '');
    truncateSync(huge, MAX_COURSE_BYTES + 1);
    const outcomes = await outcomesOf([join(folder.folder, 'missing.md'), huge, good]);
    expect(outcomes.map(kindOf)).toEqual(['unreadable', 'too-large', 'read']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'reports a file that may not be read (needs a person who is not root)',
    async () => {
      const locked = join(folder.folder, 'locked.md');
      writeFileSync(locked, 'x');
      chmodSync(locked, 0);
      expect((await outcomesOf([locked])).map(kindOf)).toEqual(['unreadable']);
    },
  );

  it('does not hang on something that is no file', async () => {
    expect((await outcomesOf(['/dev/zero'])).map(kindOf)).toEqual(['unreadable']);
  });

  it('refuses more than 1 GB at once, until a job is released', () => {
    const files = Array.from({ length: 21 }, (_, index) => {
      const name = `${index}.md`;
      return { name, relativePath: name, bytes: MAX_COURSE_BYTES };
    });
    expect(service.begin(files)).toMatchObject({ ok: false, error: { kind: 'invalid-request' } });
    const first = service.begin(files.slice(0, 20));
    expect(first.ok).toBe(true);
    expect(service.begin(files.slice(0, 1)).ok).toBe(false);
    if (first.ok) service.release(first.value.jobId);
    expect(service.begin(files.slice(0, 1)).ok).toBe(true);
  });

  it('does not read a job twice at once', async () => {
    const begun = service.begin([{ name: 'endless.md', relativePath: 'endless.md', bytes: 0 }]);
    if (!begun.ok) throw new Error(begun.error.message);
    const { jobId } = begun.value;
    const reading = service.read(jobId, {});
    expect(await service.read(jobId, {})).toMatchObject({ ok: false, error: { kind: 'invalid-request' } });
    service.release(jobId);
    expect(await reading).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });
});
