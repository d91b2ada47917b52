import { MAX_COURSE_BYTES, type HostApi, type HostError, type ImportJob } from '#contract';
import type { CourseReading, FileOutcome, ProposedNote } from '#core/import';
import { fail, ok, type Result } from '#core/result';
import type { Collection, ImportSummary, StorageFailure } from '../db';
import { fetchOutcome, sendBulk } from '../host';
import type { Offered, OfferedFile } from './dropped-files';
import { describeHostError, describeStorageFailure, type Message } from './messages';

/** A note of a reading with the person's choice. */
export interface Proposal {
  /** Unique within the run, in source order. */
  readonly index: number;
  readonly note: ProposedNote;
}

/** One file that was read, with its proposals. */
export interface ReadFile {
  readonly reading: CourseReading;
  readonly proposals: readonly Proposal[];
}

/** A file that could not be read. */
export type FailedFile = Extract<FileOutcome, { readonly status: 'failed' }>;

/** Where an import stands. */
export type ImportStage =
  | {
      readonly name: 'reading';
      readonly filesDone: number;
      readonly filesTotal: number;
      readonly currentName: string;
    }
  | { readonly name: 'choosing' }
  | { readonly name: 'storing'; readonly done: number; readonly total: number }
  | { readonly name: 'done'; readonly summary: ImportSummary }
  | { readonly name: 'nothing'; readonly message: Message };

/** One import from the files to the stored cards. */
export class ImportRun {
  readonly #host: HostApi;
  readonly #collection: Collection;
  readonly #abort = new AbortController();
  #jobId: string | undefined;
  #stage = $state.raw<ImportStage>({ name: 'reading', filesDone: 0, filesTotal: 0, currentName: '' });
  #files = $state.raw<readonly ReadFile[]>([]);
  #failed = $state.raw<readonly FailedFile[]>([]);
  #ignored = $state(0);
  /** Indexes of the proposals that are wanted. */
  #wanted = $state.raw<ReadonlySet<number>>(new Set());

  readonly cardsWanted = $derived(
    this.#files.reduce(
      (sum, file) =>
        sum +
        file.proposals.reduce((n, { index, note }) => n + (this.#wanted.has(index) ? note.ordinals.length : 0), 0),
      0,
    ),
  );

  constructor(host: HostApi, collection: Collection) {
    this.#host = host;
    this.#collection = collection;
  }

  get stage(): ImportStage {
    return this.#stage;
  }
  get files(): readonly ReadFile[] {
    return this.#files;
  }
  get failed(): readonly FailedFile[] {
    return this.#failed;
  }
  /** Files of a chosen folder that are no courses. */
  get ignored(): number {
    return this.#ignored;
  }

  wants(index: number): boolean {
    return this.#wanted.has(index);
  }

  /** Takes or skips proposals. */
  choose(indexes: readonly number[], wanted: boolean): void {
    const next = new Set(this.#wanted);
    for (const index of indexes) {
      if (wanted) next.add(index);
      else next.delete(index);
    }
    this.#wanted = next;
  }

  /** Reads files that the page holds. */
  async readOffered({ files, ignored }: Offered): Promise<void> {
    if (files.length === 0) {
      this.#stage = { name: 'nothing', message: nothingIn(ignored) };
      return;
    }
    this.#stage = { name: 'reading', filesDone: 0, filesTotal: files.length, currentName: '' };
    const begun = await this.#send(files);
    if (begun.ok) await this.readJob({ ...begun.value, ignored: begun.value.ignored + ignored });
    else this.#stopWith(begun.error);
  }

  /** Reads a job whose files the host already holds. */
  async readJob(job: ImportJob): Promise<void> {
    this.#jobId = job.jobId;
    this.#ignored = job.ignored;
    if (job.files.length === 0) {
      this.#stage = { name: 'nothing', message: nothingIn(job.ignored) };
      return;
    }
    this.#stage = { name: 'reading', filesDone: 0, filesTotal: job.files.length, currentName: '' };
    const stop = this.#host.subscribe((event) => {
      if (event.type !== 'import-progress' || event.jobId !== job.jobId || this.#stage.name !== 'reading') return;
      const { filesDone, filesTotal, currentName } = event;
      this.#stage = { name: 'reading', filesDone, filesTotal, currentName };
    });
    const manifest = await this.#host.readImport({ jobId: job.jobId });
    stop();
    const outcome = manifest.ok ? await fetchOutcome(manifest.value, this.#abort.signal) : manifest;
    void this.#host.releaseImport({ jobId: job.jobId });
    if (outcome.ok) this.#take(outcome.value);
    else this.#stopWith(outcome.error);
  }

  /** Ends reading or storing; the collection stays as it was. */
  cancel(): void {
    this.#abort.abort();
    if (this.#jobId !== undefined && this.#stage.name === 'reading') {
      void this.#host.cancelImport({ jobId: this.#jobId });
    }
  }

  /** Stores the wanted proposals. */
  async commit(): Promise<void> {
    const readings = this.#files.map(({ reading, proposals }) => ({
      ...reading,
      notes: proposals.filter(({ index }) => this.#wanted.has(index)).map(({ note }) => note),
    }));
    this.#stage = { name: 'storing', done: 0, total: this.#wanted.size };
    const stored = await this.#collection.importCourses(
      readings.filter(({ notes }) => notes.length > 0),
      ({ notesDone, notesTotal }) => {
        this.#stage = { name: 'storing', done: notesDone, total: notesTotal };
      },
      this.#abort.signal,
    );
    if (stored.ok) this.#stage = { name: 'done', summary: stored.value };
    else this.#stage = { name: 'nothing', message: describeStoring(stored.error) };
  }

  async #send(files: readonly OfferedFile[]): Promise<Result<ImportJob, HostError>> {
    const begun = await this.#host.beginImport({
      files: files.map(({ file, relativePath }) => ({ name: file.name, relativePath, bytes: file.size })),
    });
    if (!begun.ok) return begun;
    const { jobId } = begun.value;
    this.#jobId = jobId;
    for (const [index, { file, relativePath }] of files.entries()) {
      this.#stage = { name: 'reading', filesDone: index, filesTotal: files.length, currentName: relativePath };
      if (file.size > MAX_COURSE_BYTES) continue;
      const bytes = await readFile(file);
      if (this.#abort.signal.aborted) return fail({ kind: 'cancelled', message: '' });
      const sent = await sendBulk(`/bulk/import/${jobId}/${index}`, bytes, this.#abort.signal);
      if (!sent.ok) return sent;
    }
    return ok(begun.value);
  }

  #take(outcomes: readonly FileOutcome[]): void {
    let index = 0;
    const files: ReadFile[] = [];
    const failed: FailedFile[] = [];
    for (const outcome of outcomes.toSorted((a, b) => depthOf(a) - depthOf(b))) {
      if (outcome.status === 'failed') failed.push(outcome);
      else {
        const proposals = outcome.reading.notes.map((note) => ({ index: index++, note }));
        files.push({ reading: outcome.reading, proposals });
      }
    }
    const all = files.flatMap(({ proposals }) => proposals);
    this.#wanted = new Set(all.filter(({ note }) => note.proposal !== 'skip').map((proposal) => proposal.index));
    this.#files = files;
    this.#failed = failed;
    this.#stage = { name: 'choosing' };
  }

  #stopWith(error: HostError): void {
    this.#stage = { name: 'nothing', message: describeHostError(error) };
  }
}

/** Folders above the file: files of a folder come before those of its subfolders. */
function depthOf(outcome: FileOutcome): number {
  const path = outcome.status === 'read' ? outcome.reading.relativePath : outcome.relativePath;
  return path.split('/').length;
}

/** A dropped file that can no longer be read is sent empty; the reader then says so. */
async function readFile(file: File): Promise<readonly Uint8Array[]> {
  try {
    return [new Uint8Array(await file.arrayBuffer())];
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

function nothingIn(ignored: number): Message {
  return {
    title: 'No course found here',
    detail:
      ignored === 0
        ? 'The folder is empty. Your collection is as it was.'
        : `${ignored === 1 ? 'One file was' : `${ignored} files were`} left out: Deckhand reads Markdown, plain text, CSV and TSV. Your collection is as it was.`,
  };
}

function describeStoring(failure: StorageFailure | { readonly kind: 'cancelled' }): Message {
  return failure.kind === 'cancelled'
    ? { title: 'Cancelled', detail: 'Nothing was added; your collection is as it was.' }
    : describeStorageFailure(failure);
}
