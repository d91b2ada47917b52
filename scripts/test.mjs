import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensurePackages } from './lib/packages.mjs';

/**
 * `npm test`: sets up what is missing, runs every static gate and every test, and closes with `N passed, N failed`.
 * A skipped test is named with its reason; it counts as neither.
 */
const REPORTS = join('out', 'test-reports');
const totals = { passed: 0, failed: 0 };
/** @type {string[]} */
const skipped = [];

/**
 * @param {string[]} command
 * @param {Record<string, string>} extra
 * @returns {Promise<number>}
 */
function run(command, extra) {
  const [script = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...rest], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...extra },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} path @returns {any} */
function report(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** A stage that fails without naming a failed test still counts as one failure. @param {number} exitCode @param {number} before */
function countCrash(exitCode, before) {
  if (exitCode !== 0 && totals.failed === before) totals.failed += 1;
}

/** @param {string} title */
function stage(title) {
  console.log(`\n── ${title}`);
}

/** @param {Record<string, string>} environment */
async function vitest(environment) {
  const path = join(REPORTS, 'vitest.json');
  const before = totals.failed;
  const exitCode = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    environment,
  );
  for (const file of report(path)?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') totals.passed += 1;
      else if (test.status === 'failed') totals.failed += 1;
      else skipped.push(test.fullName);
    }
  }
  countCrash(exitCode, before);
}

/** @param {Record<string, string>} environment */
async function endToEnd(environment) {
  const path = join(REPORTS, 'playwright.json');
  const before = totals.failed;
  const exitCode = await run(['node_modules/@playwright/test/cli.js', 'test'], {
    ...environment,
    PLAYWRIGHT_JSON_OUTPUT_FILE: path,
  });
  /** @param {any} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      const status = spec.tests[0]?.status;
      if (status === 'skipped') skipped.push(`${spec.title}: ${spec.tests[0]?.annotations?.[0]?.description ?? ''}`);
      else if (spec.ok) totals.passed += 1;
      else totals.failed += 1;
    }
    for (const child of suite.suites ?? []) walk(child);
  };
  for (const suite of report(path)?.suites ?? []) walk(suite);
  countCrash(exitCode, before);
}

await ensurePackages();
const chromium = await findChromium();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const environment = { DECKHAND_CHROMIUM: chromium };

stage('static gates');
const { GATES, runGates } = await import('./lib/gates.mjs');
const gates = await runGates(GATES);
totals.passed += gates.passed;
totals.failed += gates.failed;

stage('unit, database and component tests');
await vitest(environment);

stage('end to end');
await ensureBuild();
await endToEnd(environment);

stage('fuzz (20 s)');
const fuzzExit = await run(['scripts/fuzz.mjs', '--seconds', '20', '--seed', '1'], environment);
totals[fuzzExit === 0 ? 'passed' : 'failed'] += 1;

stage('crash laboratory, 20 rounds');
const before = totals.failed;
const crashed = await run(['scripts/crash.mjs', '--rounds', '20', '--json'], environment);
if (crashed === 0) totals.passed += 1;
countCrash(crashed, before);

if (skipped.length > 0) console.log(`\nSkipped (${skipped.length}):\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
