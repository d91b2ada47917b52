import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensurePackages, ROOT } from './lib/packages.mjs';

await ensurePackages();
await ensureBuild(['main']);
const { status } = spawnSync(process.execPath, [join(ROOT, 'out', 'main', 'deckhand.js'), ...process.argv.slice(2)], {
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
