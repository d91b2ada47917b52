import { parentPort } from 'node:worker_threads';

/** Stands in for the import worker: what a file is called says what becomes of it. */
parentPort?.on('message', ({ index, file }) => {
  if (file.name.startsWith('endless')) for (;;);
  if (file.name.startsWith('exit')) process.exit(1);
  if (file.name.startsWith('throw')) throw new Error('/secret/path');
  const text = new TextDecoder().decode(file.bytes);
  const reading = {
    name: file.name,
    relativePath: file.relativePath,
    lineCount: text.split('\n').length,
    notes: [text],
    media: text.includes('![](') ? [{ target: text.split('![](')[1]?.split(')')[0], line: 1 }] : [],
  };
  parentPort?.postMessage({ type: 'outcome', index, outcome: { status: 'read', reading } });
});
