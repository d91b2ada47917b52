import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './packages.mjs';
import { say } from './say.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
/** Remembers a download that failed, so that not every start waits for it. */
const ATTEMPT = join(ROOT, 'node_modules', '.cache', 'deckhand', 'electron.json');
const DOWNLOAD_MS = 45_000;
const RETRY_AFTER_MS = 7 * 24 * 3_600_000;

/** Importing the module `electron` would start a download and throw: look at its files instead. @returns {string | undefined} */
function binary() {
  try {
    const path = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {string} */
function version() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

/** @returns {string | undefined} why the last attempt failed, when it is too recent to try again */
function recentFailure() {
  try {
    const { version: tried, at, reason } = JSON.parse(readFileSync(ATTEMPT, 'utf8'));
    return tried === version() && Date.now() - at < RETRY_AFTER_MS ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} why it failed */
function download() {
  say(`Electron’s binary is not here: downloading it, for ${DOWNLOAD_MS / 1000} s at most …`);
  const { status, error, stderr } = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    cwd: PACKAGE,
    encoding: 'utf8',
    timeout: DOWNLOAD_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === 0 && binary() !== undefined) return undefined;
  const code = /Response code (\d+)|\b(E[A-Z]{4,}|HTTP ?\d{3})\b/.exec(stderr)?.slice(1).find(Boolean);
  if (error !== undefined) return `its download took longer than ${DOWNLOAD_MS / 1000} s`;
  return `its download failed${code === undefined ? '' : ` (${code})`}`;
}

/** Whether the binary starts on this machine: a bare one lacks the libraries it needs. @param {string} path */
function runs(path) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return spawnSync(path, ['-e', '0'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Electron's binary, downloaded once if that is possible within 45 s, or why there is none.
 * @param {{retry?: boolean}} [options] `retry` downloads even if that failed lately
 * @returns {{path: string} | {path: undefined, reason: string}}
 */
export function findElectron({ retry = false } = {}) {
  if (!existsSync(PACKAGE)) return { path: undefined, reason: 'the package electron is not installed' };
  if (binary() === undefined) {
    const reason = (retry ? undefined : recentFailure()) ?? download();
    if (reason !== undefined) {
      mkdirSync(dirname(ATTEMPT), { recursive: true });
      const stamp = { version: version(), at: Date.now(), reason };
      if (retry || recentFailure() === undefined) writeFileSync(ATTEMPT, JSON.stringify(stamp));
      return { path: undefined, reason: `Electron’s binary is not here and ${reason}` };
    }
  }
  const path = binary();
  if (path === undefined || !runs(path)) return { path: undefined, reason: 'Electron’s binary does not run here' };
  return { path };
}
