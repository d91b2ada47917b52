import { fail } from '#core/result';
import type { Result } from '#core/result';
import { TransferReader } from '#core/transfer';
import type { TransferContents, TransferProblem, TransferRecord } from '#core/transfer';
import { gunzip } from './gzip';
import { nextTurn } from './next-turn';

/** No line that Deckhand writes is longer; protects against files made to fill the memory. */
const MAX_LINE_CHARACTERS = 64_000_000;
/** Records handed on at a time. */
const RECORDS_A_BATCH = 1_000;
/** Lines checked between two chances for the page to paint. */
const LINES_A_TURN = 100;

/** Why a file was not read to its end. */
export type ReadingFailure = TransferProblem | { readonly kind: 'cancelled' };

/**
 * Reads a collection file and checks it. With `onBatch` its records are handed on as they come, before the checksum could
 * agree, and none is kept: what was made of them counts only if this succeeds.
 */
export async function readCollectionFile(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  onBatch?: (records: readonly TransferRecord[]) => Promise<void>,
): Promise<Result<TransferContents, ReadingFailure>> {
  let batch: TransferRecord[] = [];
  const reader = new TransferReader(onBatch && ((record) => batch.push(record)));
  let line = 0;
  try {
    for await (const text of linesOf(gunzip(owned(chunks)))) {
      if (signal?.aborted) return fail({ kind: 'cancelled' });
      line++;
      const taken = reader.line(text);
      if (!taken.ok) return taken;
      if (line % LINES_A_TURN === 0) await nextTurn();
      if (onBatch === undefined || batch.length < RECORDS_A_BATCH) continue;
      await onBatch(batch);
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return line === 0
      ? fail({ kind: 'not-a-collection', message: 'It is not compressed as a collection of Deckhand is.' })
      : fail({ kind: 'damaged', line, message: 'The file is cut off, damaged, or could not be read to its end.' });
  }
  await onBatch?.(batch);
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
