import type {
  HostApi,
  HostDescription,
  HostError,
  HostEvent,
  HostMethod,
  HostResult,
  ImportOutcome,
  OfferedBy,
} from '#contract';
import { fail, ok, type Result } from '#core/result';
import { join } from 'node:path';
import { respondPlain, serveAppFile, type AppRequest, type AppResponse } from './app-origin';
import { handleBulk } from './bulk';
import { createArchiveService } from './backup/archive-service';
import { markDatabaseAside } from './database-aside';
import { DISK, type DurableFiles } from './durable-files';
import { externalAddress } from './external-link';
import { createImportService } from './import/import-service';
import { isHostMethod, parseRequest, type HostRequest } from './requests';
import { createMediaStore } from './media/media-store';
import { createJournalService } from './journal/journal-service';
import { createSaveService } from './save-service';
import { createWatchService } from './watch/watch-service';

/** What the person chose in a dialog; `page` where the host has none and the page asks. */
export type Chosen =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'page' }
  | { readonly kind: 'cancelled' };

/** What each of the two hosts does in its own way. */
export interface HostPlatform {
  chooseCourses(what: 'files' | 'folder'): Promise<Chosen>;
  chooseSave(suggestedName: string, mediaType: string): Promise<Chosen>;
  /** The address has been checked. */
  openExternal(address: string): Promise<void>;
  /** Hands an event to the page. */
  emit(event: HostEvent): void;
}

/** What a host needs to know at its start. */
export interface HostOptions {
  /** What the host says of itself; the platform is known here. */
  readonly description: Omit<HostDescription, 'platform'>;
  readonly platform: HostPlatform;
  /** The built page. */
  readonly rendererFolder: string;
  /** The built import worker. */
  readonly workerFile: string;
  /** The courses that come with the app. */
  readonly bundledFolder: string;
  /** The host's own folder; journal, backups and images lie in it. */
  readonly profileFolder: string;
  /** How journal and backups are written; a test makes this fail or lie. */
  readonly durableFiles?: DurableFiles;
  /** Courses named on the command line. */
  readonly files: readonly string[];
  /** Hears what came out of each import that was read. */
  readonly onRead?: (outcomes: ImportOutcome) => void;
  /** Longest time for one course file, in milliseconds. */
  readonly fileLimitMs?: number;
}

/** The half of the app that both hosts share: everything but the window. */
export interface Host {
  /** Answers a request of the page: method and JSON in, the JSON of a `Result` out, whatever comes in. */
  dispatch(method: unknown, json: unknown): Promise<string>;
  /** Answers a request to the app's own origin. */
  answer(request: AppRequest): Promise<AppResponse>;
  /** Offers courses to the page that is already there. */
  offer(paths: readonly string[], by: OfferedBy): Promise<void>;
  /** Ends workers and unfinished saves. */
  close(): Promise<void>;
}

const INTERNAL: HostError = { kind: 'internal', message: 'Something went wrong inside the app.' };
const UNKNOWN_METHOD: HostError = {
  kind: 'invalid-request',
  message: 'The app asked for something that does not exist.',
};
const NO_LINK: HostError = { kind: 'not-permitted', message: 'Only web and mail addresses can be opened.' };

/** Every other system that runs Node is close enough to Linux. */
function platformName(): HostDescription['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}

/** The small deck of the first start. */
const STARTER = 'welcome-to-deckhand.md';

type HostValue<M extends HostMethod> = Extract<Awaited<ReturnType<HostApi[M]>>, { readonly ok: true }>['value'];
type Answer = (json: unknown) => Promise<Result<unknown, HostError>>;

/** Puts the guard of its request before a method. */
function guarded<M extends HostMethod>(method: M, run: (request: HostRequest<M>) => HostResult<HostValue<M>>): Answer {
  return async (json) => {
    const request = parseRequest(method, json);
    return request.ok ? run(request.value) : request;
  };
}

/** Builds the shared half over a platform. */
export function createHost(options: HostOptions): Host {
  const { platform } = options;
  const emit = (event: HostEvent) => platform.emit(event);
  const media = createMediaStore(join(options.profileFolder, 'media'));
  const imports = createImportService({ ...options, emit, media });
  const saves = createSaveService(emit);
  const watching = createWatchService(join(options.profileFolder, 'watched.json'), ({ path, relativePaths }) => {
    void imports
      .fromPaths([path], (relativePath) => relativePaths.has(relativePath))
      .then((job) => emit({ type: 'courses-changed', job }));
  });
  /** A job for what the person named by path, watched from now on. */
  const openPaths = async (paths: readonly string[]) => {
    await watching.add(paths).catch((error: unknown) => console.error('not watched:', error));
    return imports.fromPaths(paths);
  };
  const durable = options.durableFiles ?? DISK;
  const journal = createJournalService(join(options.profileFolder, 'journal'), durable);
  const archives = createArchiveService({
    folder: join(options.profileFolder, 'backups'),
    files: durable,
    now: Date.now,
    onSafe: ({ collectionId, deviceId, epoch, seq }) => journal.prune({ collectionId, deviceId, epoch }, seq),
  });
  let offered = options.files;

  const methods: Readonly<Record<HostMethod, Answer>> = {
    describe: guarded('describe', async () => ok({ ...options.description, platform: platformName() })),

    chooseCourses: guarded('chooseCourses', async ({ what }) => {
      const chosen = await platform.chooseCourses(what);
      return chosen.kind === 'paths' ? ok({ kind: 'job' as const, job: await openPaths(chosen.paths) }) : ok(chosen);
    }),

    takeOffered: guarded('takeOffered', async ({ bundled }) => {
      const paths = offered;
      offered = [];
      if (paths.length > 0) return ok(await openPaths(paths));
      if (bundled === 'none') return ok(null);
      const isStarter = (path: string) => path.endsWith(`/${STARTER}`);
      const job = await imports.fromPaths(
        [options.bundledFolder],
        (path) => isStarter(path) === (bundled === 'starter'),
      );
      return ok(job.files.length === 0 ? null : job);
    }),

    beginImport: guarded('beginImport', async ({ files }) => imports.begin(files)),
    readImport: guarded('readImport', ({ jobId, formats }) => imports.read(jobId, formats ?? {})),
    cancelImport: guarded('cancelImport', async ({ jobId }) => imports.cancel(jobId)),
    releaseImport: guarded('releaseImport', async ({ jobId }) => imports.release(jobId)),

    watchedPlaces: guarded('watchedPlaces', async () => ok(await watching.places())),
    unwatch: guarded('unwatch', ({ watchId }) => watching.remove(watchId)),

    beginSave: guarded('beginSave', async ({ suggestedName, mediaType }) => {
      const chosen = await platform.chooseSave(suggestedName, mediaType);
      if (chosen.kind !== 'paths') return ok(chosen);
      const [path] = chosen.paths;
      if (path === undefined) return ok({ kind: 'cancelled' as const });
      const begun = await saves.begin(path);
      return begun.ok ? ok({ kind: 'host' as const, saveId: begun.value }) : begun;
    }),

    finishSave: guarded('finishSave', ({ saveId, keep }) => saves.finish(saveId, keep)),

    journalState: guarded('journalState', async () => ok(await journal.state())),
    appendJournal: guarded('appendJournal', ({ owner, entries }) => journal.append(owner, entries)),
    beginArchive: guarded('beginArchive', (about) => archives.begin(about)),
    finishArchive: guarded('finishArchive', ({ archiveId, keep, retention }) =>
      archives.finish(archiveId, keep, retention),
    ),
    listArchives: guarded('listArchives', async () => ok(await archives.list())),
    setDatabaseAside: guarded('setDatabaseAside', () => markDatabaseAside(options.profileFolder)),

    openExternal: guarded('openExternal', async ({ url }) => {
      const address = externalAddress(url);
      if (address === undefined) return fail(NO_LINK);
      await platform.openExternal(address);
      return ok(null);
    }),
  };

  return {
    async dispatch(method, json) {
      if (!isHostMethod(method)) return JSON.stringify(fail(UNKNOWN_METHOD));
      try {
        return JSON.stringify(await methods[method](json));
      } catch (error) {
        // The page learns no more than that: a message may carry a path.
        console.error(`${method} failed:`, error);
        return JSON.stringify(fail(INTERNAL));
      }
    },

    async answer(request) {
      try {
        if (request.path.startsWith('/media/')) return await media.answer(request);
        if (!request.path.startsWith('/bulk/')) return await serveAppFile(options.rendererFolder, request);
        return await handleBulk({ imports, saves, journal, archives, media }, request);
      } catch (error) {
        console.error('answering the page failed:', error);
        return respondPlain(500);
      }
    },

    async offer(paths, by) {
      if (paths.length > 0) emit({ type: 'courses-offered', by, job: await openPaths(paths) });
    },

    async close() {
      watching.close();
      imports.close();
      await saves.close();
      await archives.close();
    },
  };
}
