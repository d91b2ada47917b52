import { ensurePackages } from './lib/packages.mjs';

/** `npm run check [-- NAME…]`: every static gate, or those whose name starts with one of the words given. */
await ensurePackages();
const { GATES, runGates } = await import('./lib/gates.mjs');
const wanted = process.argv.slice(2);
const gates = wanted.length === 0 ? GATES : GATES.filter((gate) => wanted.some((word) => gate.name.startsWith(word)));
const { passed, failed } = await runGates(gates);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
