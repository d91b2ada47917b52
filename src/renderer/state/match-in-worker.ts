import type { MatchInput, MatchResult } from '#core/matching';
import { fail, ok, type Result } from '#core/result';
import type { MatchReply, MatchRequest } from '../workers/protocol';
import workerAddress from '../workers/matching-worker.ts?worker&url';

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** One of the policies that the content security policy names: it knows no address but the worker's. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('deckhand-worker', {
  createScriptURL: () => workerAddress,
});

/** Compares an import with the collection off the page's thread; aborting ends the worker at once. */
export function matchInWorker(
  input: MatchInput,
  signal: AbortSignal,
): Promise<Result<MatchResult, 'cancelled' | 'failed'>> {
  return new Promise((resolve) => {
    const worker = new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });
    const settle = (result: Result<MatchResult, 'cancelled' | 'failed'>): void => {
      worker.terminate();
      signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = (): void => settle(fail('cancelled'));
    worker.addEventListener('message', ({ data }: MessageEvent<MatchReply>) => settle(ok(data.result)));
    worker.addEventListener('error', (event) => {
      // Said here and to the person, not to the handler of bugs: without a comparison nothing is stored.
      event.preventDefault();
      settle(fail('failed'));
    });
    if (signal.aborted) cancel();
    else {
      signal.addEventListener('abort', cancel);
      const request: MatchRequest = { request: 1, input };
      worker.postMessage(request);
    }
  });
}
