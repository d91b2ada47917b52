import { fail, ok, type Result } from '#core/result';
import type { HostEvent, ImportOutcome } from '#contract';
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { putDatabaseAside } from '../services/database-aside';
import type { DurableFiles } from '../services/durable-files';
import { createHost, type HostPlatform } from '../services/host';
import { takeInstanceLock, type HeldLock } from '../services/instance-lock';
import { openProfile } from '../services/profile';
import { launchBrowser } from './browser';
import { keepDownloads } from './downloads';
import { deliverEvent, openAppPage } from './window';

/** How the Chromium host is started. */
export interface ChromiumHostOptions {
  readonly executablePath: string;
  /** Absolute paths of courses to offer. */
  readonly files?: readonly string[];
  /** Folder for Deckhand's data, instead of the platform's. */
  readonly profileFolder?: string;
  /** Where exports go when the page has no save dialog; the person's Downloads unless said otherwise. */
  readonly downloadsFolder?: string;
  readonly headless?: boolean;
  readonly windowSize?: { readonly width: number; readonly height: number };
  readonly rendererFolder: string;
  readonly workerFile: string;
  readonly bundledFolder: string;
  readonly appVersion: string;
  /** Hears what came out of each import that was read. */
  readonly onRead?: (outcomes: ImportOutcome) => void;
  /** How journal and backups are written; a test makes this fail or lie. */
  readonly durableFiles?: DurableFiles;
  /** Longest time for one course file, in milliseconds. */
  readonly fileLimitMs?: number;
}

/** The running app. */
export interface ChromiumHost {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The host's own folder. */
  readonly profileFolder: string;
  /** Closes the window and everything behind it. */
  close(): Promise<void>;
  /** Settles when all is closed, whoever closed it. */
  readonly closed: Promise<void>;
}

/** Why the app did not start; `passed-on` is no fault: a running one has taken the files. */
export interface StartFailure {
  readonly kind: 'passed-on' | 'no-answer' | 'browser-failed';
  readonly message: string;
}

const PASSED_ON: StartFailure = {
  kind: 'passed-on',
  message: 'Deckhand is running already; it was brought to the front.',
};
const NO_ANSWER: StartFailure = {
  kind: 'no-answer',
  message: 'Deckhand seems to be running already but does not answer: close it and start again.',
};

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

function openWithSystem(address: string): Promise<void> {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((settle, reject) => {
    const child = spawn(program, [...before, address], { detached: true, stdio: 'ignore' });
    child.on('error', reject);
    child.on('spawn', () => {
      child.unref();
      settle();
    });
  });
}

async function openWindow(
  options: ChromiumHostOptions,
  profile: { readonly folder: string; readonly firstRun: boolean },
  lock: HeldLock,
  offers: { onFiles: (files: readonly string[]) => void },
): Promise<ChromiumHost> {
  const dataFolder = join(profile.folder, 'browser');
  putDatabaseAside(profile.folder, join(dataFolder, 'Default', 'IndexedDB'));
  const context = await launchBrowser({
    executablePath: options.executablePath,
    dataFolder,
    headless: options.headless ?? false,
    windowSize: options.windowSize ?? { width: 1_280, height: 860 },
  });
  let page: Page | undefined;
  const emit = (event: HostEvent) => {
    if (page !== undefined) void deliverEvent(page, event);
  };
  const platform: HostPlatform = {
    chooseCourses: async () => ({ kind: 'page' }),
    chooseSave: async () => ({ kind: 'page' }),
    openExternal: openWithSystem,
    emit,
  };
  const host = createHost({
    ...options,
    profileFolder: profile.folder,
    platform,
    files: options.files ?? [],
    description: {
      host: 'chromium',
      appVersion: options.appVersion,
      engineVersion: context.browser()?.version() ?? '',
      firstRun: profile.firstRun,
    },
  });
  const closed = new Promise<void>((settle) => {
    context.on('close', () => {
      void host.close().finally(() => {
        lock.release();
        settle();
      });
    });
  });
  try {
    page = await openAppPage(context, host);
  } catch (error) {
    await context.close();
    await closed;
    throw error;
  }
  const app = page;
  const downloadsFolder = options.downloadsFolder ?? join(homedir(), 'Downloads');
  keepDownloads(app, downloadsFolder, (name) => emit({ type: 'saved', name, folder: basename(downloadsFolder) }));
  app.on('close', () => void context.close().catch(() => undefined));
  offers.onFiles = (files) => {
    void app.bringToFront().catch(() => undefined);
    void host.offer(files, 'second-start');
  };
  const close = async () => {
    await context.close();
    await closed;
  };
  return { page: app, context, profileFolder: profile.folder, close, closed };
}

/** Starts the app in an installed Chromium, or hands its files to the one that already runs on this profile. */
export async function startHost(options: ChromiumHostOptions): Promise<Result<ChromiumHost, StartFailure>> {
  const profile = openProfile('chromium', options.profileFolder);
  const early: string[] = [];
  // Until the window is there, files of later starts wait with those of this one.
  const offers = { onFiles: (files: readonly string[]) => void early.push(...files) };
  const files = (options.files ?? []).map((file) => resolve(file));
  const lock = await takeInstanceLock({ folder: profile.folder, files, onFiles: (more) => offers.onFiles(more) });
  if (lock.kind === 'passed-on') return fail(PASSED_ON);
  if (lock.kind === 'no-answer') return fail(NO_ANSWER);
  try {
    const host = await openWindow({ ...options, files }, profile, lock, offers);
    if (early.length > 0) offers.onFiles(early);
    return ok(host);
  } catch (error) {
    lock.release();
    console.error(error);
    return fail({ kind: 'browser-failed', message: 'The browser that carries Deckhand did not start.' });
  }
}
