import { app } from 'electron';
import { join } from 'node:path';
import { startElectronHost } from './start';

const OUT = join(import.meta.dirname, '..');

/** What follows the program, and in development the app's folder; switches are the browser's. */
const files = process.argv.slice(app.isPackaged ? 1 : 2).filter((argument) => !argument.startsWith('-'));

startElectronHost({
  files,
  preloadFile: join(OUT, 'preload', 'preload.cjs'),
  rendererFolder: join(OUT, 'renderer'),
  workerFile: join(OUT, 'main', 'import-worker.js'),
  bundledFolder: join(OUT, '..', 'decks'),
}).catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
