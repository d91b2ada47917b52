import { execFileSync } from 'node:child_process';
import { createServer } from 'vite';

/**
 * `node scripts/draw-cards.mjs [--count=100] [--seed=…] [--kinds=fact|all] PATH…`: draws cards at random from course files
 * or folders, so that someone can judge them one by one. The seed is the commit unless one is given; `--count=0` prints
 * every card.
 */
const words = process.argv.slice(2);
const option = (/** @type {string} */ name) =>
  words.find((word) => word.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
const seed = option('seed') ?? execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();

const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { drawCards } = await server.ssrLoadModule('/bench/draw-cards.ts');
const paths = words.filter((word) => !word.startsWith('--'));
console.log(drawCards({ paths, count: Number(option('count') ?? 100), seed, factsOnly: option('kinds') === 'fact' }));
await server.close();
