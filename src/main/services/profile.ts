import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where a host keeps what belongs to it. */
export interface Profile {
  /** Absolute, readable by its owner alone. */
  readonly folder: string;
  /** True when this start made it. */
  readonly firstRun: boolean;
}

/** What decides on the folder; taken from the process unless a test says otherwise. */
export interface ProfileSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The folder for all of Deckhand's data: `DECKHAND_PROFILE`, or the platform's place for it. */
export function dataFolder({ platform, environment, home }: ProfileSurroundings): string {
  const named = environment.DECKHAND_PROFILE;
  if (named !== undefined && named !== '') return resolve(named);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Deckhand');
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Deckhand');
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'deckhand');
}

/**
 * Opens a host's own folder below `base` (or the platform's place), making it with mode 0700. Each host has its own
 * collection, so neither can spoil the other's.
 */
export function openProfile(host: 'electron' | 'chromium', base?: string): Profile {
  const surroundings = { platform: process.platform, environment: process.env, home: homedir() };
  const folder = join(base === undefined ? dataFolder(surroundings) : resolve(base), host);
  const firstRun = !existsSync(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return { folder, firstRun };
}
