import type { FileOutcome, FormatId } from '#core/import';
import type { JournalEntry, JournalOwner, Retention } from '#core/journal';
import type { Result } from '#core/result';

/** Expected failures of the host; the renderer turns each kind into a sentence. Never carries a path or a stack. */
export interface HostError {
  readonly kind:
    | 'invalid-request'
    | 'unknown-job'
    | 'cancelled'
    | 'not-permitted'
    | 'disk-full'
    | 'write-failed'
    | 'read-failed'
    | 'internal';
  readonly message: string;
}

/** Answer of every request to the host. */
export type HostResult<T> = Promise<Result<T, HostError>>;

/** What runs underneath. */
export interface HostDescription {
  readonly host: 'electron' | 'chromium';
  readonly appVersion: string;
  /** Version of the browser engine, for "about". */
  readonly engineVersion: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** True when the profile was made by this start. */
  readonly firstRun: boolean;
}

/** A course file as the host or the page announces it. */
export interface CourseFileInfo {
  readonly name: string;
  /** Path from what the person chose on, with `/`: begins with the chosen folder's name, or is the file's name alone. */
  readonly relativePath: string;
  readonly bytes: number;
}

/** Course files that are ready to be read. */
export interface ImportJob {
  readonly jobId: string;
  readonly files: readonly CourseFileInfo[];
  /** Files of the chosen folder that are no course and were left out. */
  readonly ignored: number;
}

/** Where the courses come from that the host itself offers. */
export type OfferedBy = 'command-line' | 'second-start' | 'bundled' | 'menu';

/** Parts of what comes with the app. */
export type BundledPart = 'none' | 'starter' | 'course';

/** Says how the outcome of a job can be fetched: JSON text in pieces of at most 1 MB under `/bulk/import/<jobId>/<piece>`. */
export interface ImportManifest {
  readonly jobId: string;
  readonly pieces: number;
}

/** What the concatenated pieces of a job hold. */
export type ImportOutcome = readonly FileOutcome[];

/** Where a file that the app writes goes. */
export type SaveTarget =
  /** The host holds an open file; send its bytes to `/bulk/save/<saveId>`, then call `finishSave`. */
  | { readonly kind: 'host'; readonly saveId: string }
  /** This host has no dialog of its own: the page saves with the browser's means. */
  | { readonly kind: 'page' }
  | { readonly kind: 'cancelled' };

/** What the journal beside the database holds. */
export interface JournalState {
  readonly owner: JournalOwner;
  /** First event of the owner that it holds. */
  readonly firstSeq: number;
  /** Last event up to which nothing is damaged or missing. */
  readonly intactSeq: number;
  /** Last event that can be read. */
  readonly seq: number;
  /** Files, each handed out as `GET /bulk/journal/<index>`. */
  readonly files: number;
  readonly damagedLines: number;
}

/** Why a backup was made. `content` is no backup: it holds what one event brought, beside the journal. */
export type ArchiveReason = 'regular' | 'import' | 'request' | 'restore' | 'start' | 'content';

/** What a backup holds, said by the page that makes it. */
export interface ArchiveAbout extends JournalOwner {
  readonly reason: ArchiveReason;
  /** Last event that is surely in it. */
  readonly seq: number;
  readonly cards: number;
}

/** A backup that was read back and found whole. Its bytes: `GET /bulk/archive/<name>/<piece>`, 404 after the last. */
export interface ArchiveInfo extends ArchiveAbout {
  readonly name: string;
  /** ms since 1970 UTC. */
  readonly madeAt: number;
  readonly bytes: number;
  /** Entries of the log. */
  readonly events: number;
}

/** A folder or file that the host watches for the person. */
export interface WatchedPlace {
  readonly watchId: string;
  readonly name: string;
}

/** What the host tells the page unasked. */
export type HostEvent =
  | {
      readonly type: 'import-progress';
      readonly jobId: string;
      readonly filesDone: number;
      readonly filesTotal: number;
      readonly currentName: string;
    }
  | { readonly type: 'courses-offered'; readonly by: OfferedBy; readonly job: ImportJob }
  /** Courses of a watched place were saved; only they are in the job. */
  | { readonly type: 'courses-changed'; readonly job: ImportJob }
  | { readonly type: 'saved'; readonly name: string; readonly folder: string }
  | {
      readonly type: 'command';
      readonly command: 'open-courses' | 'open-folder' | 'export' | 'settings' | 'shortcuts';
    };

/**
 * Every message between the renderer and the host. Both hosts hold it, and one contract test runs against both. Requests
 * are plain objects that JSON can carry; bulk goes by same-origin `fetch` under `/bulk/`.
 */
export interface HostApi {
  describe(): HostResult<HostDescription>;

  /**
   * Asks the person for course files. `page` means that this host has no dialog of its own: the page uses its file input
   * and `beginImport`.
   */
  chooseCourses(request: {
    readonly what: 'files' | 'folder';
  }): HostResult<
    { readonly kind: 'job'; readonly job: ImportJob } | { readonly kind: 'page' } | { readonly kind: 'cancelled' }
  >;

  /**
   * Courses given on the command line, handed out once; then, as often as one likes, what comes with the app: the small
   * deck for the first start, or the course. Null when there are none.
   */
  takeOffered(request: { readonly bundled: BundledPart }): HostResult<ImportJob | null>;

  /** Opens a job for files whose bytes the page then sends, in order, by `PUT /bulk/import/<jobId>/<file index>`. */
  beginImport(request: { readonly files: readonly CourseFileInfo[] }): HostResult<ImportJob>;

  /** Reads and parses the job's files in a worker; progress comes as events. Fails with `cancelled` after `cancelImport`. */
  readImport(request: {
    readonly jobId: string;
    /** Overrides the guess for single files, by relative path. */
    readonly formats?: Readonly<Record<string, FormatId>>;
  }): HostResult<ImportManifest>;

  /** Ends a running job's worker. */
  cancelImport(request: { readonly jobId: string }): HostResult<null>;

  /** Forgets a job and its bytes. */
  releaseImport(request: { readonly jobId: string }): HostResult<null>;

  /** What is watched: folders and files that were chosen in the host's dialog or named on the command line. */
  watchedPlaces(): HostResult<readonly WatchedPlace[]>;

  /** Watches a place no longer. */
  unwatch(request: { readonly watchId: string }): HostResult<null>;

  /** Asks where to save. */
  beginSave(request: { readonly suggestedName: string; readonly mediaType: string }): HostResult<SaveTarget>;

  /** Flushes and renames what was sent to `/bulk/save/<saveId>`; `keep: false` throws it away. */
  finishSave(request: { readonly saveId: string; readonly keep: boolean }): HostResult<null>;

  /** What the journal holds; null when there is none. */
  journalState(): HostResult<JournalState | null>;

  /**
   * Appends committed events to the journal and flushes them. Gives the last event that is safe there: less than was sent
   * when one before them is missing.
   */
  appendJournal(request: {
    readonly owner: JournalOwner;
    readonly entries: readonly JournalEntry[];
  }): HostResult<{ readonly seq: number }>;

  /** Opens a backup; send its bytes in order by `PUT /bulk/archive/<archiveId>`, then call `finishArchive`. */
  beginArchive(request: ArchiveAbout): HostResult<{ readonly archiveId: string }>;

  /**
   * Flushes a backup, reads it back, checks it and gives it its name; then drops those that `retention` no longer keeps.
   * `keep: false` throws it away and gives null.
   */
  finishArchive(request: {
    readonly archiveId: string;
    readonly keep: boolean;
    readonly retention: Retention;
  }): HostResult<ArchiveInfo | null>;

  /** Every backup and content piece, the newest first. */
  listArchives(): HostResult<readonly ArchiveInfo[]>;

  /** Puts a database that cannot be read aside, at the next start; nothing is deleted. */
  setDatabaseAside(): HostResult<null>;

  /** Opens an http(s) or mailto link in the system's browser; the page has asked the person before. */
  openExternal(request: { readonly url: string }): HostResult<null>;

  /** Calls `listener` for every event until the returned function is called. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}

/** The name under which the page finds its `HostApi`. */
export const HOST_GLOBAL = 'deckhandHost';
/** Largest piece of a bulk transfer, in bytes. */
export const BULK_PIECE_BYTES = 1_000_000;
/** Largest course file that is read, in bytes. */
export const MAX_COURSE_BYTES = 50_000_000;
