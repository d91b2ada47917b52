import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ profile: string, hostPid: number, random: () => number }} Victim */

/** @param {string} profile @param {RegExp} [kind] @returns {number[]} */
function browserProcesses(profile, kind = /./) {
  const listing = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16_000_000 });
  return listing
    .split('\n')
    .filter((line) => line.includes(profile) && line.includes('--user-data-dir=') && kind.test(line))
    .map((line) => Number.parseInt(line, 10));
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** @param {Victim} victim */
export function killAll({ profile, hostPid }) {
  kill(hostPid);
  for (const pid of browserProcesses(profile)) kill(pid);
}

/** Waits until nothing of the app runs. @param {Victim} victim */
export async function buried({ profile }) {
  for (let tries = 0; tries < 200 && browserProcesses(profile).length > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** @param {string} folder @param {RegExp} name @returns {string[]} newest last */
function filesIn(folder, name) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string | undefined} path @param {() => number} random */
function flip(path, random) {
  if (path === undefined) return;
  const bytes = readFileSync(path);
  if (bytes.length === 0) return;
  for (let count = 0; count < 3; count += 1) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  writeFileSync(path, bytes);
}

/** @param {string | undefined} path @param {() => number} random */
function cut(path, random) {
  if (path !== undefined) truncateSync(path, Math.floor(statSync(path).size * random()));
}

/** The last lines never reached the disk, though its flush said so. @param {string | undefined} path @param {() => number} random */
function dropTail(path, random) {
  if (path === undefined) return 0;
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const dropped = Math.min(lines.length - 1, 1 + Math.floor(random() * 4));
  writeFileSync(
    path,
    lines
      .slice(0, lines.length - dropped)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return dropped;
}

/** @param {string} profile */
const journal = (profile) => filesIn(join(profile, 'chromium', 'journal'), /\.journal$/).at(-1);
/** @param {string} profile */
const backup = (profile) => filesIn(join(profile, 'chromium', 'backups'), /^\d+_(?!content)/).at(-1);
/** @param {string} profile */
const databaseFolder = (profile) => join(profile, 'chromium', 'browser', 'Default', 'IndexedDB');
/** @param {string} profile @param {() => number} random */
const databaseFile = (profile, random) => {
  const files = filesIn(databaseFolder(profile), /\.(log|ldb)$/).filter((path) => statSync(path).size > 0);
  return files[Math.floor(random() * files.length)];
};

/**
 * Each kind of fault: what is killed first, and what happens to one copy before the next start. Gives the number of
 * journalled events that a lying flush lost.
 * @type {Record<string, { kill?: RegExp | 'host', duringWork?: boolean, harm?: (victim: Victim) => number | void }>}
 */
export const FAULTS = {
  'kill-all': {},
  'kill-host': { kill: 'host' },
  'kill-browser': { kill: /^(?!.*--type=)/ },
  'kill-renderer': { kill: /--type=renderer/ },
  'disk-full': { duringWork: true },
  'no-permission': { duringWork: true },
  'flush-lies': { harm: ({ profile, random }) => dropTail(journal(profile), random) },
  'journal-truncated': { harm: ({ profile, random }) => cut(journal(profile), random) },
  'journal-flipped': { harm: ({ profile, random }) => flip(journal(profile), random) },
  'backup-truncated': { harm: ({ profile, random }) => cut(backup(profile), random) },
  'backup-flipped': { harm: ({ profile, random }) => flip(backup(profile), random) },
  'database-truncated': { harm: ({ profile, random }) => cut(databaseFile(profile, random), random) },
  'database-flipped': { harm: ({ profile, random }) => flip(databaseFile(profile, random), random) },
  'database-deleted': { harm: ({ profile }) => rmSync(databaseFolder(profile), { recursive: true, force: true }) },
};

/** Kills as the fault says, then everything that is left. @param {string} fault @param {Victim} victim */
export async function strike(fault, victim) {
  const { kill: first, harm } = FAULTS[fault] ?? {};
  if (first === 'host') kill(victim.hostPid);
  else if (first !== undefined) for (const pid of browserProcesses(victim.profile, first)) kill(pid);
  if (first !== undefined) await new Promise((resolve) => setTimeout(resolve, 150));
  killAll(victim);
  await buried(victim);
  return harm?.(victim) ?? 0;
}
