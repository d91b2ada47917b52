import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensurePackages, ROOT } from './lib/packages.mjs';
import { giveUp, say } from './lib/say.mjs';

/**
 * `npm run -s fuzz -- [--seconds N] [--seed S] [--json]`: hostile decks through parser, cards, sanitiser and page, and hostile
 * messages through both hosts. Ends with 1 when anything crashed, hung or escaped; inputs that did are under out/fuzz/.
 */
const given = process.argv.slice(2);

/** @param {string} name @param {number} otherwise */
function numberOf(name, otherwise) {
  const at = given.indexOf(name);
  const value = at < 0 ? otherwise : Number(given[at + 1]);
  return Number.isSafeInteger(value) && value >= 0 ? value : giveUp(`${name} takes a whole number.`);
}

const seconds = numberOf('--seconds', 60);
const seed = numberOf('--seed', Date.now() % 1_000_000);

await ensurePackages();
const executablePath = await findChromium();
await ensureBuild(['main']);
const pageFolder = join(ROOT, 'out', 'fuzz', 'page');
const findingsFolder = join(ROOT, 'out', 'fuzz', 'findings');
rmSync(findingsFolder, { recursive: true, force: true });

const { buildFuzzPage } = await import('../fuzz/build-page.mjs');
await buildFuzzPage(pageFolder);
const { createServer } = await import('vite');
const server = await createServer({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { electron: join(ROOT, 'fuzz', 'electron-module.ts') } },
});
try {
  /** @type {typeof import('../fuzz/run')} */
  const { fuzz } = /** @type {any} */ (await server.ssrLoadModule('/fuzz/run.ts'));
  const result = await fuzz({
    seconds,
    seed,
    executablePath,
    pageFolder,
    findingsFolder,
    workerFile: join(ROOT, 'out', 'main', 'import-worker.js'),
    bundledFolder: join(ROOT, 'decks'),
    say,
  });
  const { inputs, crashes, hangs, escapes } = result;
  console.log(
    given.includes('--json')
      ? JSON.stringify(result)
      : `${inputs} inputs, ${crashes} crashes, ${hangs} hangs, ${escapes} escapes (seed ${seed})`,
  );
  process.exitCode = crashes + hangs + escapes === 0 ? 0 : 1;
} finally {
  await server.close();
}
