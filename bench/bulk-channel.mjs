import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/lib/chromium.mjs';

/**
 * `node bench/bulk-channel.mjs`: what 10 MB cost between page and host in the Chromium host, by same-origin fetch in pieces
 * and by the bridge as one JSON string; how long the page stands still meanwhile. Medians of 5 runs.
 */
const ORIGIN = 'https://deckhand.localhost';
const TOTAL_BYTES = 10_000_000;
const PIECE_BYTES = 1_000_000;
const RUNS = 5;
const WORKER = `onmessage = async ({ data: { bytes, pieces } }) => {
  for (let piece = 0; piece < pieces; piece += 1) await fetch('/put', { method: 'PUT', body: new Uint8Array(bytes) });
  postMessage('done');
}`;

/** Runs in the page. @param {{totalBytes: number, pieceBytes: number}} sizes */
async function measure({ totalBytes, pieceBytes }) {
  const bridge = /** @type {{echo: (json: string) => Promise<string>, give: (n: number) => Promise<string>}} */ (
    /** @type {unknown} */ (window)
  );
  const pieces = totalBytes / pieceBytes;
  const text = JSON.stringify({ text: 'A question and its answer. '.repeat(totalBytes / 27) });
  const worker = new Worker('/worker.js');
  const ways = {
    'fetch, page to host': async () => {
      const body = new Uint8Array(pieceBytes).fill(65);
      for (let piece = 0; piece < pieces; piece += 1) await fetch('/put', { method: 'PUT', body });
    },
    'fetch, worker to host': () =>
      new Promise((resolve) => {
        worker.onmessage = resolve;
        worker.postMessage({ bytes: pieceBytes, pieces });
      }),
    'fetch, host to page': async () => {
      for (let piece = 0; piece < pieces; piece += 1) await (await fetch('/get')).arrayBuffer();
    },
    'bridge, page to host': () => bridge.echo(text),
    'bridge, bytes to host': () => {
      const binary = Array.from(new Uint8Array(totalBytes / 1_000), () => 'A'.repeat(1_000)).join('');
      return bridge.echo(JSON.stringify({ text: btoa(binary) }));
    },
    'bridge, host to page': () => bridge.give(totalBytes),
  };
  /** @type {{way: string, ms: number, stillMs: number}[]} */
  const rows = [];
  for (const [way, run] of Object.entries(ways)) {
    let last = performance.now();
    let stillMs = 0;
    const pulse = setInterval(() => {
      const now = performance.now();
      stillMs = Math.max(stillMs, now - last);
      last = now;
    }, 4);
    const from = performance.now();
    await run();
    rows.push({ way, ms: performance.now() - from, stillMs: Math.max(stillMs, performance.now() - last) });
    clearInterval(pulse);
  }
  worker.terminate();
  return rows;
}

const folder = mkdtempSync(join(tmpdir(), 'deckhand-bench-'));
const context = await chromium.launchPersistentContext(folder, {
  executablePath: await findChromium(),
  headless: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  const piece = Buffer.alloc(PIECE_BYTES, 65);
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/put')
      await route.fulfill({ status: route.request().postDataBuffer()?.length === PIECE_BYTES ? 204 : 500 });
    else if (pathname === '/get') await route.fulfill({ body: piece, contentType: 'application/octet-stream' });
    else if (pathname === '/worker.js') await route.fulfill({ body: WORKER, contentType: 'text/javascript' });
    else await route.fulfill({ body: '<!doctype html><title>bench</title>', contentType: 'text/html' });
  });
  await context.exposeBinding('echo', (_source, /** @type {string} */ json) => String(JSON.parse(json).text.length));
  await context.exposeBinding('give', (_source, /** @type {number} */ bytes) =>
    JSON.stringify({ text: 'A'.repeat(bytes) }),
  );
  await page.goto(`${ORIGIN}/`);
  const runs = [];
  for (let run = 0; run <= RUNS; run += 1) {
    runs.push(await page.evaluate(measure, { totalBytes: TOTAL_BYTES, pieceBytes: PIECE_BYTES }));
  }
  // The first run warms up.
  const counted = runs.slice(1);
  /** @param {readonly number[]} values */
  const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
  console.log('10 MB, Chromium host'.padEnd(26), 'ms'.padStart(8), 'MB/s'.padStart(8), 'page still, ms'.padStart(16));
  for (const { way } of counted[0] ?? []) {
    const rows = counted.flatMap((run) => run.filter((row) => row.way === way));
    const ms = median(rows.map((row) => row.ms));
    const still = median(rows.map(({ stillMs }) => stillMs));
    const speed = (TOTAL_BYTES / 1_000 / ms).toFixed(1);
    console.log(way.padEnd(26), ms.toFixed(0).padStart(8), speed.padStart(8), still.toFixed(0).padStart(16));
  }
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
