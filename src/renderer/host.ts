import {
  BULK_PIECE_BYTES,
  HOST_GLOBAL,
  type HostApi,
  type HostError,
  type ImportManifest,
  type ImportOutcome,
} from '#contract';
import { fail, ok, type Result } from '#core/result';

/** The host that opened this page; undefined in a browser tab of its own. */
export function findHost(): HostApi | undefined {
  return (globalThis as { readonly [HOST_GLOBAL]?: HostApi })[HOST_GLOBAL];
}

/** Sends bytes to a bulk address in order, in pieces that a host takes. */
export async function sendBulk(
  address: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Result<null, HostError>> {
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += BULK_PIECE_BYTES) {
      const body = new Blob([chunk.slice(from, from + BULK_PIECE_BYTES)]);
      const sent = await request(address, { method: 'PUT', body, ...(signal === undefined ? {} : { signal }) });
      if (!sent.ok) return sent;
    }
  }
  return ok(null);
}

/** Fetches what a read import holds. */
export async function fetchOutcome(
  { jobId, pieces }: ImportManifest,
  signal?: AbortSignal,
): Promise<Result<ImportOutcome, HostError>> {
  const parts: ArrayBuffer[] = [];
  for (let piece = 0; piece < pieces; piece += 1) {
    const answer = await request(`/bulk/import/${jobId}/${piece}`, signal === undefined ? {} : { signal });
    if (!answer.ok) return answer;
    parts.push(await answer.value.arrayBuffer());
  }
  return ok(JSON.parse(await new Blob(parts).text()) as ImportOutcome);
}

/** Fetches the bytes of a bulk address; undefined when there is nothing there. */
export async function fetchBulk(address: string): Promise<Uint8Array | undefined> {
  const answer = await request(address, {});
  return answer.ok ? new Uint8Array(await answer.value.arrayBuffer()) : undefined;
}

async function request(address: string, init: RequestInit): Promise<Result<Response, HostError>> {
  try {
    const response = await fetch(address, init);
    if (response.ok) return ok(response);
    if (response.status === 507) return fail((await response.json()) as HostError);
    return fail({ kind: 'internal', message: `The host answered ${response.status}.` });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return fail({ kind: 'cancelled', message: '' });
    if (error instanceof TypeError) return fail({ kind: 'internal', message: 'The host did not answer.' });
    throw error;
  }
}
