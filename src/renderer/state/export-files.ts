import type { Collection } from '../db';
import type { FileToSave } from './saving';

/** The whole collection as a file; `atMs` dates its name. */
export function collectionFile(collection: Collection, atMs: number): FileToSave {
  return {
    suggestedName: `deckhand-${dateOf(atMs)}.deckhand.gz`,
    mediaType: 'application/gzip',
    chunks: collection.exportCollection(),
  };
}

/** The review log as CSV; `atMs` dates its name. */
export function reviewLogFile(collection: Collection, atMs: number): FileToSave {
  return {
    suggestedName: `deckhand-reviews-${dateOf(atMs)}.csv`,
    mediaType: 'text/csv',
    chunks: encoded(collection.exportReviewLog()),
  };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

/** The local calendar date, as `2026-03-09`. */
function dateOf(atMs: number): string {
  const date = new Date(atMs);
  const two = (value: number): string => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
