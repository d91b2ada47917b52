import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeInstanceLock, type LockOutcome } from './instance-lock';

describe('one running app for a profile', () => {
  let folder: string;
  const held: LockOutcome[] = [];
  const take = async (files: readonly string[] = [], onFiles: (files: readonly string[]) => void = () => undefined) => {
    const outcome = await takeInstanceLock({ folder, files, onFiles });
    held.push(outcome);
    return outcome;
  };
  const writeLock = (holder: object) => writeFileSync(join(folder, 'instance.lock'), JSON.stringify(holder));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deckhand-'));
  });
  afterEach(() => {
    for (const outcome of held.splice(0)) if (outcome.kind === 'held') outcome.release();
    rmSync(folder, { recursive: true, maxRetries: 5 });
  });

  it('passes the files of a second start to the first', async () => {
    const heard = vi.fn();
    expect((await take([], heard)).kind).toBe('held');
    expect((await take(['/course/a.md'])).kind).toBe('passed-on');
    expect(heard).toHaveBeenCalledExactlyOnceWith(['/course/a.md']);
    expect(readdirSync(join(folder, 'inbox'))).toEqual([]);
  });

  it('tells the first of a second start without files too', async () => {
    const heard = vi.fn();
    await take([], heard);
    await take();
    expect(heard).toHaveBeenCalledExactlyOnceWith([]);
  });

  it('is free again once released', async () => {
    const first = await take();
    if (first.kind === 'held') first.release();
    expect(existsSync(join(folder, 'instance.lock'))).toBe(false);
    expect((await take()).kind).toBe('held');
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeLock({ pid, machine: hostname(), token: 'gone' });
    expect((await take()).kind).toBe('held');
  });

  it('takes over a lock that has been silent for long, whoever has its process id now', async () => {
    writeLock({ pid: process.pid, machine: hostname(), token: 'old' });
    const before = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'instance.lock'), before, before);
    expect((await take()).kind).toBe('held');
  });

  it('takes over a lock that makes no sense', async () => {
    writeFileSync(join(folder, 'instance.lock'), 'half a');
    const before = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'instance.lock'), before, before);
    expect((await take()).kind).toBe('held');
  });

  it('lets only one of several starts at once win', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeLock({ pid, machine: hostname(), token: 'gone' });
    const outcomes = await Promise.all([take(['a']), take(['b']), take(['c']), take(['d'])]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['held', 'passed-on', 'passed-on', 'passed-on']);
  });

  it('drops a message that makes no sense and goes on listening', async () => {
    const heard = vi.fn();
    await take([], heard);
    writeFileSync(join(folder, 'inbox', 'x.json'), 'no json');
    expect((await take(['a'])).kind).toBe('passed-on');
    expect(heard).toHaveBeenCalledExactlyOnceWith(['a']);
  });
});
