import { matchImport } from '#core/matching';
import type { MatchReply, MatchRequest } from './protocol';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<MatchRequest>) => {
  const reply: MatchReply = { request: data.request, result: matchImport(data.input) };
  self.postMessage(reply);
});
