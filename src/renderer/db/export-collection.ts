import type { TransferRecord } from '#core/transfer';
import { TRANSFER_VERSION, TransferWriter } from '#core/transfer';
import { gzip } from './gzip';
import { readLogInPieces } from './read-log';
import { readPages } from './read-pages';
import type { Store } from './store';

/** Records turned into bytes at a time. */
const RECORDS_A_PIECE = 200;

/** The whole collection as gzipped JSON Lines, in bounded memory; docs/backup-format.md describes them. */
export function exportCollection(store: Store): AsyncIterable<Uint8Array> {
  return gzip(lines(store));
}

async function* lines(store: Store): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { collectionId, deviceId, epoch } = store.meta;
  const writer = new TransferWriter();
  yield writer.header({
    type: 'header',
    format: 'deckhand-collection',
    version: TRANSFER_VERSION,
    collectionId,
    deviceId,
    epoch,
    exportedAt: store.now,
  });
  let piece: TransferRecord[] = [];
  for await (const records of recordsOf(store)) {
    for (const record of records) {
      piece.push(record);
      if (piece.length < RECORDS_A_PIECE) continue;
      yield writer.records(piece);
      piece = [];
    }
  }
  yield writer.records(piece);
  yield writer.footer();
}

/**
 * Changes that are committed while this runs may be in the file or not. The log comes first, so that every answer in the
 * file finds its note there; decks are written as they were before and after, so that every note finds its deck.
 */
async function* recordsOf({ db, presets, decks, settings }: Store): AsyncGenerator<readonly TransferRecord[]> {
  const first = [...decks.values()];
  yield first.map((deck) => ({ type: 'deck', deck }));
  yield [...presets.values()].map((preset) => ({ type: 'preset', preset }));
  yield [...settings].map(([key, value]) => ({ type: 'setting', key, value }));
  for await (const events of readLogInPieces(db)) yield events.map((event) => ({ type: 'event', event }));
  yield (await db.sources.toArray()).map(({ pages: _local, ...source }) => ({ type: 'source', source }));
  for await (const { notes } of readPages(db)) yield notes.map((note) => ({ type: 'note', ...note }));
  for (const key of await db.slideChunks.toCollection().primaryKeys()) {
    const chunk = await db.slideChunks.get(key);
    yield (chunk?.slides ?? []).map((slide) => ({ type: 'slide', slide }));
  }
  const written = new Set(first.map(({ id }) => id));
  yield [...decks.values()].filter(({ id }) => !written.has(id)).map((deck) => ({ type: 'deck', deck }));
}
