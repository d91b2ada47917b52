/** One figure of `npm run bench`; `ratio` is to a baseline run in the same process, alternating. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  /** In words, such as `at most 2 × baseline`. */
  readonly target: string;
  readonly met: boolean;
  readonly unit: string;
}

/** Best times in ms of two pieces of work that take turns, so that a busy machine slows both down. */
export function bestOfTurns(work: () => unknown, baseline: () => unknown, turns: number): readonly [number, number] {
  let best = Infinity;
  let bestBaseline = Infinity;
  const time = (run: () => unknown): number => {
    const startMs = performance.now();
    run();
    return performance.now() - startMs;
  };
  for (let turn = 0; turn < turns; turn++) {
    bestBaseline = Math.min(bestBaseline, time(baseline));
    best = Math.min(best, time(work));
  }
  return [best, bestBaseline];
}
