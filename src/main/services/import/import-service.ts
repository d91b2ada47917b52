import {
  BULK_PIECE_BYTES,
  MAX_COURSE_BYTES,
  type CourseFileInfo,
  type HostError,
  type HostEvent,
  type ImportJob,
  type ImportManifest,
  type ImportOutcome,
} from '#contract';
import type { FileOutcome, FormatId } from '#core/import';
import { fail, ok, type Result } from '#core/result';
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { bringMedia } from '../media/bring-media';
import type { MediaStore } from '../media/media-store';
import { createCourseReader, failedFile, type CourseReader } from './course-reader';
import { findCourses } from './find-courses';
import { splitText } from './split-text';

/** Most bytes that the page may leave here for all open jobs together. */
const MAX_UPLOADED_BYTES = 1_000_000_000;
/** A piece of news every so often is enough for a progress bar. */
const PROGRESS_EVERY_MS = 50;
const FILE_LIMIT_MS = 60_000;

type FileSource =
  | { readonly kind: 'disk'; readonly path: string | undefined; readonly root: string }
  | { readonly kind: 'upload'; readonly pieces: Uint8Array[]; receivedBytes: number };

interface JobFile {
  readonly info: CourseFileInfo;
  readonly source: FileSource;
}

interface Job {
  readonly files: readonly JobFile[];
  readonly ignored: number;
  state: 'idle' | 'reading' | 'cancelled';
  reader: CourseReader | undefined;
  outcome: readonly Uint8Array[];
}

const UNKNOWN_JOB: HostError = { kind: 'unknown-job', message: 'This import is over: choose the files again.' };
const CANCELLED: HostError = { kind: 'cancelled', message: 'The import was cancelled; nothing was changed.' };
const BUSY: HostError = { kind: 'invalid-request', message: 'These files are being read already.' };
const TOO_MUCH: HostError = {
  kind: 'invalid-request',
  message: 'That is more than 1 GB at once: import the files in several steps.',
};

async function readWhole(path: string): Promise<Uint8Array | 'unreadable' | 'too-large'> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return size > MAX_COURSE_BYTES ? 'too-large' : new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch {
    return 'unreadable';
  }
}

async function bytesOf({ info, source }: JobFile): Promise<Uint8Array | 'unreadable' | 'too-large'> {
  if (info.bytes > MAX_COURSE_BYTES) return 'too-large';
  if (source.kind === 'disk') return source.path === undefined ? 'unreadable' : readWhole(source.path);
  // The page could not read the file to its end.
  if (source.receivedBytes !== info.bytes) return 'unreadable';
  return new Uint8Array(Buffer.concat(source.pieces));
}

/** Jobs of course files, from choosing to reading; knows nothing of cards. */
export interface ImportService {
  /** A job for files and folders by path, those that are wanted; the person chose these. */
  fromPaths(paths: readonly string[], isWanted?: (relativePath: string) => boolean): Promise<ImportJob>;
  /** A job for files whose bytes the page sends. */
  begin(files: readonly CourseFileInfo[]): Result<ImportJob, HostError>;
  /** Takes the next piece of an announced file; what is beyond its size or the 50 MB is refused. */
  receive(jobId: string, fileIndex: number, piece: Uint8Array): 'taken' | 'unknown' | 'too-large';
  read(jobId: string, formats: Readonly<Record<string, FormatId>>): Promise<Result<ImportManifest, HostError>>;
  /** A piece of the job's outcome, undefined where there is none. */
  outcomePiece(jobId: string, piece: number): Uint8Array | undefined;
  cancel(jobId: string): Result<null, HostError>;
  release(jobId: string): Result<null, HostError>;
  /** Ends every worker. */
  close(): void;
}

/** Makes the import service; `workerFile` is the built import worker. */
export function createImportService(options: {
  readonly workerFile: string;
  readonly emit: (event: HostEvent) => void;
  /** Keeps the images that courses on disk show. */
  readonly media: MediaStore;
  readonly onRead?: (outcomes: ImportOutcome) => void;
  readonly fileLimitMs?: number;
}): ImportService {
  const jobs = new Map<string, Job>();

  const add = (files: readonly JobFile[], ignored: number): ImportJob => {
    const jobId = randomUUID();
    jobs.set(jobId, { files, ignored, state: 'idle', reader: undefined, outcome: [] });
    return { jobId, files: files.map(({ info }) => info), ignored };
  };

  const uploadedBytes = () => {
    const files = [...jobs.values()].flatMap((job) => job.files);
    return files.reduce((sum, { source, info }) => sum + (source.kind === 'upload' ? info.bytes : 0), 0);
  };

  const readFiles = async (
    jobId: string,
    job: Job,
    reader: CourseReader,
    formats: Readonly<Record<string, string>>,
  ) => {
    const outcomes: FileOutcome[] = [];
    let lastNewsMs = 0;
    const tell = (filesDone: number, currentName: string) => {
      const nowMs = performance.now();
      if (filesDone < job.files.length && nowMs - lastNewsMs < PROGRESS_EVERY_MS) return;
      lastNewsMs = nowMs;
      options.emit({ type: 'import-progress', jobId, filesDone, filesTotal: job.files.length, currentName });
    };
    for (const [index, file] of job.files.entries()) {
      const { name, relativePath } = file.info;
      tell(index, name);
      const bytes = await bytesOf(file);
      if (job.state === 'cancelled') return undefined;
      const outcome =
        typeof bytes === 'string'
          ? failedFile(relativePath, bytes)
          : await reader.read(index, { name, relativePath, bytes }, formats[relativePath]);
      outcomes.push(await withMedia(outcome, file.source));
      // The state changes while the file is being read.
      if ((job.state as Job['state']) === 'cancelled') return undefined;
    }
    tell(job.files.length, '');
    return outcomes;
  };

  const withMedia = async (outcome: FileOutcome, source: FileSource): Promise<FileOutcome> =>
    source.kind === 'disk' && source.path !== undefined
      ? bringMedia(options.media, outcome, { path: source.path, root: source.root })
      : outcome;

  return {
    async fromPaths(paths, isWanted = () => true) {
      const { files, ignored } = await findCourses(paths);
      const wanted = files.filter(({ info }) => isWanted(info.relativePath));
      return add(
        wanted.map(({ info, path, root }) => ({ info, source: { kind: 'disk', path, root } })),
        ignored,
      );
    },

    begin(files) {
      // A file that is too large is announced, to be reported, but never sent.
      const announced = files.map((info): JobFile => {
        const source: FileSource = { kind: 'upload', pieces: [], receivedBytes: 0 };
        return { info, source };
      });
      const comingBytes = files.reduce((sum, { bytes }) => sum + (bytes > MAX_COURSE_BYTES ? 0 : bytes), 0);
      if (uploadedBytes() + comingBytes > MAX_UPLOADED_BYTES) return fail(TOO_MUCH);
      return ok(add(announced, 0));
    },

    receive(jobId, fileIndex, piece) {
      const file = jobs.get(jobId)?.files[fileIndex];
      if (file?.source.kind !== 'upload') return 'unknown';
      const { info, source } = file;
      if (info.bytes > MAX_COURSE_BYTES || source.receivedBytes + piece.length > info.bytes) return 'too-large';
      source.pieces.push(piece);
      source.receivedBytes += piece.length;
      return 'taken';
    },

    async read(jobId, formats) {
      const job = jobs.get(jobId);
      if (job === undefined) return fail(UNKNOWN_JOB);
      if (job.state === 'reading') return fail(BUSY);
      if (job.state === 'cancelled') return fail(CANCELLED);
      job.state = 'reading';
      const fileLimitMs = options.fileLimitMs ?? FILE_LIMIT_MS;
      const reader = (job.reader = createCourseReader({ workerFile: options.workerFile, fileLimitMs }));
      try {
        const outcomes = await readFiles(jobId, job, reader, formats);
        if (outcomes === undefined) return fail(CANCELLED);
        options.onRead?.(outcomes);
        job.outcome = splitText(`[${outcomes.map((outcome) => JSON.stringify(outcome)).join(',')}]`, BULK_PIECE_BYTES);
        job.state = 'idle';
        return ok({ jobId, pieces: job.outcome.length });
      } finally {
        reader.close();
        job.reader = undefined;
      }
    },

    outcomePiece: (jobId, piece) => jobs.get(jobId)?.outcome[piece],

    cancel(jobId) {
      const job = jobs.get(jobId);
      if (job === undefined) return fail(UNKNOWN_JOB);
      job.state = 'cancelled';
      job.reader?.close();
      return ok(null);
    },

    release(jobId) {
      const job = jobs.get(jobId);
      if (job === undefined) return fail(UNKNOWN_JOB);
      job.state = 'cancelled';
      job.reader?.close();
      jobs.delete(jobId);
      return ok(null);
    },

    close() {
      for (const job of jobs.values()) {
        job.state = 'cancelled';
        job.reader?.close();
      }
      jobs.clear();
    },
  };
}
