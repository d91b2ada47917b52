import { existsSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext } from 'playwright-core';

/** Defaults for tests of web pages that harm a desktop app. */
const UNWANTED_DEFAULTS = [
  'about:blank',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-popup-blocking',
  '--disable-ipc-flooding-protection',
  '--force-color-profile=srgb',
  '--disable-hang-monitor',
  '--enable-unsafe-swiftshader',
  '--unsafely-disable-devtools-self-xss-warnings',
];

/** A browser outlives its host by a moment only, since the pipe between them is closed. */
const LEFT_OVER_WAIT_MS = 10_000;

function ownerOfBrowserLock(dataFolder: string): { readonly machine: string; readonly pid: number } | undefined {
  try {
    const target = readlinkSync(join(dataFolder, 'SingletonLock'));
    const dash = target.lastIndexOf('-');
    return { machine: target.slice(0, dash), pid: Number(target.slice(dash + 1)) };
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Clears what a browser that was killed has left in its data folder. Whoever calls this holds the instance lock, so no other
 * Deckhand uses the folder; but the browser of one that was killed may still be closing.
 */
async function clearBrowserLock(dataFolder: string): Promise<void> {
  const deadlineMs = Date.now() + LEFT_OVER_WAIT_MS;
  for (;;) {
    const owner = ownerOfBrowserLock(dataFolder);
    if (owner === undefined) return;
    if (owner.machine !== hostname() || !isRunning(owner.pid)) break;
    if (Date.now() > deadlineMs) return;
    await pause(100);
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(dataFolder, name), { force: true });
  }
}

/** How the browser is started. */
export interface BrowserOptions {
  readonly executablePath: string;
  readonly dataFolder: string;
  readonly headless: boolean;
  readonly windowSize: { readonly width: number; readonly height: number };
}

/**
 * Starts the browser as an app window on a profile that lasts. It talks to this process over a pipe and to nothing else:
 * there is no debugging port, and no name resolves.
 */
export async function launchBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const isRoot = process.getuid?.() === 0;
  if (existsSync(options.dataFolder)) await clearBrowserLock(options.dataFolder);
  return chromium.launchPersistentContext(options.dataFolder, {
    executablePath: options.executablePath,
    headless: options.headless,
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    serviceWorkers: 'block',
    acceptDownloads: true,
    chromiumSandbox: !isRoot,
    // Closing is the host's own business: it has more to close than the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    args: [
      '--app=data:text/html,<title>Deckhand</title>',
      `--window-size=${options.windowSize.width},${options.windowSize.height}`,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--class=Deckhand',
      // The sandbox cannot start as root; the second hides the bar that says so.
      ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ],
  });
}
