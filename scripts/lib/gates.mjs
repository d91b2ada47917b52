import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { licences } from './licences.mjs';

const MAX_LINES = 400;

/**
 * @typedef {{ name: string, run: () => Promise<{ ok: boolean, output: string }> }} Gate
 */

/**
 * Runs a program of node_modules/.bin and gathers what it prints.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function tool(program, args) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const path = join('node_modules', '.bin', windows ? `${program}.cmd` : program);
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
    let output = '';
    const gather = (/** @type {Buffer} */ piece) => (output += piece.toString());
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** @param {string} folder @returns {string[]} */
function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** No source file may be longer than a reader can hold. */
function fileLength() {
  const long = ['src', 'scripts', 'e2e', 'bench', 'fuzz']
    .flatMap(sourceFiles)
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  return Promise.resolve({
    ok: long.length === 0,
    output: long.map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX_LINES}`).join('\n'),
  });
}

/** @param {string} project */
const types = (project) => ({
  name: `types: ${project}`,
  run: () => tool('tsc', ['-p', project, '--noEmit']),
});

/** Every static gate, in the order they are reported. @type {readonly Gate[]} */
export const GATES = [
  { name: 'format', run: () => tool('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => tool('eslint', ['--max-warnings', '0', '.']) },
  types('src/core'),
  types('src/contract'),
  types('src/main'),
  types('src/preload'),
  types('src/renderer/workers'),
  types('tsconfig.json'),
  {
    name: 'types: renderer',
    run: () =>
      tool('svelte-check', ['--tsconfig', 'src/renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human']),
  },
  {
    name: 'layers',
    run: () => tool('depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']),
  },
  { name: 'dead code', run: () => tool('knip', ['--no-progress']) },
  { name: 'file length', run: fileLength },
  { name: 'licences', run: licences },
];

/**
 * Runs the gates two at a time and prints a line each.
 * @param {readonly Gate[]} gates
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runGates(gates) {
  const waiting = [...gates];
  let failed = 0;
  const lane = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const start = performance.now();
      const { ok, output } = await gate.run();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${ok ? '✓' : '✗'} ${gate.name} (${seconds} s)`);
      if (!ok) {
        failed += 1;
        console.log(output.trim().replace(/^/gm, '    '));
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return { passed: gates.length - failed, failed };
}
