import { _electron, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Deckhand as it runs, whichever host carries it. */
export interface RunningApp {
  readonly page: Page;
  readonly host: 'electron' | 'chromium';
  /** Folder of the person's data; give it to the next start to come back to the same collection. */
  readonly profileFolder: string;
  /** Where this host puts files that the page saves. */
  readonly downloadsFolder: string;
  /** Closes the window as a person would. */
  close(): Promise<void>;
  /** Ends every process of the window with SIGKILL, at once. */
  kill(): Promise<void>;
}

/** How the app is started. */
export interface LaunchOptions {
  /** A folder of an earlier start; a new one by default. */
  readonly profileFolder?: string;
  /** Absolute paths given on the command line. */
  readonly files?: readonly string[];
  /** A first start brings the bundled courses along; otherwise the collection starts empty. */
  readonly firstStart?: boolean;
  readonly windowSize?: { readonly width: number; readonly height: number };
}

interface ChromiumModule {
  startChromiumHost(options: Record<string, unknown>): Promise<
    | {
        readonly ok: true;
        readonly value: { readonly page: Page; readonly closed: Promise<void>; close(): Promise<void> };
      }
    | { readonly ok: false; readonly error: { readonly message: string } }
  >;
}

/** The path of Electron's binary where it is installed. */
function electronBinary(): string | undefined {
  const folder = join(process.cwd(), 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Processes whose command line names the folder: the window and all its children. */
function processesOf(folder: string): readonly number[] {
  const listing = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16_000_000 });
  return listing
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${folder}`))
    .map((line) => Number.parseInt(line, 10));
}

async function launchElectron(binary: string, profileFolder: string, options: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: binary,
    args: ['.', ...(options.files ?? [])],
    env: { ...(process.env as Record<string, string>), DECKHAND_PROFILE: profileFolder },
  });
  const page = await app.firstWindow();
  return {
    page,
    host: 'electron',
    profileFolder,
    downloadsFolder: join(profileFolder, 'downloads'),
    close: () => app.close(),
    kill: async () => {
      app.process().kill('SIGKILL');
      await page.waitForEvent('close').catch(() => undefined);
    },
  };
}

async function launchChromium(profileFolder: string, options: LaunchOptions): Promise<RunningApp> {
  const file = join(process.cwd(), 'out', 'main', 'chromium.js');
  const { startChromiumHost } = (await import(pathToFileURL(file).href)) as ChromiumModule;
  const downloadsFolder = join(profileFolder, 'downloads');
  const started = await startChromiumHost({
    executablePath: process.env.DECKHAND_CHROMIUM ?? '/usr/bin/chromium',
    profileFolder,
    downloadsFolder,
    files: options.files ?? [],
    headless: true,
    windowSize: options.windowSize ?? { width: 1280, height: 800 },
  });
  if (!started.ok) throw new Error(started.error.message);
  const host = started.value;
  return {
    page: host.page,
    host: 'chromium',
    profileFolder,
    downloadsFolder,
    close: () => host.close(),
    kill: async () => {
      for (const pid of processesOf(join(profileFolder, 'chromium', 'browser'))) process.kill(pid, 'SIGKILL');
      await host.closed;
    },
  };
}

/** Starts the built app: in Electron where its binary is installed, else in Chromium without a display. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profileFolder = options.profileFolder ?? mkdtempSync(join(tmpdir(), 'deckhand-e2e-'));
  if (options.firstStart !== true) {
    for (const host of ['electron', 'chromium']) mkdirSync(join(profileFolder, host), { recursive: true });
  }
  const binary = electronBinary();
  return binary === undefined ? launchChromium(profileFolder, options) : launchElectron(binary, profileFolder, options);
}
