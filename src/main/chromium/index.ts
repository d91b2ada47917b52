import type { Result } from '#core/result';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, type ChromiumHost, type ChromiumHostOptions, type StartFailure } from './start';

/** What a start must say; the rest has its place beside this file once built. */
export type StartOptions = Pick<ChromiumHostOptions, 'executablePath'> & Partial<ChromiumHostOptions>;

const OUT = join(import.meta.dirname, '..');
const PROJECT = join(OUT, '..');

function appVersion(): string {
  const about = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { readonly version: string };
  return about.version;
}

/**
 * Starts Deckhand in an installed Chromium: the way in for `npm start` and for the journeys under `e2e/`. Only one app runs on
 * a profile; a second start fails with `passed-on` after handing over its files.
 */
export function startChromiumHost(options: StartOptions): Promise<Result<ChromiumHost, StartFailure>> {
  return startHost({
    rendererFolder: join(OUT, 'renderer'),
    workerFile: join(OUT, 'main', 'import-worker.js'),
    bundledFolder: join(PROJECT, 'decks'),
    appVersion: appVersion(),
    ...options,
  });
}

/**
 * Runs Deckhand until its window is closed or the process is told to end, then gives the exit code: 0, or 1 when it could
 * not start, with one sentence on the error stream.
 */
export async function runChromiumHost(options: StartOptions): Promise<number> {
  const started = await startChromiumHost(options);
  if (!started.ok) {
    console.error(started.error.message);
    return started.error.kind === 'passed-on' ? 0 : 1;
  }
  const end = () => void started.value.close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  await started.value.closed;
  return 0;
}
