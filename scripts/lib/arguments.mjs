import { resolve } from 'node:path';
import { giveUp } from './say.mjs';

/**
 * @typedef {object} StartArguments
 * @property {string[]} files absolute paths
 * @property {boolean} headless
 * @property {'electron' | 'chromium' | undefined} host
 * @property {string | undefined} profile
 * @property {boolean} retryElectron
 */

const USAGE = 'npm start -- [--headless] [--host=electron|chromium] [--profile=FOLDER] [--retry-electron] [FILES…]';

/**
 * What stands behind `npm start --`. Paths are relative to where npm was called, which npm itself leaves.
 * @param {readonly string[]} given
 * @returns {StartArguments}
 */
export function parseArguments(given) {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  /** @type {StartArguments} */
  const parsed = { files: [], headless: false, host: undefined, profile: undefined, retryElectron: false };
  for (const argument of given) {
    const [, host] = /^--host=(electron|chromium)$/.exec(argument) ?? [];
    const [, profile] = /^--profile=(.+)$/.exec(argument) ?? [];
    if (argument === '--headless') parsed.headless = true;
    else if (argument === '--retry-electron') parsed.retryElectron = true;
    else if (host === 'electron' || host === 'chromium') parsed.host = host;
    else if (profile !== undefined) parsed.profile = resolve(from, profile);
    else if (argument.startsWith('-')) giveUp(`Deckhand does not know ${argument}. ${USAGE}`);
    else parsed.files.push(resolve(from, argument));
  }
  return parsed;
}
