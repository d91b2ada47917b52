import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';
import { giveUp, say } from './say.mjs';

const STAMP = join(ROOT, 'out', 'build.json');
const LOCK = join(ROOT, 'out', 'build.lock');
const LOCK_WAIT_MS = 300_000;
const CONFIG = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'svelte.config.js',
  'tsconfig.base.json',
];

/** What each part of the build is made from, and a file that shows it is there. */
const PARTS = {
  main: { from: ['src/core', 'src/contract', 'src/main'], makes: 'out/main/chromium.js' },
  preload: { from: ['src/core', 'src/contract', 'src/preload'], makes: 'out/preload/preload.cjs' },
  renderer: { from: ['src/core', 'src/contract', 'src/renderer'], makes: 'out/renderer/index.html' },
};

/** @typedef {keyof typeof PARTS} Part */

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourcesIn(path);
    return /\.test\.ts$|\.tsbuildinfo$/.test(entry.name) ? [] : [path];
  });
}

/** @param {Part} part */
function hashOf(part) {
  const hash = createHash('sha256');
  for (const path of [...CONFIG, ...PARTS[part].from.flatMap(sourcesIn)].sort()) {
    if (!existsSync(join(ROOT, path))) continue;
    const bytes = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** @returns {Record<string, string>} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Two builds at once would empty each other's folder: the second waits for the first. */
async function takeLock() {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      const owner = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
      if ((owner > 0 && !isAlive(owner)) || Date.now() > deadline) rmSync(LOCK, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** @param {Part[]} parts @returns {string | undefined} what the builder said when it failed */
function build(parts) {
  say(`Building ${parts.join(', ')} …`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn', '--ignoreConfigWarning'],
    { cwd: ROOT, env: { ...process.env, DECKHAND_BUILD: parts.join(',') }, encoding: 'utf8' },
  );
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/**
 * Builds the parts of the app whose sources changed since they were built last, and says so; does nothing when all is fresh.
 * @param {Part[]} [parts]
 */
export async function ensureBuild(parts = ['main', 'preload', 'renderer']) {
  const stale = () => {
    const stamp = readStamp();
    return parts.filter((part) => stamp[part] !== hashOf(part) || !existsSync(join(ROOT, PARTS[part].makes)));
  };
  if (stale().length === 0) return;
  await takeLock();
  let failure;
  try {
    const toBuild = stale();
    if (toBuild.length === 0) return;
    const hashes = Object.fromEntries(toBuild.map((part) => [part, hashOf(part)]));
    failure = build(toBuild);
    if (failure === undefined) writeFileSync(STAMP, JSON.stringify({ ...readStamp(), ...hashes }, null, 2));
  } finally {
    rmSync(LOCK, { force: true });
  }
  if (failure !== undefined) giveUp(`${failure}\nThe build failed: see above.`);
}
