import { HOST_METHODS } from '../src/contract';
import { externalAddress } from '../src/main/services/external-link';
import type { Random } from './random';

/** A message to a host: a request over the bridge, or one to the app's own origin. */
export type Message =
  | { readonly kind: 'bridge'; readonly method: string; readonly json: string }
  | { readonly kind: 'bulk'; readonly verb: string; readonly path: string; readonly body: readonly number[] };

const ID = '00000000-0000-4000-8000-000000000000';
const STRINGS: readonly string[] = [
  ...[
    '',
    'x',
    '../x',
    '/etc/passwd',
    'C:\\x',
    'a/b',
    'a.md',
    '\0',
    '\u202E',
    '__proto__',
    'constructor',
    ID,
    'null',
    '.',
    '..',
  ],
  ...[
    'https://a\\b',
    'javascript:1',
    'file:///etc/passwd',
    'files',
    'folder',
    'application/json',
    'x'.repeat(5_000),
    '\uD800',
  ],
];
const OWNER = { collectionId: 'c0ffee', deviceId: 'a1', epoch: 0 };
const TEMPLATES: Readonly<Record<string, unknown>> = {
  describe: {},
  chooseCourses: { what: 'files' },
  takeOffered: { bundled: 'none' },
  beginImport: { files: [{ name: 'a.md', relativePath: 'c/a.md', bytes: 5 }] },
  readImport: { jobId: ID, formats: { 'a.md': 'csv' } },
  cancelImport: { jobId: ID },
  releaseImport: { jobId: ID },
  beginSave: { suggestedName: 'x.json', mediaType: 'application/json' },
  finishSave: { saveId: ID, keep: false },
  appendJournal: {
    owner: OWNER,
    entries: [{ event: { type: 'answer', deviceId: 'a1', seq: 1 }, content: { piece: 'x', sources: ['a.md'] } }],
  },
  beginArchive: { ...OWNER, reason: 'regular', seq: 1, cards: 1 },
  finishArchive: { archiveId: ID, keep: false, retention: { days: 1, weeks: 1, months: 1 } },
  openExternal: { url: 'file:///etc/passwd' },
};
const METHODS = [...HOST_METHODS, ...HOST_METHODS, 'subscribe', '__proto__', 'constructor', 'toString', '', 'readFile'];
const PATHS = [
  `/bulk/import/${ID}/0`,
  `/bulk/save/${ID}`,
  '/bulk/import/x',
  '/index.html',
  '/',
  '/media/' + 'a'.repeat(64),
];
const PATH_PARTS = [
  '..',
  '%2e%2e',
  '%5c',
  '%00',
  '/',
  '//',
  '.',
  'a',
  ID,
  '99999999',
  '%',
  'secret.html',
  '\u202E',
  'index.html',
];

/** A random message, from well-formed ones with a value or two replaced to noise. Never one that would open a program. */
export function randomMessage(random: Random): Message {
  if (random.once(5)) return bulkMessage(random);
  for (;;) {
    const method = random.pick(METHODS);
    const template = Object.hasOwn(TEMPLATES, method) ? TEMPLATES[method] : {};
    const json = damaged(JSON.stringify(random.once(4) ? template : changed(template, random, 0)), random);
    if (method !== 'openExternal' || !opensSomething(json)) return { kind: 'bridge', method, json };
  }
}

function opensSomething(json: string): boolean {
  try {
    const { url } = JSON.parse(json) as { readonly url?: unknown };
    return typeof url === 'string' && externalAddress(url) !== undefined;
  } catch {
    return false;
  }
}

function bulkMessage(random: Random): Message {
  let path = random.pick(PATHS);
  for (let parts = random.below(4); parts > 0; parts -= 1) path += `/${random.pick(PATH_PARTS)}`;
  const body = Array.from({ length: random.once(3) ? random.below(2_000) : 0 }, () => random.below(256));
  const verb = random.pick(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD']);
  // Two slashes at the start would name another host: that is no message to this one.
  path = path.replace(/^\/{2,}/, '/');
  return { kind: 'bulk', verb, path, body: verb === 'GET' || verb === 'HEAD' ? [] : body };
}

function changed(value: unknown, random: Random, depth: number): unknown {
  if (random.once(4) || depth > 3) return anyValue(random);
  if (Array.isArray(value)) {
    const copies = random.once(20) ? 300 : 1 + random.below(2);
    return Array.from({ length: copies }, () => changed(value[0], random, depth + 1));
  }
  if (typeof value !== 'object' || value === null) return random.once(3) ? anyValue(random) : value;
  const entries = Object.entries(value).map(([key, inner]) => [key, changed(inner, random, depth + 1)]);
  if (random.once(6)) entries.push([random.pick(STRINGS), anyValue(random)]);
  if (random.once(6)) entries.pop();
  return Object.fromEntries(entries);
}

function anyValue(random: Random): unknown {
  return random.pick([
    null,
    true,
    -1,
    0.5,
    1e308,
    random.below(2 ** 31),
    random.pick(STRINGS),
    random.pick(STRINGS),
    [],
    {},
    [[[[random.pick(STRINGS)]]]],
    { [random.pick(STRINGS)]: random.pick(STRINGS) },
  ]);
}

/** One message in six is no longer JSON, or no longer the same. */
function damaged(json: string, random: Random): string {
  if (!random.once(6)) return json;
  const at = random.below(json.length + 1);
  return json.slice(0, at) + random.pick([...STRINGS, '{', '"', ',', '\\u0000']) + json.slice(at + random.below(4));
}

const KINDS = new Set([
  ...['invalid-request', 'unknown-job', 'cancelled', 'not-permitted', 'disk-full', 'write-failed', 'read-failed'],
]);

/** What is wrong with a host's answer over the bridge; undefined when it is as the contract has it. */
export function wrongAnswer(json: unknown): string | undefined {
  let answer: { readonly ok?: unknown; readonly error?: { readonly kind?: unknown; readonly message?: unknown } };
  try {
    answer = JSON.parse(String(json)) as typeof answer;
  } catch {
    return `no JSON: ${String(json).slice(0, 100)}`;
  }
  if (answer.ok === true) return undefined;
  const { kind, message } = answer.error ?? {};
  if (answer.ok !== false || typeof kind !== 'string' || !KINDS.has(kind)) return `answer of kind ${String(kind)}`;
  if (typeof message !== 'string' || /[/\\]|\bat .*:\d/.test(message)) return `a path or a stack: ${String(message)}`;
  return undefined;
}

/** What is wrong with the status of an answer to the app's own origin. */
export function wrongStatus(status: number): string | undefined {
  return [200, 204, 404, 405, 413, 415, 507].includes(status) ? undefined : `status ${status}`;
}
