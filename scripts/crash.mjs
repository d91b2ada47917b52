import { runLaboratory } from '../crash/laboratory.mjs';
import { ensureBuild } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, say } from './lib/say.mjs';

/** `npm run -s crash -- [--rounds N] [--seed N] [--json]`: kills the real app in all ways and counts what it lost. */
const given = process.argv.slice(2);

/** @param {string} name @param {number} otherwise */
function numberOf(name, otherwise) {
  const at = given.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const value = Number(given[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) giveUp(`--${name} takes a whole number from 1 on.`);
  return value;
}

await ensurePackages();
process.env['DECKHAND_CHROMIUM'] = await findChromium();
await ensureBuild();
const seed = numberOf('seed', Date.now() % 1_000_000);
say(`Seed ${seed}.`);
const outcome = await runLaboratory({ rounds: numberOf('rounds', 20), seed, say });
console.log(given.includes('--json') ? JSON.stringify(outcome) : JSON.stringify(outcome, null, 2));
process.exitCode = outcome.lost + outcome.duplicated + outcome.unrecoverable === 0 ? 0 : 1;
