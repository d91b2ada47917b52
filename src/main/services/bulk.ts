import { BULK_PIECE_BYTES, type HostError } from '#contract';
import type { Result } from '#core/result';
import { respond, respondPlain, type AppRequest, type AppResponse } from './app-origin';
import type { ArchiveService } from './backup/archive-service';
import type { ImportService } from './import/import-service';
import type { JournalService } from './journal/journal-service';
import type { MediaStore } from './media/media-store';
import type { SaveService } from './save-service';

const JOURNAL_ROUTE = /^\/bulk\/journal\/(\d{1,6})$/;
const ARCHIVE_ROUTE = /^\/bulk\/archive\/([\w.-]{1,200})(?:\/(\d{1,6}))?$/;
const MEDIA_ROUTE = /^\/bulk\/media\/([\da-f]{64})\/(\d{1,9})$/;
const ROUTE = /^\/bulk\/(import|save)\/([0-9a-f-]{36})(?:\/(\d{1,6}))?$/;

function fromResult(result: Result<null, HostError>): AppResponse {
  if (result.ok) return respondPlain(204);
  const status = result.error.kind === 'unknown-job' ? 404 : 507;
  return respond(status, 'application/json', JSON.stringify(result.error));
}

/** What answers bulk requests. */
export interface BulkServices {
  readonly imports: ImportService;
  readonly saves: SaveService;
  readonly journal: JournalService;
  readonly archives: ArchiveService;
  readonly media: MediaStore;
}

async function readJournal(journal: JournalService, method: string, index: string): Promise<AppResponse> {
  if (method !== 'GET') return respondPlain(405);
  const text = await journal.file(Number(index));
  return text === undefined ? respondPlain(404) : respond(200, 'text/plain; charset=utf-8', text);
}

/** `PUT` with the id of one being written, `GET` with the name of a finished one and the number of a piece. */
async function handleArchive(
  archives: ArchiveService,
  { method, body }: AppRequest,
  name: string,
  index: string | undefined,
): Promise<AppResponse> {
  if (index === undefined) return method === 'PUT' ? fromResult(await archives.write(name, body)) : respondPlain(405);
  if (method !== 'GET') return respondPlain(405);
  const piece = await archives.piece(name, Number(index));
  return piece === undefined ? respondPlain(404) : respond(200, 'application/octet-stream', piece);
}

/**
 * Answers what lies under `/bulk/`: `PUT import/<jobId>/<file>` and `PUT save/<saveId>` take the next piece (204),
 * `GET import/<jobId>/<piece>` gives a piece of the outcome; `journal/` and `archive/` likewise; `PUT media/<sha256>/<bytes>`
 * takes the next piece of an image, 415 when it is none. 404 for what there is not, 405 for other methods, 413 for too much, 507 with a `HostError` when writing failed.
 */
export async function handleBulk(services: BulkServices, request: AppRequest): Promise<AppResponse> {
  const { method, path, body } = request;
  if (method === 'PUT' && body.length > BULK_PIECE_BYTES) return respondPlain(413);
  const [, journalIndex] = JOURNAL_ROUTE.exec(path) ?? [];
  if (journalIndex !== undefined) return readJournal(services.journal, method, journalIndex);
  const [, archive, archivePiece] = ARCHIVE_ROUTE.exec(path) ?? [];
  if (archive !== undefined) return handleArchive(services.archives, request, archive, archivePiece);
  const [, sha256, totalBytes] = MEDIA_ROUTE.exec(path) ?? [];
  if (sha256 !== undefined) {
    if (method !== 'PUT') return respondPlain(405);
    const receipt = await services.media.receive(sha256, Number(totalBytes), body);
    return respondPlain({ taken: 204, refused: 415, 'too-large': 413, failed: 507 }[receipt]);
  }
  const [, channel, id = '', number] = ROUTE.exec(path) ?? [];
  if (channel === undefined) return respondPlain(404);
  if (channel === 'save' && number === undefined) {
    return method === 'PUT' ? fromResult(await services.saves.write(id, body)) : respondPlain(405);
  }
  if (channel === 'save' || number === undefined) return respondPlain(404);
  if (method === 'PUT') {
    return respondPlain(
      { taken: 204, unknown: 404, 'too-large': 413 }[services.imports.receive(id, Number(number), body)],
    );
  }
  if (method !== 'GET') return respondPlain(405);
  const piece = services.imports.outcomePiece(id, Number(number));
  return piece === undefined ? respondPlain(404) : respond(200, 'application/json', piece);
}
