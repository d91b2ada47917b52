import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp, say } from './say.mjs';

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * @param {string} path
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}> | undefined}
 */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether what is installed is what the lock file asks for; optional packages may be absent, they depend on the platform. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([name, { version, optional, devOptional }]) => {
    if (name === '') return true;
    const found = present[name];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

/** Installs the packages of the lock file when they are missing or others; does nothing, and needs no network, when they are there. */
export async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Deckhand needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  say('Installing the packages of package-lock.json (once, needs the network) …');
  // `npm start` says where npm itself is; without it, npm on Windows is a script that only a shell starts.
  const npmCli = process.env['npm_execpath'];
  const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npmCli?.endsWith('.js')
    ? spawnSync(process.execPath, [npmCli, ...command], { cwd: ROOT, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', command, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0 || !isInstalled()) {
    giveUp('The packages could not be installed: see what npm says above, check the network, and start again.');
  }
}
