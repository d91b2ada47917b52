import type { NoteId, SourceKey } from '#core/cards';
import type { JournalContent } from '#core/journal';
import type { TransferRecord } from '#core/transfer';

type RecordOf<Type extends TransferRecord['type']> = Extract<TransferRecord, { readonly type: Type }>;

/** Content that came after a backup: covers what the backup has of the same sources, decks and notes. */
export class Overlay {
  readonly #covered = new Set<SourceKey>();
  readonly #notes = new Map<NoteId, RecordOf<'note'>>();
  #slides: RecordOf<'slide'>[] = [];
  /** Decks and sources come whole with every piece: those of the last one hold. */
  #whole: readonly TransferRecord[] | undefined;
  #coversAll = false;

  /** Takes in the records of a piece; call it in the order of the events. */
  take(sources: JournalContent['sources'], records: readonly TransferRecord[]): void {
    const isCovered = this.#covering(sources);
    for (const [id, { note }] of this.#notes) if (isCovered(note.origin?.source)) this.#notes.delete(id);
    this.#slides = this.#slides.filter(({ slide }) => !isCovered(slide.source));
    if (sources === 'all') this.#coversAll = true;
    else for (const source of sources) this.#covered.add(source);
    for (const record of records) {
      if (record.type === 'note') this.#notes.set(record.note.id, record);
      else if (record.type === 'slide') this.#slides.push(record);
    }
    this.#whole = records.filter(({ type }) => type === 'deck' || type === 'source');
  }

  /** Whether a record of the backup still holds. */
  keeps(record: TransferRecord): boolean {
    switch (record.type) {
      case 'note':
        return !this.#isCovered(record.note.origin?.source) && !this.#notes.has(record.note.id);
      case 'slide':
        return !this.#isCovered(record.slide.source);
      case 'deck':
      case 'source':
        return this.#whole === undefined;
      default:
        return true;
    }
  }

  /** What holds instead. */
  records(): readonly TransferRecord[] {
    return [...(this.#whole ?? []), ...this.#notes.values(), ...this.#slides];
  }

  #isCovered(source: SourceKey | undefined): boolean {
    return this.#coversAll || (source !== undefined && this.#covered.has(source));
  }

  #covering(sources: JournalContent['sources']): (source: SourceKey | undefined) => boolean {
    if (sources === 'all') return () => true;
    const named = new Set(sources);
    return (source) => source !== undefined && named.has(source);
  }
}
