import type { CardId, Note, NoteId, Slide, SourceKey } from '#core/cards';
import { partsOfCardId } from '#core/cards';
import type { StoredNote } from '#core/transfer';
import { Dexie } from 'dexie';
import { unpackPage } from './note-page';
import type { NotePage } from './note-page';
import { readPages } from './read-pages';
import { SLIDES_A_CHUNK } from './schema';
import type { Store } from './store';

/** Pages kept in memory: a session's cards come from few pages at a time. */
const PAGES_KEPT = 16;

/** Reads notes and slides by page, keeping the pages used last. */
export class ContentReader {
  readonly #store: Store;
  readonly #pages = new Map<number, NotePage>();
  #structureVersion: number;

  constructor(store: Store) {
    this.#store = store;
    this.#structureVersion = store.mirror.structureVersion;
  }

  async note(noteId: NoteId): Promise<Note | undefined> {
    const { mirror } = this.#store;
    const index = mirror.noteIndex(noteId);
    if (index < 0) return undefined;
    const page = await this.#page(mirror.columns().page[index] ?? 0);
    return page?.notes.find(({ note }) => note.id === noteId)?.note;
  }

  noteOfCard(cardId: CardId): Promise<Note | undefined> {
    return this.note(partsOfCardId(cardId).noteId);
  }

  async slide(source: SourceKey, number: number): Promise<Slide | undefined> {
    const chunk = await this.#store.db.slideChunks.get([source, Math.floor((number - 1) / SLIDES_A_CHUNK)]);
    return chunk?.slides.find((slide) => slide.number === number);
  }

  async slides(source: SourceKey): Promise<readonly Slide[]> {
    const chunks = await this.#store.db.slideChunks
      .where('[source+chunk]')
      .between([source, Dexie.minKey], [source, Dexie.maxKey])
      .toArray();
    return chunks.flatMap(({ slides }) => slides);
  }

  async notesOf(sources: readonly SourceKey[]): Promise<readonly StoredNote[]> {
    const { db, sources: known } = this.#store;
    const wanted = new Set(sources);
    const notes: StoredNote[] = [];
    for await (const page of readPages(db, [...new Set(sources.flatMap((key) => known.get(key)?.pages ?? []))])) {
      notes.push(...page.notes.filter(({ note }) => note.origin && wanted.has(note.origin.source)));
    }
    return notes;
  }

  async #page(key: number): Promise<NotePage | undefined> {
    if (this.#structureVersion !== this.#store.mirror.structureVersion) {
      this.#structureVersion = this.#store.mirror.structureVersion;
      this.#pages.clear();
    }
    const page = this.#pages.get(key) ?? (await this.#read(key));
    if (page === undefined) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    if (this.#pages.size > PAGES_KEPT) this.#pages.delete(this.#pages.keys().next().value ?? key);
    return page;
  }

  async #read(key: number): Promise<NotePage | undefined> {
    const record = await this.#store.db.notePages.get(key);
    return record && unpackPage(record);
  }
}
