import { HOST_METHODS, type HostApi, type HostError, type HostMethod } from '#contract';
import type { DeviceId, SourceKey } from '#core/cards';
import type { LogEvent } from '#core/log';
import { fail, ok, type Result } from '#core/result';
import * as v from 'valibot';
import { ARCHIVE_NAME } from './backup/archive-name';

/** What each method of `HostApi` is called with; `{}` where it takes nothing. */
export type HostRequest<M extends HostMethod> =
  Parameters<HostApi[M]> extends readonly [infer Request] ? Request : object;

const MAX_FILES = 20_000;
/** A request is small: bulk has a channel of its own. Room for the names of `MAX_FILES` files. */
const MAX_JSON_LENGTH = 8_000_000;

const id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
// A name is a label here and never a path, so that a backslash, legal in a name on Linux, does no harm.
const plain = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096), v.regex(/^[^\u0000-\u001f\u007f]+$/u));
const name = v.pipe(plain, v.maxLength(255), v.regex(/^[^/]+$/));
const relativePath = v.pipe(
  plain,
  v.check((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')),
);
const courseFile = v.strictObject({ name, relativePath, bytes: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const job = v.strictObject({ jobId: id });

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hexId = v.pipe(v.string(), v.regex(/^[0-9a-f]{1,16}$/));
const ownerEntries = {
  collectionId: hexId,
  deviceId: v.pipe(
    hexId,
    v.transform((text) => text as DeviceId),
  ),
  epoch: v.pipe(count, v.maxValue(999_999_999)),
};
const archiveName = v.pipe(v.string(), v.maxLength(200), v.regex(ARCHIVE_NAME));
// The event itself is the page's business: it is kept as it is and never acted upon.
const event = v.pipe(
  v.looseObject({ type: v.string(), deviceId: hexId, seq: v.pipe(count, v.minValue(1)) }),
  v.transform((value) => value as unknown as LogEvent),
);
const sourceKey = v.pipe(
  v.string(),
  v.maxLength(4_096),
  v.transform((text) => text as SourceKey),
);

const SCHEMAS: { readonly [M in HostMethod]: v.GenericSchema<unknown, HostRequest<M>> } = {
  describe: v.strictObject({}),
  chooseCourses: v.strictObject({ what: v.picklist(['files', 'folder']) }),
  takeOffered: v.strictObject({ bundled: v.picklist(['none', 'starter', 'course']) }),
  beginImport: v.strictObject({ files: v.pipe(v.array(courseFile), v.minLength(1), v.maxLength(MAX_FILES)) }),
  readImport: v.strictObject({
    jobId: id,
    formats: v.exactOptional(v.record(relativePath, v.pipe(v.string(), v.maxLength(40)))),
  }),
  cancelImport: job,
  releaseImport: job,
  watchedPlaces: v.strictObject({}),
  unwatch: v.strictObject({ watchId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
  beginSave: v.strictObject({
    suggestedName: name,
    mediaType: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/)),
  }),
  finishSave: v.strictObject({ saveId: id, keep: v.boolean() }),
  journalState: v.strictObject({}),
  appendJournal: v.strictObject({
    owner: v.strictObject(ownerEntries),
    entries: v.pipe(
      v.array(
        v.strictObject({
          event,
          content: v.exactOptional(
            v.strictObject({ piece: archiveName, sources: v.union([v.literal('all'), v.array(sourceKey)]) }),
          ),
        }),
      ),
      v.minLength(1),
      v.maxLength(1_000),
    ),
  }),
  beginArchive: v.strictObject({
    ...ownerEntries,
    reason: v.picklist(['regular', 'import', 'request', 'restore', 'start', 'content']),
    seq: count,
    cards: count,
  }),
  finishArchive: v.strictObject({
    archiveId: id,
    keep: v.boolean(),
    retention: v.strictObject({ days: count, weeks: count, months: count }),
  }),
  listArchives: v.strictObject({}),
  setDatabaseAside: v.strictObject({}),
  openExternal: v.strictObject({ url: v.pipe(v.string(), v.maxLength(4_096)) }),
};

const INVALID: HostError = { kind: 'invalid-request', message: 'The app asked for something that does not exist.' };

/** Whether the page asks for a method that there is. */
export function isHostMethod(method: unknown): method is HostMethod {
  return HOST_METHODS.some((known) => known === method);
}

/** Takes a request of the page apart; whatever does not fit its schema to the letter is `invalid-request`. */
export function parseRequest<M extends HostMethod>(method: M, json: unknown): Result<HostRequest<M>, HostError> {
  if (typeof json !== 'string' || json.length > MAX_JSON_LENGTH) return fail(INVALID);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail(INVALID);
  }
  const parsed = v.safeParse(SCHEMAS[method], value);
  return parsed.success ? ok(parsed.output) : fail(INVALID);
}
