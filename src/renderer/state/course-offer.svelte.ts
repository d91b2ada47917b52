import type { HostApi } from '#contract';
import type { Collection } from '../db';
import { ImportRun } from './import-run.svelte';

/** Set once the person does not want the course that comes with the app. */
const DECLINED_SETTING = 'bundledCourseDeclined';

/** What is in the course that comes with the app. */
export interface OfferedCourse {
  /** Names of its decks at the top of the tree. */
  readonly names: readonly string[];
  readonly files: number;
  readonly cards: number;
}

/** The small deck of the first start, and the course that is offered beside it until it is taken or declined. */
export class CourseOffer {
  readonly #host: HostApi;
  readonly #collection: Collection;
  #run: ImportRun | undefined;
  #course = $state.raw<OfferedCourse | undefined>(undefined);

  constructor(host: HostApi, collection: Collection) {
    this.#host = host;
    this.#collection = collection;
  }

  /** What is offered now; undefined when nothing is. */
  get course(): OfferedCourse | undefined {
    return this.#course;
  }

  /** Adds the small deck, so that there is something to study at once. */
  async addStarter(): Promise<void> {
    const run = await this.#read('starter');
    await run?.commit();
  }

  /** Reads the course in the background and offers it, unless it is there already or was declined. */
  async prepare(): Promise<void> {
    if (this.#collection.setting(DECLINED_SETTING) === true) return;
    const run = await this.#read('course');
    if (run?.stage.name !== 'choosing') return;
    const { draft } = run.stage;
    if (draft.isReimport || draft.cardsWanted === 0) {
      run.close();
      return;
    }
    const names = draft.files.flatMap(({ proposals }) =>
      proposals.slice(0, 1).map(({ note }) => note.deckPath[0] ?? ''),
    );
    this.#run = run;
    this.#course = { names: [...new Set(names)], files: draft.files.length, cards: draft.cardsWanted };
  }

  /** Adds the offered course; false when it could not be stored. */
  async accept(): Promise<boolean> {
    const run = this.#run;
    this.#forget();
    await run?.commit();
    return run?.stage.name === 'done';
  }

  /** Never offers it again; it stays within reach on the Import screen. */
  async decline(): Promise<void> {
    this.#run?.close();
    this.#forget();
    await this.#collection.setSetting(DECLINED_SETTING, true);
  }

  #forget(): void {
    this.#run = undefined;
    this.#course = undefined;
  }

  async #read(bundled: 'starter' | 'course'): Promise<ImportRun | undefined> {
    const offered = await this.#host.takeOffered({ bundled });
    if (!offered.ok || offered.value === null) return undefined;
    const run = new ImportRun(this.#host, this.#collection);
    await run.readJob(offered.value);
    return run;
  }
}
