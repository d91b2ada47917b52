import { ensureBuild } from './lib/build.mjs';
import { ensurePackages } from './lib/packages.mjs';

/** `npm run build [-- main preload renderer]`: builds what changed; the parts named, or all. */
await ensurePackages();
const parts = /** @type {const} */ (['main', 'preload', 'renderer']);
const wanted = process.argv.slice(2);
await ensureBuild(parts.filter((part) => wanted.length === 0 || wanted.includes(part)));
