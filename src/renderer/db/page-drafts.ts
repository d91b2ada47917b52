import type { NoteId } from '#core/cards';
import type { Mirror } from '#core/mirror';
import type { StoredNote } from '#core/transfer';
import { packPage, unpackPage } from './note-page';
import { NOTES_A_PAGE } from './schema';
import type { Database, PageRecord } from './schema';

interface Place {
  readonly page: number;
  readonly slot: number;
}

/** Note pages being changed: what is loaded, what was there, and what is to be written. Changes nothing stored. */
export class PageDrafts {
  readonly #db: Database;
  readonly #mirror: Mirror;
  readonly #before = new Map<number, PageRecord | undefined>();
  readonly #notes = new Map<number, StoredNote[]>();
  readonly #places = new Map<NoteId, Place>();
  readonly #dirty = new Set<number>();
  #open: number;

  /** Starts to fill at `openPage`, the last page there is. */
  private constructor(db: Database, mirror: Mirror, openPage: number) {
    this.#db = db;
    this.#mirror = mirror;
    this.#open = openPage;
  }

  static async start(db: Database, mirror: Mirror): Promise<PageDrafts> {
    const last = (await db.notePages.toCollection().last())?.page ?? 1;
    const drafts = new PageDrafts(db, mirror, last);
    await drafts.load([last]);
    return drafts;
  }

  /** Loads pages that are not loaded yet. */
  async load(pages: Iterable<number>): Promise<void> {
    const missing = [...new Set(pages)].filter((page) => !this.#notes.has(page));
    const records = await this.#db.notePages.bulkGet(missing);
    missing.forEach((page, index) => {
      const record = records[index];
      this.#before.set(page, record);
      const notes = record ? [...unpackPage(record).notes] : [];
      this.#notes.set(page, notes);
      notes.forEach(({ note }, slot) => this.#places.set(note.id, { page, slot }));
    });
  }

  /** Loads the pages of those notes that exist. */
  async loadNotes(ids: Iterable<NoteId>): Promise<void> {
    const pages = new Set<number>();
    for (const id of ids) {
      const index = this.#mirror.noteIndex(id);
      if (index >= 0) pages.add(this.#mirror.columns().page[index] ?? 0);
    }
    await this.load(pages);
  }

  /** A note of a loaded page. */
  get(id: NoteId): StoredNote | undefined {
    const place = this.#places.get(id);
    return place && this.#notes.get(place.page)?.[place.slot];
  }

  /** Replaces a note of a loaded page, or adds it to the last page that has room. */
  put(stored: StoredNote): void {
    const place = this.#places.get(stored.note.id) ?? this.#newPlace();
    const notes = this.#notes.get(place.page) ?? [];
    notes[place.slot] = stored;
    this.#notes.set(place.page, notes);
    this.#places.set(stored.note.id, place);
    this.#dirty.add(place.page);
  }

  /** All notes of loaded pages. */
  *all(): Generator<StoredNote> {
    for (const notes of this.#notes.values()) yield* notes;
  }

  pageOf(id: NoteId): number | undefined {
    return this.#places.get(id)?.page;
  }

  /** Keys of the pages that differ from what is stored, ascending. */
  changedKeys(): readonly number[] {
    return [...this.#dirty].sort((a, b) => a - b);
  }

  /** The pages that differ from what is stored. */
  changed(): readonly PageRecord[] {
    return this.changedKeys().map((page) => packPage({ page, notes: this.#notes.get(page) ?? [] }));
  }

  /** What is stored under a page's key. */
  before(page: number): PageRecord | undefined {
    return this.#before.get(page);
  }

  #newPlace(): Place {
    let slot = this.#notes.get(this.#open)?.length ?? 0;
    if (slot >= NOTES_A_PAGE) {
      this.#open++;
      slot = 0;
    }
    return { page: this.#open, slot };
  }
}
