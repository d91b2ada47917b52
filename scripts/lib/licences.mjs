import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';

/** Licences under which a package may be part of Deckhand or of its tools. Anything else is a decision, not a default. */
const ALLOWED = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'Unlicense',
    'CC0-1.0',
    'BlueOak-1.0.0',
  ],
  ...['Python-2.0', 'PSF-2.0', 'OFL-1.1', 'CC-BY-4.0', 'CC-BY-3.0', 'MPL-2.0', 'WTFPL'],
]);
/** Copyleft and attribution of content: for tools only, never in what is shipped. */
const TOOLS_ONLY = new Set(['CC-BY-4.0', 'CC-BY-3.0', 'WTFPL']);
/** Packages whose install script may be needed by name; `.npmrc` switches all of them off. */
const INSTALL_SCRIPTS = new Set(['electron', 'electron-winstaller', 'esbuild', 'fsevents', 'unrs-resolver']);

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [dev]
 * @property {boolean} [link]
 * @property {boolean} [optional] for another platform: named here, checked where it is installed
 * @property {boolean} [hasInstallScript]
 */

/** Whether an SPDX expression is met by licences of the list: one side of OR, both sides of AND. @param {string} expression @param {(id: string) => boolean} isAllowed @returns {boolean} */
export function meets(expression, isAllowed) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((side) => meets(side, isAllowed));
  if (bare.includes(' AND ')) return bare.split(' AND ').every((side) => meets(side, isAllowed));
  return isAllowed(bare.trim());
}

/** What the lock file leaves out stands in the package itself. @param {string} path @param {LockedPackage} locked */
function licenceOf(path, { license }) {
  if (license !== undefined) return license;
  const file = join(ROOT, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const about = JSON.parse(readFileSync(file, 'utf8'));
  return typeof about.license === 'string' ? about.license : undefined;
}

/**
 * What is wrong with the packages of a lock file, in a line each: a licence that is not allowed, a package without a checksum,
 * an install script that nobody has named.
 * @param {Record<string, LockedPackage>} packages
 */
export function packageFaults(packages) {
  return Object.entries(packages).flatMap(([path, locked]) => {
    if (path === '' || locked.link === true) return [];
    const faults = [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = licenceOf(path, locked);
    const isAllowed = (/** @type {string} */ id) => ALLOWED.has(id) && (locked.dev === true || !TOOLS_ONLY.has(id));
    if (licence === undefined) faults.push(`${name}: no licence is stated`);
    else if (!meets(licence, isAllowed)) faults.push(`${name}: ${licence} is not among the allowed licences`);
    if (locked.integrity === undefined && locked.optional !== true)
      faults.push(`${name}: the lock file has no checksum`);
    if (locked.hasInstallScript === true && !INSTALL_SCRIPTS.has(name))
      faults.push(`${name}: wants to run a script at install`);
    return faults;
  });
}

/** The gate: every package of the lock file. */
export function licences() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const faults = packageFaults(packages);
  return Promise.resolve({ ok: faults.length === 0, output: faults.join('\n') });
}
