import type { JsonValue, LogEvent } from '#core/log';
import type { Slide, SourceKey } from '#core/cards';
import type { SourceRecord, StoredNote, TransferRecord } from '#core/transfer';
import { packPage } from './note-page';
import { NOTES_A_PAGE, SLIDES_A_CHUNK } from './schema';
import type { Database, MetaRecord, SlideChunk } from './schema';

/** What was written so far. */
export interface StagedCounts {
  notes: number;
  cards: number;
  events: number;
  answers: number;
}

/** Fills an empty database record by record in bounded memory; it becomes a collection only with `finish`. */
export class StagingWriter {
  readonly counts: StagedCounts = { notes: 0, cards: 0, events: 0, answers: 0 };
  readonly #db: Database;
  readonly #sources = new Map<SourceKey, SourceRecord>();
  readonly #pagesOf = new Map<SourceKey, Set<number>>();
  #page = 1;
  #notes: StoredNote[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  /** Takes records in; of a setting, a preset, a deck or a source the last one holds. */
  async add(records: readonly TransferRecord[]): Promise<void> {
    const events: LogEvent[] = [];
    const slides: Slide[] = [];
    const settings = new Map<string, JsonValue>();
    for (const record of records) {
      if (record.type === 'event') events.push(record.event);
      else if (record.type === 'slide') slides.push(record.slide);
      else if (record.type === 'setting') settings.set(record.key, record.value);
      else if (record.type === 'preset') await this.#db.presets.put(record.preset);
      else if (record.type === 'deck') await this.#db.decks.put(record.deck);
      else if (record.type === 'source') this.#sources.set(record.source.key, record.source);
      else await this.#addNote({ note: record.note, archived: record.archived, changedAt: record.changedAt });
    }
    if (events.length > 0) await this.#db.log.bulkPut(events);
    if (settings.size > 0) await this.#db.settings.bulkPut([...settings].map(([key, value]) => ({ key, value })));
    await this.#addSlides(slides);
    this.counts.events += events.length;
    this.counts.answers += events.filter(({ type }) => type === 'answer').length;
  }

  /** Writes what is left and, last of all, whose collection this is. */
  async finish(meta: MetaRecord): Promise<void> {
    await this.#writePage();
    await this.#db.sources.bulkPut(
      [...this.#sources.values()].map((source) => ({
        ...source,
        pages: [...(this.#pagesOf.get(source.key) ?? [])],
      })),
    );
    await this.#db.meta.put(meta);
  }

  async #addNote(stored: StoredNote): Promise<void> {
    this.#notes.push(stored);
    this.counts.notes += 1;
    this.counts.cards += stored.note.ordinals.length;
    const source = stored.note.origin?.source;
    if (source !== undefined) {
      const pages = this.#pagesOf.get(source) ?? new Set<number>();
      this.#pagesOf.set(source, pages.add(this.#page));
    }
    if (this.#notes.length === NOTES_A_PAGE) await this.#writePage();
  }

  async #writePage(): Promise<void> {
    if (this.#notes.length === 0) return;
    await this.#db.notePages.put(packPage({ page: this.#page, notes: this.#notes }));
    this.#page += 1;
    this.#notes = [];
  }

  /** The slides of one record may come in several batches. */
  async #addSlides(slides: readonly Slide[]): Promise<void> {
    const chunks = new Map<string, SlideChunk & { readonly slides: Slide[] }>();
    for (const slide of slides) {
      const chunk = Math.floor((slide.number - 1) / SLIDES_A_CHUNK);
      const name = `${chunk} ${slide.source}`;
      const known = chunks.get(name) ?? { source: slide.source, chunk, slides: [] };
      known.slides.push(slide);
      chunks.set(name, known);
    }
    for (const { source, chunk, slides: more } of chunks.values()) {
      const before = (await this.#db.slideChunks.get([source, chunk]))?.slides ?? [];
      await this.#db.slideChunks.put({ source, chunk, slides: [...before, ...more] });
    }
  }
}
