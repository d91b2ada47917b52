import { build } from 'vite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutcomeReply, ReadRequest } from './protocol';

let folder = '';
let worker: Worker;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckhand-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/main/workers/import-worker.ts',
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
    ssr: { noExternal: true },
  });
  worker = new Worker(join(folder, 'worker.mjs'));
});

afterAll(async () => {
  await worker.terminate();
  rmSync(folder, { recursive: true, force: true });
});

function read(index: number, name: string, bytes: Uint8Array): Promise<OutcomeReply> {
  const request: ReadRequest = { type: 'read', index, file: { name, relativePath: name, bytes } };
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(request);
  });
}

describe('the import worker', () => {
  it('reads one file after another and says for each what came of it', async () => {
    const deck = '# Knots\n\n---\n\n## Bowline\n\n* Bowline: a knot that makes a fixed loop\n';
    const good = await read(0, 'knots.md', new TextEncoder().encode(deck));
    const bad = await read(1, 'photo.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    expect(good).toMatchObject({ type: 'outcome', index: 0, outcome: { status: 'read' } });
    expect(bad).toMatchObject({ index: 1, outcome: { status: 'failed', kind: 'binary', relativePath: 'photo.md' } });
    const reading = good.outcome.status === 'read' ? good.outcome.reading : undefined;
    expect(reading?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(reading?.notes.map((note) => note.content.kind)).toEqual(['definition']);
  });
});
