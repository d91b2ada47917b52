import { BULK_PIECE_BYTES, type HostError } from '#contract';
import type { Result } from '#core/result';
import { respond, respondPlain, type AppRequest, type AppResponse } from './app-origin';
import type { ImportService } from './import/import-service';
import type { SaveService } from './save-service';

const ROUTE = /^\/bulk\/(import|save)\/([0-9a-f-]{36})(?:\/(\d{1,6}))?$/;

function fromResult(result: Result<null, HostError>): AppResponse {
  if (result.ok) return respondPlain(204);
  const status = result.error.kind === 'unknown-job' ? 404 : 507;
  return respond(status, 'application/json', JSON.stringify(result.error));
}

/**
 * Answers what lies under `/bulk/`: `PUT import/<jobId>/<file>` and `PUT save/<saveId>` take the next piece (204),
 * `GET import/<jobId>/<piece>` gives a piece of the outcome. 404 for what there is not, 405 for other methods, 413 for too
 * much, 507 with a `HostError` when writing failed.
 */
export async function handleBulk(
  services: { readonly imports: ImportService; readonly saves: SaveService },
  { method, path, body }: AppRequest,
): Promise<AppResponse> {
  const [, channel, id = '', number] = ROUTE.exec(path) ?? [];
  if (channel === undefined) return respondPlain(404);
  if (method === 'PUT' && body.length > BULK_PIECE_BYTES) return respondPlain(413);
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
