import { MAX_COURSE_BYTES, type HostApi, type HostError, type ImportJob } from '#contract';
import type { NoteId, SourceKey } from '#core/cards';
import { showMedia, type CourseReading, type FileOutcome, type FormatId } from '#core/import';
import { fail, ok, type Result } from '#core/result';
import type { Collection, ImportSummary, StorageFailure } from '../db';
import { fetchOutcome, sendBulk } from '../host';
import type { Offered, OfferedFile } from './dropped-files';
import { sendImages } from './course-images';
import { ImportDraft, type Known } from './import-draft.svelte';
import { matchInWorker } from './match-in-worker';
import { describeHostError, describeStorageFailure, type Message } from './messages';

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
  | { readonly name: 'matching' }
  | { readonly name: 'choosing'; readonly draft: ImportDraft }
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
  #failed = $state.raw<readonly FailedFile[]>([]);
  #ignored = $state(0);
  #images: readonly OfferedFile[] = [];
  #readings: readonly CourseReading[] = [];
  /** What the person says a file is, by relative path. */
  #formats: Readonly<Record<string, FormatId>> = {};
  /** Sources that are no former names of what was read. */
  #stillThere: readonly SourceKey[] = [];

  constructor(host: HostApi, collection: Collection) {
    this.#host = host;
    this.#collection = collection;
  }

  get stage(): ImportStage {
    return this.#stage;
  }
  get failed(): readonly FailedFile[] {
    return this.#failed;
  }
  /** Files of a chosen folder that are no courses. */
  get ignored(): number {
    return this.#ignored;
  }

  /** Reads files that the page holds. */
  async readOffered({ files, images, ignored }: Offered): Promise<void> {
    this.#images = images;
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
    await this.#read(job.jobId, job.files.length);
  }

  /** The format the person chose for a file; undefined while Deckhand guesses. */
  formatOf(relativePath: string): FormatId | undefined {
    return this.#formats[relativePath];
  }

  /** Reads the files again with this one as another format; undefined guesses again. */
  async readAs(relativePath: string, format: FormatId | undefined): Promise<void> {
    if (this.#jobId === undefined || (this.#stage.name !== 'choosing' && this.#stage.name !== 'nothing')) return;
    const { [relativePath]: _before, ...others } = this.#formats;
    this.#formats = format === undefined ? others : { ...others, [relativePath]: format };
    await this.#read(this.#jobId, this.#readings.length + this.#failed.length);
  }

  /** Says that a file is another one and not `source` under a new name, and compares again. */
  async separate(source: SourceKey): Promise<void> {
    this.#stillThere = [...this.#stillThere, source];
    await this.#compare();
  }

  /** Ends reading, comparing or storing and gives the files back; the collection stays as it was. */
  close(): void {
    this.#abort.abort();
    if (this.#jobId === undefined) return;
    if (this.#stage.name === 'reading') void this.#host.cancelImport({ jobId: this.#jobId });
    void this.#host.releaseImport({ jobId: this.#jobId });
    this.#jobId = undefined;
  }

  /** Stores what the draft holds. */
  async commit(): Promise<void> {
    if (this.#stage.name !== 'choosing') return;
    const readings = this.#stage.draft.accepted();
    this.#stage = { name: 'storing', done: 0, total: readings.reduce((sum, { notes }) => sum + notes.length, 0) };
    const stored = await this.#collection.importCourses(
      readings,
      ({ notesDone, notesTotal }) => {
        this.#stage = { name: 'storing', done: notesDone, total: notesTotal };
      },
      this.#abort.signal,
    );
    if (stored.ok) this.#stage = { name: 'done', summary: stored.value };
    else this.#stage = { name: 'nothing', message: describeStoring(stored.error) };
    this.close();
  }

  async #read(jobId: string, filesTotal: number): Promise<void> {
    this.#stage = { name: 'reading', filesDone: 0, filesTotal, currentName: '' };
    const stop = this.#host.subscribe((event) => {
      if (event.type !== 'import-progress' || event.jobId !== jobId || this.#stage.name !== 'reading') return;
      this.#stage = { ...event, name: 'reading' };
    });
    const manifest = await this.#host.readImport({ jobId, formats: this.#formats });
    stop();
    const outcome = manifest.ok ? await fetchOutcome(manifest.value, this.#abort.signal) : manifest;
    if (!outcome.ok) {
      this.#stopWith(outcome.error);
      return;
    }
    await this.#take(outcome.value);
    await this.#compare();
  }

  /** Finds out what the readings are to the collection. */
  async #compare(): Promise<void> {
    const known = await this.#known();
    if (known.sources.size === 0) {
      this.#stage = { name: 'choosing', draft: new ImportDraft(this.#readings, known, undefined) };
      return;
    }
    this.#stage = { name: 'matching' };
    const matched = await matchInWorker(
      {
        readings: this.#readings.map(({ source, notes }) => ({ source, notes })),
        existing: known.notes.map(({ note, archived }) => ({ note, archived })),
        otherIds: known.otherIds,
        stillThere: this.#stillThere,
      },
      this.#abort.signal,
    );
    if (matched.ok) {
      this.#stage = { name: 'choosing', draft: new ImportDraft(this.#readings, known, matched.value) };
    } else {
      const kind = matched.error === 'cancelled' ? 'cancelled' : 'internal';
      this.#stopWith({ kind, message: 'The files could not be compared with your cards.' });
    }
  }

  /** A source that is not known may be a known one under a new name: then all notes are of interest. */
  async #known(): Promise<Known & { readonly otherIds: readonly NoteId[] }> {
    const all = this.#collection.sources().map(({ key }) => key);
    const sources = new Set(all);
    const read = this.#readings.map(({ source }) => source);
    const notes = await this.#collection.notesOf(read.every((source) => sources.has(source)) ? read : all);
    const compared = new Set(notes.map(({ note }) => note.id));
    const { mirror } = this.#collection;
    const others = new Set<NoteId>();
    for (let slot = 0; slot < mirror.columns().length; slot += 1) {
      const id = mirror.noteIdAt(slot);
      if (!compared.has(id)) others.add(id);
    }
    return { notes, sources, otherIds: [...others], isUsed: (id) => compared.has(id) || others.has(id) };
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

  async #take(outcomes: readonly FileOutcome[]): Promise<void> {
    const inOrder = outcomes.toSorted((a, b) => depthOf(a) - depthOf(b));
    this.#failed = inOrder.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));
    const readings = inOrder.flatMap((outcome) => (outcome.status === 'read' ? [outcome.reading] : []));
    this.#readings = (await sendImages(readings, this.#images, this.#abort.signal)).map(showMedia);
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
