import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createWatchService, type ChangedCourses } from './watch-service';

const folder = mkdtempSync(join(tmpdir(), 'deckhand-'));
const course = join(folder, 'harbour');
const listFile = join(folder, 'watched.json');
mkdirSync(join(course, 'deep'), { recursive: true });
writeFileSync(join(course, 'deep', 'a.md'), '# A\n');

describe('watching courses', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells which course was saved, also under another name first, and remembers what it watches', async () => {
    const heard: ChangedCourses[] = [];
    const first = createWatchService(listFile, (changed) => heard.push(changed));
    await first.add([course]);
    writeFileSync(join(course, 'deep', 'a.md.part'), '# A, changed\n');
    renameSync(join(course, 'deep', 'a.md.part'), join(course, 'deep', 'a.md'));
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
    expect([...(heard[0]?.relativePaths ?? [])]).toEqual(['harbour/deep/a.md']);
    first.close();
    const second = createWatchService(listFile, (changed) => heard.push(changed));
    const [place] = await second.places();
    expect(place?.name).toBe('harbour');
    writeFileSync(join(course, 'b.md'), '# B\n');
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 10_000 });
    expect(await second.remove(place?.watchId ?? '')).toMatchObject({ ok: true });
    expect(await second.places()).toEqual([]);
    expect(await second.remove('0')).toMatchObject({ ok: false });
    second.close();
  });

  it('watches nothing and says nothing where there is nothing', async () => {
    const service = createWatchService(join(folder, 'other.json'), () => {
      throw new Error('not expected');
    });
    await service.add([join(folder, 'missing.md')]);
    expect(await service.places()).toHaveLength(1);
    service.close();
  });
});
