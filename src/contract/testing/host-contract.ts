import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  BULK_PIECE_BYTES,
  MAX_COURSE_BYTES,
  type HostApi,
  type HostEvent,
  type HostMethod,
  type HostResult,
  type ImportOutcome,
} from '#contract';

import type { DeviceId } from '#core/cards';
import { readJournalFile } from '#core/journal';
import type { StudyDay } from '#core/time';

/** What the page sees of a host, whichever it is. */
export interface HostUnderTest {
  readonly api: HostApi;
  /** A request of the page to its own origin. */
  fetch(
    method: string,
    path: string,
    body?: Uint8Array,
  ): Promise<{ readonly status: number; readonly body: Uint8Array }>;
  /** The raw bridge: anything a page might send, the answer as JSON. */
  raw(method: string, json: unknown): Promise<string>;
  headers(path: string): Promise<Readonly<Record<string, string>>>;
}

/** What one host shows of the contract; the same for all. */
export interface ContractCase {
  readonly name: string;
  readonly run: (host: HostUnderTest) => Promise<void>;
}

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function value<T>(result: HostResult<T>): Promise<T> {
  const settled = await result;
  assert.ok(settled.ok, JSON.stringify(settled));
  return settled.value;
}

async function errorKind(result: HostResult<unknown>): Promise<string> {
  const settled = await result;
  assert.ok(!settled.ok, JSON.stringify(settled));
  return settled.error.kind;
}

/** Announces files, sends them and gives the job's id. */
async function send(host: HostUnderTest, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const announced = Object.entries(files).map(([relativePath, { length }]) => ({
    name: relativePath.slice(relativePath.lastIndexOf('/') + 1),
    relativePath,
    bytes: length,
  }));
  const job = await value(host.api.beginImport({ files: announced }));
  for (const [index, bytes] of Object.values(files).entries()) {
    for (let from = 0; from < bytes.length; from += BULK_PIECE_BYTES) {
      const piece = bytes.subarray(from, from + BULK_PIECE_BYTES);
      const answer = await host.fetch('PUT', `/bulk/import/${job.jobId}/${index}`, piece);
      assert.equal(answer.status, 204);
    }
  }
  return job.jobId;
}

async function outcome(host: HostUnderTest, jobId: string): Promise<ImportOutcome> {
  const { pieces } = await value(host.api.readImport({ jobId }));
  let text = '';
  for (let piece = 0; piece < pieces; piece += 1) {
    const answer = await host.fetch('GET', `/bulk/import/${jobId}/${piece}`);
    assert.equal(answer.status, 200);
    assert.ok(answer.body.length <= BULK_PIECE_BYTES);
    text += new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
  }
  return JSON.parse(text) as ImportOutcome;
}

const SETTING = {
  type: 'setting',
  deviceId: 'd0' as DeviceId,
  at: 1,
  offsetMinutes: 0,
  studyDay: 1 as StudyDay,
  key: 'k',
  value: 'ü',
} as const;

/** Requests that no page of ours makes. */
const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['describe', 'no json'],
  ['describe', '{"more":1}'],
  ['describe', null],
  ['describe', { toString: 'x' }],
  ['subscribe', '{}'],
  ['constructor', '{}'],
  ['__proto__', '{}'],
  ['readFile', '{"path":"/etc/passwd"}'],
  ['beginImport', '{"files":[]}'],
  ['beginImport', '{"files":[{"name":"a.md","relativePath":"../a.md","bytes":1}]}'],
  ['beginImport', '{"files":[{"name":"a.md","relativePath":"/etc/a.md","bytes":1}]}'],
  ['beginImport', '{"files":[{"name":"a.md","relativePath":"a.md","bytes":-1}]}'],
  ['beginImport', '{"files":[{"name":"a/b.md","relativePath":"a.md","bytes":1}]}'],
  ['beginImport', '{"files":[{"name":"a\\u0000.md","relativePath":"a.md","bytes":1}]}'],
  ['readImport', '{"jobId":"../../x"}'],
  ['beginSave', '{"suggestedName":"../x.json","mediaType":"application/json"}'],
  ['beginSave', '{"suggestedName":"x.json","mediaType":"x"}'],
  ['finishSave', '{"saveId":1,"keep":true}'],
  ['appendJournal', '{"owner":{"collectionId":"../x","deviceId":"d0","epoch":1},"entries":[]}'],
  ['appendJournal', '{"owner":{"collectionId":"c0","deviceId":"d0","epoch":1},"entries":[{"event":{"type":"x"}}]}'],
  ['beginArchive', '{"reason":"/etc","collectionId":"c0","deviceId":"d0","epoch":1,"seq":1,"cards":1}'],
];

/** The contract. The host under test must use the stand-in worker and have no course on its command line. */
export const HOST_CONTRACT: readonly ContractCase[] = [
  {
    name: 'says what it is',
    async run({ api }) {
      const about = await value(api.describe());
      assert.match(about.host, /^(electron|chromium)$/);
      assert.match(about.appVersion, /^\d+\.\d+\.\d+/);
      assert.notEqual(about.engineVersion, '');
    },
  },
  {
    name: 'reads the files that the page sends and hands the outcome out in pieces',
    async run(host) {
      const long = 'é'.repeat(1_200_000);
      const jobId = await send(host, { 'a.md': bytesOf('one\ntwo'), 'folder/ü.md': bytesOf(long) });
      const outcomes = await outcome(host, jobId);
      assert.deepEqual(
        outcomes.map((one) => (one.status === 'read' ? [one.reading.relativePath, one.reading.notes] : one)),
        [
          ['a.md', ['one\ntwo']],
          ['folder/ü.md', [long]],
        ],
      );
      assert.equal(await value(host.api.releaseImport({ jobId })), null);
      assert.equal((await host.fetch('GET', `/bulk/import/${jobId}/0`)).status, 404);
    },
  },
  {
    name: 'keeps an image that the page sends, serves it as what it is, and takes nothing else for one',
    async run({ fetch, headers }) {
      const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
      const svg = bytesOf(`<svg xmlns="http://www.w3.org/2000/svg"><!--${'x'.repeat(1_500_000)}--></svg>`);
      const address = `/bulk/media/${hashOf(svg)}/${svg.length}`;
      assert.equal((await fetch('PUT', address, svg.subarray(0, BULK_PIECE_BYTES))).status, 204);
      assert.equal((await fetch('GET', `/media/${hashOf(svg)}`)).status, 404);
      assert.equal((await fetch('PUT', address, svg.subarray(BULK_PIECE_BYTES))).status, 204);
      assert.deepEqual((await fetch('GET', `/media/${hashOf(svg)}`)).body, svg);
      const sent = await headers(`/media/${hashOf(svg)}`);
      assert.equal(sent['content-type'], 'image/svg+xml');
      assert.equal(sent['x-content-type-options'], 'nosniff');
      assert.match(sent['content-security-policy'] ?? '', /^default-src 'none';.* sandbox$/);
      const page = bytesOf('<html><script>1</script></html>');
      assert.equal((await fetch('PUT', `/bulk/media/${hashOf(page)}/${page.length}`, page)).status, 415);
      assert.equal((await fetch('PUT', `/bulk/media/${hashOf(page)}/${svg.length}`, svg.subarray(0, 9))).status, 204);
      assert.equal((await fetch('PUT', `/bulk/media/${hashOf(svg)}/30000000`, page)).status, 413);
      for (const path of ['/media/', '/media/..%2f..%2fsecret.html', `/media/${'0'.repeat(64)}`]) {
        assert.equal((await fetch('GET', path)).status, 404, path);
      }
    },
  },
  {
    name: 'forgets a watched place only when there is one',
    async run({ api }) {
      assert.ok(Array.isArray(await value(api.watchedPlaces())));
      assert.equal(await errorKind(api.unwatch({ watchId: '0123456789abcdef' })), 'invalid-request');
    },
  },
  {
    name: 'tells how far an import is',
    async run(host) {
      const events: HostEvent[] = [];
      const stop = host.api.subscribe((event) => events.push(event));
      const jobId = await send(host, { 'a.md': bytesOf('a'), 'b.md': bytesOf('b') });
      await outcome(host, jobId);
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop();
      const last = events.at(-1);
      assert.deepEqual(last, { type: 'import-progress', jobId, filesDone: 2, filesTotal: 2, currentName: '' });
    },
  },
  {
    name: 'goes on with the rest when one file ends its worker or takes too long',
    async run(host) {
      const some = bytesOf('x');
      const jobId = await send(host, { 'exit.md': some, 'endless.md': some, 'throw.md': some, 'good.md': some });
      const outcomes = await outcome(host, jobId);
      assert.deepEqual(
        outcomes.map((one) => (one.status === 'read' ? 'read' : one.kind)),
        ['crashed', 'timeout', 'crashed', 'read'],
      );
      assert.ok(!JSON.stringify(outcomes).includes('secret'), 'a failure carries no path');
    },
  },
  {
    name: 'cancels an import in the middle of a file',
    async run(host) {
      const jobId = await send(host, { 'endless.md': bytesOf('x') });
      const reading = host.api.readImport({ jobId });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await value(host.api.cancelImport({ jobId }));
      assert.equal(await errorKind(reading), 'cancelled');
    },
  },
  {
    name: 'reports a file that is too large or did not arrive whole, and keeps nothing beyond what was announced',
    async run(host) {
      const files = [
        { name: 'huge.md', relativePath: 'huge.md', bytes: MAX_COURSE_BYTES + 1 },
        { name: 'half.md', relativePath: 'half.md', bytes: 10 },
      ];
      const { jobId } = await value(host.api.beginImport({ files }));
      assert.equal((await host.fetch('PUT', `/bulk/import/${jobId}/0`, bytesOf('x'))).status, 413);
      assert.equal((await host.fetch('PUT', `/bulk/import/${jobId}/1`, bytesOf('12345678901'))).status, 413);
      assert.equal((await host.fetch('PUT', `/bulk/import/${jobId}/1`, bytesOf('12345'))).status, 204);
      const outcomes = await outcome(host, jobId);
      assert.deepEqual(
        outcomes.map((one) => (one.status === 'read' ? 'read' : one.kind)),
        ['too-large', 'unreadable'],
      );
    },
  },
  {
    name: 'does not know jobs and saves that there are not',
    async run({ api, fetch }) {
      assert.equal(await errorKind(api.readImport({ jobId: UNKNOWN_ID })), 'unknown-job');
      assert.equal(await errorKind(api.cancelImport({ jobId: UNKNOWN_ID })), 'unknown-job');
      assert.equal(await errorKind(api.finishSave({ saveId: UNKNOWN_ID, keep: true })), 'unknown-job');
      assert.equal((await fetch('GET', `/bulk/import/${UNKNOWN_ID}/0`)).status, 404);
      assert.equal((await fetch('PUT', `/bulk/save/${UNKNOWN_ID}`, bytesOf('x'))).status, 404);
    },
  },
  {
    name: 'hands the bundled course out as often as it is asked for',
    async run({ api }) {
      assert.equal(await value(api.takeOffered({ bundled: 'none' })), null);
      assert.equal(await value(api.takeOffered({ bundled: 'starter' })), null);
      const job = await value(api.takeOffered({ bundled: 'course' }));
      assert.deepEqual(
        job?.files.map(({ relativePath }) => relativePath),
        ['decks/bundled.md'],
      );
      const again = await value(api.takeOffered({ bundled: 'course' }));
      assert.deepEqual(again?.files, job.files);
    },
  },
  {
    name: 'keeps events in a journal, in order and each once',
    async run({ api, fetch }) {
      const owner = { collectionId: 'c0', deviceId: 'd0' as DeviceId, epoch: 1 };
      const entry = (seq: number) => ({ event: { ...SETTING, seq } });
      assert.equal(await value(api.journalState()), null);
      assert.deepEqual(await value(api.appendJournal({ owner, entries: [entry(1), entry(2)] })), { seq: 2 });
      assert.deepEqual(await value(api.appendJournal({ owner, entries: [entry(4)] })), { seq: 2 });
      assert.deepEqual(await value(api.appendJournal({ owner, entries: [entry(2), entry(3)] })), { seq: 3 });
      const state = { owner, firstSeq: 1, intactSeq: 3, seq: 3, files: 1, damagedLines: 0 };
      assert.deepEqual(await value(api.journalState()), state);
      const text = new TextDecoder().decode((await fetch('GET', '/bulk/journal/0')).body);
      assert.deepEqual(readJournalFile(text).entries, [1, 2, 3].map(entry));
      assert.equal((await fetch('GET', '/bulk/journal/1')).status, 404);
    },
  },
  {
    name: 'keeps a backup only when it reads back as a whole collection file',
    async run({ api, fetch }) {
      const retention = { days: 1, weeks: 1, months: 1 };
      const about = {
        collectionId: 'c0',
        deviceId: 'd0' as DeviceId,
        epoch: 1,
        reason: 'request',
        seq: 3,
        cards: 2,
      } as const;
      const { archiveId } = await value(api.beginArchive(about));
      assert.equal((await fetch('PUT', `/bulk/archive/${archiveId}`, bytesOf('no collection'))).status, 204);
      assert.equal(await errorKind(api.finishArchive({ archiveId, keep: true, retention })), 'write-failed');
      assert.deepEqual(await value(api.listArchives()), []);
      assert.equal((await fetch('PUT', `/bulk/archive/${UNKNOWN_ID}`, bytesOf('x'))).status, 404);
      assert.equal((await fetch('GET', '/bulk/archive/..%2f..%2fsecret.html/0')).status, 404);
    },
  },
  {
    name: 'refuses requests that do not fit the schema to the letter, without a path or a stack',
    async run({ raw }) {
      for (const [method, json] of HOSTILE) {
        const answer = JSON.parse(await raw(method, json)) as { ok: boolean; error?: { message: string } };
        assert.equal(answer.ok, false, `${method} ${JSON.stringify(json)}`);
        assert.doesNotMatch(answer.error?.message ?? '', /\/|\\|\bat\b .*:\d/);
      }
    },
  },
  {
    name: 'opens web and mail addresses only',
    async run({ api }) {
      const hostile = [
        'file:///etc/passwd',
        'javascript:alert(1)',
        'https://a\\b',
        'https://u:p@x.y',
        'smb://x',
        'x',
        '',
      ];
      for (const url of hostile) assert.equal(await errorKind(api.openExternal({ url })), 'not-permitted', url);
    },
  },
  {
    name: 'serves the page under a policy without unsafe sources, and nothing outside it',
    async run({ fetch, headers }) {
      assert.equal((await fetch('GET', '/index.html')).status, 200);
      const outside = [
        '/../secret.html',
        '/%2e%2e/secret.html',
        '/..%2fsecret.html',
        '/%5c..%5csecret.html',
        '/a%00.html',
      ];
      for (const path of [...outside, '/missing.js', '/.hidden.html', '/C:/x.html', '/%ZZ']) {
        assert.equal((await fetch('GET', path)).status, 404, path);
      }
      assert.equal((await fetch('POST', '/index.html')).status, 405);
      const sent = await headers('/index.html');
      assert.match(sent['content-security-policy'] ?? '', /^default-src 'none'; script-src 'self';/);
      assert.match(
        sent['content-security-policy'] ?? '',
        /; require-trusted-types-for 'script'; trusted-types svelte-trusted-html deckhand-inert dompurify deckhand-worker$/,
      );
      assert.doesNotMatch(sent['content-security-policy'] ?? '', /unsafe|\*|http|data:/);
      assert.equal(sent['x-content-type-options'], 'nosniff');
      assert.match(sent['permissions-policy'] ?? '', /camera=\(\)/);
    },
  },
  {
    name: 'has exactly the methods of the contract',
    async run({ api }) {
      const methods: Record<HostMethod | 'subscribe', true> = {
        describe: true,
        chooseCourses: true,
        takeOffered: true,
        beginImport: true,
        readImport: true,
        cancelImport: true,
        releaseImport: true,
        watchedPlaces: true,
        unwatch: true,
        beginSave: true,
        finishSave: true,
        journalState: true,
        appendJournal: true,
        beginArchive: true,
        finishArchive: true,
        listArchives: true,
        setDatabaseAside: true,
        openExternal: true,
        subscribe: true,
      };
      assert.deepEqual(Object.keys(api).sort(), Object.keys(methods).sort());
    },
  },
];
