import type { MatchInput, MatchResult } from '#core/matching';

/** What the page posts: one import to be compared with the collection; `request` comes back with the result. */
export interface MatchRequest {
  readonly request: number;
  readonly input: MatchInput;
}

/** What the worker posts for every request. A fault of the matcher itself arrives at the page as the worker's `error` event. */
export interface MatchReply {
  readonly request: number;
  readonly result: MatchResult;
}
