import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { readCourse, type FileOutcome } from '#core/import';
import type { OutcomeReply, ReadRequest } from './protocol';

/** Reads the files of an import one by one, off the main thread. */
parentPort?.on('message', (request: ReadRequest) => {
  const reply: OutcomeReply = { type: 'outcome', index: request.index, outcome: outcomeOf(request) };
  parentPort?.postMessage(reply);
});

/** A bug in reading one file is that file's failure, not the import's. */
function outcomeOf({ file, format }: ReadRequest): FileOutcome {
  try {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return readCourse(file, sha256, format === undefined ? {} : { format });
  } catch {
    return {
      status: 'failed',
      relativePath: file.relativePath,
      kind: 'crashed',
      message: 'Deckhand stumbled over this file. Nothing of it was imported; the other files are not affected.',
    };
  }
}
