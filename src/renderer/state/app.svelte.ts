import type { HostApi, HostDescription, ImportJob } from '#contract';
import type { DeckId } from '#core/cards';
import type { Calendar } from '#core/time';
import type { Collection } from '../db';
import type { Backups } from './backups.svelte';
import { ChangedCourses } from './changed-courses.svelte';
import { Commands } from './commands.svelte';
import { CourseOffer } from './course-offer.svelte';
import type { Offered } from './dropped-files';
import { ImportRun } from './import-run.svelte';
import type { JournalKeeper } from './journal.svelte';
import { describeHostError, describeStep, describeStorageFailure } from './messages';
import { countOf } from './plural';
import { Toasts } from './toasts.svelte';

/** What fills the window. */
export type Screen =
  | { readonly name: 'today' }
  | { readonly name: 'import' }
  | { readonly name: 'study'; readonly deckId: DeckId | undefined }
  | { readonly name: 'settings' };

/** What lies over the screen. */
export type Overlay = 'shortcuts' | 'palette';

/** What the app is made of. */
export interface AppSurroundings {
  readonly host: HostApi;
  readonly description: HostDescription;
  readonly collection: Collection;
  readonly journal: JournalKeeper;
  readonly backups: Backups;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  readonly calendar: () => Calendar;
}

/** The running app: where it is, and what its screens share. */
export class App {
  readonly host: HostApi;
  readonly description: HostDescription;
  readonly collection: Collection;
  readonly journal: JournalKeeper;
  readonly backups: Backups;
  readonly commands = new Commands();
  readonly toasts = new Toasts();
  readonly courseOffer: CourseOffer;
  readonly changedCourses: ChangedCourses;
  readonly #now: () => number;
  readonly #calendar: () => Calendar;
  #screen = $state.raw<Screen>({ name: 'today' });
  #importRun = $state.raw<ImportRun | undefined>(undefined);
  #version = $state(0);
  #nowMs = $state(0);
  /** A link that waits for the person's yes. */
  #link = $state<string | undefined>(undefined);
  #overlay = $state<Overlay | undefined>(undefined);
  #settingUp = $state(false);

  constructor(surroundings: AppSurroundings) {
    this.host = surroundings.host;
    this.description = surroundings.description;
    this.collection = surroundings.collection;
    this.journal = surroundings.journal;
    this.backups = surroundings.backups;
    this.changedCourses = new ChangedCourses(surroundings.host, surroundings.collection);
    this.courseOffer = new CourseOffer(surroundings.host, surroundings.collection);
    this.#now = surroundings.now;
    this.#calendar = surroundings.calendar;
    this.#nowMs = surroundings.now();
  }

  get screen(): Screen {
    return this.#screen;
  }
  get importRun(): ImportRun | undefined {
    return this.#importRun;
  }
  /** The clock as of the last tick, ms. */
  get nowMs(): number {
    return this.#nowMs;
  }
  /** True while the first course is added by itself. */
  get settingUp(): boolean {
    return this.#settingUp;
  }
  get link(): string | undefined {
    return this.#link;
  }
  get overlay(): Overlay | undefined {
    return this.#overlay;
  }

  /** The clock itself, for what must not be a tick old. */
  clock(): number {
    return this.#now();
  }

  /** Reads from the collection; within a derivation it is read anew after every change of the collection. */
  read<T>(reader: (collection: Collection, version: number) => T): T {
    return reader(this.collection, this.#version);
  }

  calendar(): Calendar {
    return this.#calendar();
  }

  /**
   * Takes up what the start brought: courses given on the command line go to the preview; a first start on an empty
   * collection adds the small deck at once, so that there is something to study, and offers the course beside it.
   */
  async begin(): Promise<void> {
    const isFirst = this.description.firstRun && this.collection.sources().length === 0;
    this.#settingUp = isFirst;
    const offered = await this.host.takeOffered({ bundled: 'none' });
    if (offered.ok && offered.value !== null) this.importJob(offered.value);
    else if (isFirst) await this.courseOffer.addStarter();
    this.#settingUp = false;
    void this.courseOffer.prepare();
  }

  /** Follows the collection, the clock and the host until the returned function is called. */
  connect(): () => void {
    const stopCollection = this.collection.subscribe(() => {
      this.#version += 1;
      this.#nowMs = this.#now();
    });
    const stopJournal = this.journal.connect();
    const stopBackups = this.backups.connect();
    const stopHost = this.host.subscribe((event) => {
      if (event.type === 'courses-offered') this.importJob(event.job);
      if (event.type === 'courses-changed') void this.changedCourses.take(event.job);
      if (event.type === 'saved') this.toasts.show(`Saved “${event.name}” in ${event.folder}.`);
      if (event.type === 'command') this.#obey(event.command);
    });
    const timer = setInterval(() => (this.#nowMs = this.#now()), 20_000);
    const settle = (): void => {
      if (document.visibilityState === 'hidden') void this.collection.settle();
      else this.#nowMs = this.#now();
    };
    document.addEventListener('visibilitychange', settle);
    return () => {
      stopCollection();
      stopJournal();
      stopBackups();
      stopHost();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', settle);
    };
  }

  open(overlay: Overlay): void {
    this.#overlay = overlay;
  }

  closeOverlay(): void {
    this.#overlay = undefined;
  }

  go(screen: Screen): void {
    this.#nowMs = this.#now();
    this.#screen = screen;
  }

  /** Asks for course files; `askPage` opens the page's own chooser where the host has none. */
  async chooseCourses(what: 'files' | 'folder', askPage: (what: 'files' | 'folder') => void): Promise<void> {
    const chosen = await this.host.chooseCourses({ what });
    if (!chosen.ok) this.toasts.show(describeHostError(chosen.error).title, 'alarm');
    else if (chosen.value.kind === 'page') askPage(what);
    else if (chosen.value.kind === 'job') this.importJob(chosen.value.job);
  }

  /** Shows what a saved course changes, before anything is stored. */
  reviewChanged(): void {
    const stage = this.#importRun?.stage.name;
    if (stage === 'reading' || stage === 'matching' || stage === 'storing') {
      this.toasts.show('An import is running. Let it finish or cancel it first.', 'alarm');
      return;
    }
    const run = this.changedCourses.next();
    if (run === undefined) return;
    this.#importRun?.close();
    this.#importRun = run;
    this.go({ name: 'import' });
  }

  /** Adds the course that Today offers. */
  async acceptCourse(): Promise<void> {
    const cards = this.courseOffer.course?.cards ?? 0;
    if (await this.courseOffer.accept()) this.toasts.show(`${countOf(cards, 'card')} added. Ctrl+Z takes them back.`);
    else this.toasts.show('The course could not be added; your collection is as it was.', 'alarm');
  }

  /** Starts importing files that the page holds. */
  importOffered(offered: Offered): void {
    const run = this.#startImport();
    if (run !== undefined) void run.readOffered(offered);
  }

  /** Starts importing files that the host holds. */
  importJob(job: ImportJob): void {
    const run = this.#startImport();
    if (run !== undefined) void run.readJob(job);
  }

  /** Offers the course that comes with the app. */
  async importBundled(): Promise<void> {
    const offered = await this.host.takeOffered({ bundled: 'course' });
    if (!offered.ok) this.toasts.show(describeHostError(offered.error).title, 'alarm');
    else if (offered.value === null) this.toasts.show('The bundled course is not part of this installation.', 'alarm');
    else this.importJob(offered.value);
  }

  /** Takes back the last answer or import, or brings back what was taken back, and says so. */
  async step(direction: 'undo' | 'redo'): Promise<void> {
    const stepped = await this.collection[direction]();
    this.toasts.show(stepped.ok ? describeStep(direction, stepped.value) : describeStorageFailure(stepped.error).title);
  }

  /** Ends the import, whatever its stage, and forgets it. */
  closeImport(): void {
    this.#importRun?.close();
    this.#importRun = undefined;
  }

  /** Asks before a link leaves the app. */
  askLink(url: string): void {
    this.#link = url;
  }

  async answerLink(yes: boolean): Promise<void> {
    const url = this.#link;
    this.#link = undefined;
    if (!yes || url === undefined) return;
    const opened = await this.host.openExternal({ url });
    if (!opened.ok) this.toasts.show('The link could not be opened.', 'alarm');
  }

  #startImport(): ImportRun | undefined {
    const stage = this.#importRun?.stage.name;
    if (stage === 'reading' || stage === 'matching' || stage === 'storing') {
      this.toasts.show('An import is running. Let it finish or cancel it first.', 'alarm');
      return undefined;
    }
    this.#importRun?.close();
    const run = new ImportRun(this.host, this.collection);
    this.#importRun = run;
    this.go({ name: 'import' });
    return run;
  }

  #obey(command: 'open-courses' | 'open-folder' | 'export' | 'settings' | 'shortcuts'): void {
    if (command === 'shortcuts') this.open('shortcuts');
    else if (command === 'settings' || command === 'export') this.go({ name: 'settings' });
    else this.go({ name: 'import' });
  }
}
