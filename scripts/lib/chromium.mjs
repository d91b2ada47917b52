import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { giveUp, say } from './say.mjs';

const LINUX_COMMANDS = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}

/** Browsers installed the usual way, best first. @returns {string[]} */
function installed() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => WINDOWS_PATHS.map((path) => join(folder, ...path)));
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome'];
  const found = LINUX_COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))).filter(isFile);
  // A snap cannot see hidden folders, where the profile lies: only when there is nothing else.
  /** @param {string} path */
  const isSnap = (path) => path.startsWith('/snap/') || realpathSync(path).includes('snap');
  return [...found.filter((path) => !isSnap(path)), ...found.filter(isSnap)];
}

/** The browsers that Playwright has downloaded, newest first. @returns {string[]} */
function downloadedByPlaywright() {
  const cache =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
    }[String(process.platform)] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
  if (!existsSync(cache)) return [];
  const inside = [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
    ['chrome-win', 'chrome.exe'],
    ['chrome-win64', 'chrome.exe'],
    ...['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((folder) =>
      ['Chromium', 'Google Chrome for Testing'].map((app) => [folder, `${app}.app`, 'Contents', 'MacOS', app]),
    ),
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((left, right) => Number(right.slice(9)) - Number(left.slice(9)))
    .flatMap((name) => inside.map((path) => join(cache, name, ...path)));
}

/** @returns {string | undefined} */
function search() {
  return [...installed(), ...downloadedByPlaywright()].find(isFile);
}

/** Whether this process may install Debian's package. */
function mayInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function install() {
  say('No Chromium or Chrome here: installing Debian’s chromium (apt-get, needs the network) …');
  const options = {
    stdio: /** @type {['ignore', 'ignore', 2]} */ (['ignore', 'ignore', 2]),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 600_000,
  };
  const apt = () => spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options).status === 0;
  if (apt()) return;
  // A fresh machine knows no packages until its lists are fetched.
  if (spawnSync('apt-get', ['update', '-qq'], options).status === 0) apt();
}

/**
 * Path of a Chromium, Chrome or Edge: `DECKHAND_CHROMIUM`, one that is installed, or one that Playwright downloaded; as
 * root on Debian or Ubuntu it is installed. Ends the command with a sentence when there is none.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const named = process.env['DECKHAND_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!isFile(named)) giveUp(`DECKHAND_CHROMIUM names ${named}, but there is no such file.`);
    return named;
  }
  const found = search();
  if (found !== undefined) return found;
  if (mayInstall()) install();
  return (
    search() ??
    giveUp(
      'Deckhand needs Chromium, Google Chrome or Microsoft Edge: install one, or name it in the environment variable DECKHAND_CHROMIUM.',
    )
  );
}
