import { spawnSync } from 'node:child_process';
import { ROOT } from './lib/packages.mjs';

/**
 * `npm run audit`: asks the package registry for known weaknesses of what the lock file names. Where there is no endpoint to
 * ask, says "not checked": no gate, so that work goes on offline. Ends with 1 when something that runs in the app is affected.
 */
const npmCli = process.env['npm_execpath'];
const command = ['audit', '--json'];
const { stdout } = npmCli?.endsWith('.js')
  ? spawnSync(process.execPath, [npmCli, ...command], { cwd: ROOT, encoding: 'utf8' })
  : spawnSync('npm', command, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });

/** @typedef {{ name: string, severity: string, isDirect: boolean }} Weakness */

/** @returns {{ vulnerabilities?: Record<string, Weakness> }} */
function answer() {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

const { vulnerabilities } = answer();
if (vulnerabilities === undefined) {
  console.log('not checked: the package registry has no audit endpoint here, or there is no network');
} else {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, isDirect } of found)
    console.log(`${severity}: ${name}${isDirect ? '' : ' (not direct)'}`);
  console.log(found.length === 0 ? 'no known weakness' : `${found.length} packages with known weaknesses`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
