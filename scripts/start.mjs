import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArguments } from './lib/arguments.mjs';
import { ensureBuild } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { findElectron } from './lib/electron.mjs';
import { headlessTour } from './lib/headless-tour.mjs';
import { ensurePackages, ROOT } from './lib/packages.mjs';
import { giveUp, say } from './lib/say.mjs';

/** `npm start [-- FILES…]`: opens the app in the host that this machine has, and says which and why. */
const { files, headless, host, profile, retryElectron } = parseArguments(process.argv.slice(2));

/** A window needs somewhere to appear. */
const hasDisplay =
  process.platform !== 'linux' ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');

/** @param {string} binary @returns {Promise<number>} */
function runElectron(binary) {
  // Chromium's sandbox does not start as root.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...process.env, ...(profile !== undefined && { DECKHAND_PROFILE: profile }) };
  const child = spawn(binary, ['.', ...switches, ...files], { cwd: ROOT, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => giveUp('Electron could not be started.'));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} executablePath @returns {Promise<number>} */
async function runChromium(executablePath) {
  /** @type {typeof import('../src/main/chromium/index')} */
  const { runChromiumHost } = await import(pathToFileURL(join(ROOT, 'out', 'main', 'chromium.js')).href);
  return runChromiumHost({ executablePath, files, ...(profile !== undefined && { profileFolder: profile }) });
}

await ensurePackages();
if (headless || !hasDisplay) {
  const electron = findElectron({ retry: retryElectron });
  const executablePath = await findChromium();
  await ensureBuild();
  const display = headless ? 'headless was asked for' : 'there is no display';
  const why = electron.path === undefined ? electron.reason : 'Electron needs a display';
  say(`Deckhand runs headless in Chromium (${executablePath}) on a throw-away profile: ${display}, and ${why}.`);
  const failure = await headlessTour({ executablePath, files });
  if (failure !== undefined) giveUp(failure);
} else {
  const electron =
    host === 'chromium' ? { path: undefined, reason: 'it was asked for' } : findElectron({ retry: retryElectron });
  if (electron.path !== undefined) {
    await ensureBuild();
    say('Deckhand runs in Electron, because its binary is here.');
    process.exitCode = await runElectron(electron.path);
  } else {
    if (host === 'electron') giveUp(`Deckhand cannot run in Electron: ${electron.reason}.`);
    const executablePath = await findChromium();
    await ensureBuild();
    say(`Deckhand runs in Chromium (${executablePath}), because ${electron.reason}.`);
    process.exitCode = await runChromium(executablePath);
  }
}
