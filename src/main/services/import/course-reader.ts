import type { CourseFile, FileFailureKind, FileOutcome, FormatId } from '#core/import';
import { Worker } from 'node:worker_threads';
import type { OutcomeReply, ReadRequest } from '../../workers/protocol';

const FAILURES = {
  unreadable: 'The file cannot be read: it is gone, or access to it is denied.',
  'too-large': 'The file is larger than 50 MB, the most that Deckhand reads.',
  timeout: 'Reading the file took too long and was given up.',
  crashed: 'Reading the file failed: this is a fault of Deckhand, not of the file.',
} as const satisfies Partial<Record<FileFailureKind, string>>;

/** Memory of the worker, in MB; a file that needs more fails alone. */
const WORKER_MEMORY_MB = 2_048;

/** The outcome of a file that never came to be parsed. */
export function failedFile(relativePath: string, kind: keyof typeof FAILURES): FileOutcome {
  return { status: 'failed', relativePath, kind, message: FAILURES[kind] };
}

/** Reads one course file after another in a worker thread. */
export interface CourseReader {
  /** Always gives an outcome: a crash or a file over the time limit ends its worker, and the next file gets a new one. */
  read(index: number, file: CourseFile, format: FormatId | undefined): Promise<FileOutcome>;
  /** Ends the worker at once, even in the middle of a file. */
  close(): void;
}

/** Makes a reader whose worker starts with the first file. */
export function createCourseReader(options: {
  readonly workerFile: string;
  /** Longest time for one file, in milliseconds. */
  readonly fileLimitMs: number;
}): CourseReader {
  let worker: Worker | undefined;
  let pending:
    { readonly index: number; readonly settle: (outcome: FileOutcome) => void; readonly path: string } | undefined;

  const settle = (outcome: FileOutcome) => {
    const waiting = pending;
    pending = undefined;
    waiting?.settle(outcome);
  };
  const close = () => {
    const ended = worker;
    worker = undefined;
    void ended?.terminate();
  };
  const giveUp = (kind: 'timeout' | 'crashed') => {
    close();
    if (pending !== undefined) settle(failedFile(pending.path, kind));
  };

  const startWorker = () => {
    const started = new Worker(options.workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    });
    started.on('message', (reply: OutcomeReply) => {
      if (reply.index === pending?.index) settle(reply.outcome);
    });
    // What a worker that was replaced still has to say concerns nobody.
    const crashed = () => {
      if (worker === started) giveUp('crashed');
    };
    started.on('error', crashed);
    started.on('exit', crashed);
    return started;
  };

  const read = (index: number, file: CourseFile, format: FormatId | undefined) =>
    new Promise<FileOutcome>((resolve) => {
      const timer = setTimeout(() => giveUp('timeout'), options.fileLimitMs);
      pending = {
        index,
        path: file.relativePath,
        settle(outcome) {
          clearTimeout(timer);
          resolve(outcome);
        },
      };
      worker ??= startWorker();
      const request: ReadRequest = { type: 'read', index, file, ...(format === undefined ? {} : { format }) };
      worker.postMessage(request);
    });

  // To close in the middle of a file is to give it up: nobody waits for an outcome that cannot come.
  return { read, close: () => giveUp('crashed') };
}
