import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import type { TransferSummary } from './collection';
import type { TransferFailure } from './failures';
import { storageFailureOf } from './failures';
import { hasDiverged } from './diverged';
import { mergeIn } from './merge-in';
import { readCollectionFile } from './read-file';
import type { Store } from './store';

/** Reads and checks a whole collection file, then takes it in: nothing is stored before its checksum agreed. */
export async function takeIn(
  store: Store,
  chunks: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Result<TransferSummary, TransferFailure>> {
  const contents = await readCollectionFile(chunks, signal);
  if (!contents.ok) return contents;
  try {
    if (await hasDiverged(store.db, contents.value)) return fail({ kind: 'diverged' });
    return ok(await mergeIn(store, contents.value));
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}
