import { ensurePackages } from './lib/packages.mjs';
import { giveUp, say } from './lib/say.mjs';

/** `node scripts/set-fuses.mjs BINARY`: a step of packaging, on the copy of Electron that is shipped, before it is signed. */
const [binary] = process.argv.slice(2);
if (binary === undefined) giveUp('Name the Electron binary, or the .app on macOS, whose fuses are to be set.');
await ensurePackages();
const { setFuses } = await import('./lib/fuses.mjs');
await setFuses(binary);
say(`The fuses of ${binary} are set.`);
