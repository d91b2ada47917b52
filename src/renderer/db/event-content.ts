import type { SourceKey } from '#core/cards';
import type { JournalContent } from '#core/journal';
import type { ImportEvent, LogEvent } from '#core/log';
import { TRANSFER_VERSION, TransferWriter } from '#core/transfer';
import type { TransferRecord } from '#core/transfer';
import { ContentReader } from './content';
import { exportCollection } from './export-collection';
import { gzip } from './gzip';
import { readPages } from './read-pages';
import type { Store } from './store';

/** Content that an event brought, as a collection file. */
export interface EventContent {
  readonly sources: JournalContent['sources'];
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Whether the log alone does not say what an event did. */
export function bringsContent(event: LogEvent): boolean {
  if (event.type === 'import') return true;
  // Taking back anything else says what holds afterwards; taking back an import does not.
  return (
    (event.type === 'void' || event.type === 'unvoid') && event.outcomes.length === 0 && event.presets === undefined
  );
}

/**
 * What an import, or taking one back, left in its sources: all their notes and slides, and every other note that lies on a
 * page it wrote. `whole` gives the whole collection instead, for events that others followed.
 */
export async function contentOf(store: Store, event: LogEvent, whole: boolean): Promise<EventContent | null> {
  if (!bringsContent(event)) return null;
  const cause = whole ? undefined : await importBehind(store, event);
  if (cause === undefined) return { sources: 'all', chunks: exportCollection(store) };
  const sources = new Set<SourceKey>(cause.sources);
  const notes: TransferRecord[] = [];
  for await (const page of readPages(store.db, cause.pages)) {
    for (const stored of page.notes) {
      notes.push({ type: 'note', ...stored });
      if (stored.note.origin) sources.add(stored.note.origin.source);
    }
  }
  const named = [...sources];
  return { sources: named, chunks: gzip(lines(store, named, notes)) };
}

async function importBehind(store: Store, event: LogEvent): Promise<ImportEvent | undefined> {
  if (event.type === 'import') return event;
  if (event.type !== 'void' && event.type !== 'unvoid') return undefined;
  const target = await store.db.log.get([event.target.deviceId, event.target.seq]);
  return target?.type === 'import' ? target : undefined;
}

async function* lines(
  store: Store,
  sources: readonly SourceKey[],
  onPages: readonly TransferRecord[],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { collectionId, deviceId, epoch } = store.meta;
  const writer = new TransferWriter();
  const content = new ContentReader(store);
  const format = 'deckhand-collection';
  const exportedAt = store.now;
  yield writer.header({ type: 'header', format, version: TRANSFER_VERSION, collectionId, deviceId, epoch, exportedAt });
  yield writer.records([...store.decks.values()].map((deck) => ({ type: 'deck', deck })));
  yield writer.records([...store.sources.values()].map(({ pages: _local, ...source }) => ({ type: 'source', source })));
  yield writer.records(onPages);
  for (const source of sources) {
    yield writer.records((await content.notesOf([source])).map((note) => ({ type: 'note', ...note })));
    yield writer.records((await content.slides(source)).map((slide) => ({ type: 'slide', slide })));
  }
  yield writer.footer();
}
