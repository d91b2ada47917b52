import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { TransferReader } from '#core/transfer';
import type { TransferContents, TransferProblem } from '#core/transfer';
import type { TransferSummary } from './collection';
import type { TransferFailure } from './failures';
import { storageFailureOf } from './failures';
import { gunzip } from './gzip';
import { hasDiverged } from './diverged';
import { mergeIn } from './merge-in';
import type { Store } from './store';

/** No line that Deckhand writes is longer; protects against files made to fill the memory. */
const MAX_LINE_CHARACTERS = 64_000_000;

/** Reads and checks a whole collection file, then takes it in: nothing is stored before its checksum agreed. */
export async function takeIn(
  store: Store,
  chunks: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Result<TransferSummary, TransferFailure>> {
  const contents = await readContents(chunks, signal);
  if (!contents.ok) return contents;
  try {
    if (await hasDiverged(store.db, contents.value)) return fail({ kind: 'diverged' });
    return ok(await mergeIn(store, contents.value));
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

async function readContents(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Result<TransferContents, TransferProblem | { readonly kind: 'cancelled' }>> {
  const reader = new TransferReader();
  let line = 0;
  try {
    for await (const text of linesOf(gunzip(owned(chunks)))) {
      if (signal?.aborted) return fail({ kind: 'cancelled' });
      line++;
      const taken = reader.line(text);
      if (!taken.ok) return taken;
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return line === 0
      ? fail({ kind: 'not-a-collection', message: 'It is not compressed as a collection of Deckhand is.' })
      : fail({ kind: 'damaged', line, message: 'The file is cut off, damaged, or could not be read to its end.' });
  }
  return reader.finish();
}

async function* owned(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield new Uint8Array(chunk);
}

/** Lines of UTF-8 text without their line ends; throws TypeError for bytes that are no UTF-8 and RangeError for endless lines. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield rest.join('') + part;
      rest = [];
      length = 0;
    }
    const last = parts.at(-1) ?? '';
    rest.push(last);
    length += last.length;
    if (length > MAX_LINE_CHARACTERS) throw new RangeError('a line is too long');
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield last;
}
