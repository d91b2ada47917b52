import type { Slide, SourceKey } from '#core/cards';
import { Dexie } from 'dexie';
import type { AcceptedReading } from './collection';
import type { ImportPlan } from './import-plan';
import { sameJson } from './same-content';
import type { SlideChunk, StoredSource } from './schema';
import { SLIDES_A_CHUNK } from './schema';
import type { Store } from './store';

/** A slide record as it is stored and as it shall be. */
export interface ChunkChange {
  readonly before: SlideChunk | undefined;
  /** To be deleted when it has no slides. */
  readonly after: SlideChunk;
}

/** The records of the imported sources. */
export function sourcesOf(
  readings: readonly AcceptedReading[],
  { pages }: ImportPlan,
  importedAt: number,
): readonly StoredSource[] {
  const pagesOf = new Map<SourceKey, Set<number>>(readings.map(({ source }) => [source, new Set()]));
  for (const { note } of pages.all()) {
    const page = pages.pageOf(note.id);
    if (note.origin && page !== undefined) pagesOf.get(note.origin.source)?.add(page);
  }
  return readings.map(({ source, name, relativePath, sha256, format, slides, notes }) => ({
    key: source,
    name,
    relativePath,
    sha256,
    format: format.id,
    importedAt,
    slideCount: slides.length,
    noteCount: notes.length,
    cardCount: notes.reduce((cards, { ordinals }) => cards + ordinals.length, 0),
    pages: [...(pagesOf.get(source) ?? [])].sort((a, b) => a - b),
  }));
}

/** Slide records that differ from what is stored. */
export async function changedChunks(
  store: Store,
  readings: readonly Pick<AcceptedReading, 'source' | 'slides'>[],
): Promise<readonly ChunkChange[]> {
  const changed: ChunkChange[] = [];
  for (const { source, slides } of readings) {
    const after = new Map<number, Slide[]>();
    for (const slide of slides) {
      const chunk = Math.floor((slide.number - 1) / SLIDES_A_CHUNK);
      after.set(chunk, [...(after.get(chunk) ?? []), { ...slide, source }]);
    }
    const stored = await store.db.slideChunks
      .where('[source+chunk]')
      .between([source, Dexie.minKey], [source, Dexie.maxKey])
      .toArray();
    const before = new Map(stored.map((row) => [row.chunk, row]));
    for (const chunk of new Set([...after.keys(), ...before.keys()])) {
      const row = before.get(chunk);
      const next = after.get(chunk) ?? [];
      if (!sameJson(row?.slides, next)) changed.push({ before: row, after: { source, chunk, slides: next } });
    }
  }
  return changed;
}
