import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, openProfile } from './profile';

describe('the folder for Deckhand’s data', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'deckhand-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('lies where each platform keeps such things', () => {
    const home = '/home/someone';
    expect(dataFolder({ platform: 'linux', environment: {}, home })).toBe('/home/someone/.local/share/deckhand');
    expect(dataFolder({ platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, home })).toBe('/data/deckhand');
    expect(dataFolder({ platform: 'darwin', environment: {}, home })).toContain('Application Support');
    expect(dataFolder({ platform: 'win32', environment: { APPDATA: '/roaming' }, home })).toContain('Deckhand');
  });

  it('is another one when DECKHAND_PROFILE says so', () => {
    const environment = { DECKHAND_PROFILE: 'somewhere' };
    expect(dataFolder({ platform: 'linux', environment, home: '/' })).toBe(resolve('somewhere'));
  });

  it('is made for its owner alone, one for each host, and knows the first run', () => {
    const first = openProfile('chromium', base);
    expect(first.firstRun).toBe(true);
    expect(statSync(first.folder).mode & 0o777).toBe(0o700);
    expect(openProfile('chromium', base).firstRun).toBe(false);
    expect(openProfile('electron', base).firstRun).toBe(true);
  });

  it('is closed to others even when it was open', () => {
    mkdirSync(join(base, 'chromium'));
    chmodSync(join(base, 'chromium'), 0o755);
    expect(statSync(openProfile('chromium', base).folder).mode & 0o777).toBe(0o700);
  });
});
