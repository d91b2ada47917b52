import type { CardId } from '#core/cards';
import { cardIdOf } from '#core/cards';
import type { EventId } from '#core/log';
import type { Mirror } from '#core/mirror';
import type { StoredNote } from '#core/transfer';
import type { Table } from 'dexie';
import { unpackPage } from './note-page';
import type { ImportImage } from './schema';
import type { Store } from './store';

/** Imports that can be undone; older ones give their room back. */
const IMAGES_KEPT = 5;

/** Tables that an import writes and its undo puts back. */
export function importTables({ db }: Store): readonly Table[] {
  return [db.notePages, db.slideChunks, db.decks, db.sources, db.importImages];
}

/** Keeps what an import overwrites, and forgets the oldest images; runs inside the import's transaction. */
export async function keepImage({ db }: Store, image: ImportImage): Promise<void> {
  const known = await db.importImages.toCollection().primaryKeys();
  await db.importImages.bulkDelete(known.slice(0, Math.max(0, known.length - IMAGES_KEPT + 1)));
  await db.importImages.put(image);
}

/** What an import overwrote; undefined when it can no longer be undone. */
export async function imageOf({ db }: Store, { deviceId, seq }: EventId): Promise<ImportImage | undefined> {
  return db.importImages.get([deviceId, seq]);
}

/** The same records as they are now. */
export async function currentImage({ db, decks, sources }: Store, image: ImportImage): Promise<ImportImage> {
  const pages = await db.notePages.bulkGet(image.pages.map(([page]) => page));
  const chunks = await db.slideChunks.bulkGet(image.chunks.map(([source, chunk]) => [source, chunk]));
  return {
    ...image,
    pages: image.pages.map(([page], index) => [page, pages[index]]),
    chunks: image.chunks.map(([source, chunk], index) => [source, chunk, chunks[index]]),
    decks: image.decks.map(([id]) => [id, decks.get(id)]),
    sources: image.sources.map(([key]) => [key, sources.get(key)]),
  };
}

/** Writes an image's records, deleting those that were not there; runs inside a transaction. */
export async function putImage({ db }: Store, image: ImportImage): Promise<void> {
  await Promise.all([
    ...image.pages.map(([key, page]) => (page ? db.notePages.put(page) : db.notePages.delete(key))),
    ...image.chunks.map(([source, chunk, row]) =>
      row ? db.slideChunks.put(row) : db.slideChunks.delete([source, chunk]),
    ),
    ...image.decks.map(([key, deck]) => (deck ? db.decks.put(deck) : db.decks.delete(key))),
    ...image.sources.map(([key, source]) => (source ? db.sources.put(source) : db.sources.delete(key))),
  ]);
}

/** Brings the decks and sources in memory to an image, once it is committed. */
export function adoptImage({ decks, sources }: Store, image: ImportImage): void {
  for (const [id, deck] of image.decks) {
    if (deck) decks.set(id, deck);
    else decks.delete(id);
  }
  for (const [key, source] of image.sources) {
    if (source) sources.set(key, source);
    else sources.delete(key);
  }
}

function notesOf(image: ImportImage): readonly (StoredNote & { readonly page: number })[] {
  return image.pages.flatMap(([page, record]) =>
    record ? unpackPage(record).notes.map((note) => ({ ...note, page })) : [],
  );
}

/** The mirror once `from`'s pages are replaced by `to`'s: their cards come and go, all others keep their schedule. */
export function mirrorWith(mirror: Mirror, from: ImportImage, to: ImportImage): Mirror {
  const after = notesOf(to);
  const staying = new Set<CardId>();
  for (const { note } of after) for (const ordinal of note.ordinals) staying.add(cardIdOf(note.id, ordinal));
  const leaving = new Set<number>();
  for (const { note } of notesOf(from)) {
    for (const ordinal of note.ordinals) {
      const cardId = cardIdOf(note.id, ordinal);
      if (!staying.has(cardId)) leaving.add(mirror.cardIndex(cardId));
    }
  }
  const next = leaving.size === 0 ? mirror.clone() : mirror.without(leaving);
  for (const { note, archived, page } of after) {
    next.setNote({ noteId: note.id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
  return next;
}
