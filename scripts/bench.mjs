import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * `npm run bench [-- NAME…] [-- --json]`: runs every file of bench/ that exports a benchmark by default, or those named,
 * built as the app is built, since unbundled modules run several times slower.
 */
const words = process.argv.slice(2);
const json = words.includes('--json');
const names = words.filter((word) => !word.startsWith('--'));
const files = readdirSync('bench')
  .filter((file) => file.endsWith('.ts') && readFileSync(join('bench', file), 'utf8').includes('export default'))
  .filter((file) => names.length === 0 || names.includes(file.slice(0, -'.ts'.length)));

const results = [];
for (const file of files) {
  const outDir = join('out', 'bench', file.slice(0, -'.ts'.length));
  await build({ configFile: false, logLevel: 'error', build: { ssr: join('bench', file), outDir, minify: false } });
  const built = readdirSync(outDir).find((name) => /\.m?js$/.test(name));
  if (built === undefined) throw new Error(`bench/${file} was not built`);
  const { default: run } = await import(pathToFileURL(resolve(outDir, built)).href);
  results.push(...(await run()));
}

if (json) {
  console.log(JSON.stringify({ results }));
} else {
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(3));
  console.table(
    results.map(({ name, value, baseline, ratio, unit, target, met }) => ({
      name,
      value: `${rounded(value)} ${unit}`,
      baseline: `${rounded(baseline)} ${unit}`,
      ratio: rounded(ratio),
      target,
      met: met ? 'yes' : 'NO',
    })),
  );
}
process.exitCode = results.every(({ met }) => met) ? 0 : 1;
