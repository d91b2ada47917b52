import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away folder with a tiny page, a bundled course and a file that no request may reach. */
export function makeAppFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-'));
  const rendererFolder = join(folder, 'renderer');
  const bundledFolder = join(folder, 'decks');
  mkdirSync(rendererFolder);
  mkdirSync(bundledFolder);
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(rendererFolder, '.hidden.html'), 'hidden');
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Deckhand</title><body>app</body>');
  writeFileSync(
    join(rendererFolder, 'worker.js'),
    `onmessage = async ({ data }) => {
      const { status } = await fetch(data, { method: 'PUT', body: new Uint8Array(1_000_000).fill(65) });
      postMessage({ status, bridge: typeof deckhandHost });
    };`,
  );
  writeFileSync(join(bundledFolder, 'bundled.md'), '# Bundled\n');
  return {
    folder,
    rendererFolder,
    bundledFolder,
    workerFile: join(import.meta.dirname, 'echo-worker.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
