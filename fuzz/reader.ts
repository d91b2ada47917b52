import { Worker } from 'node:worker_threads';
import type { FileOutcome } from '../src/core/import';
import type { OutcomeReply, ReadRequest } from '../src/main/workers/protocol';
import type { Input } from './mutate';

/** After so long a parser is given up, whatever the size of its input. */
const GIVEN_UP_MS = 15_000;

/** What reading one input came to; `outcome` is missing when the worker died or had to be ended. */
export interface Reading {
  readonly outcome: FileOutcome | undefined;
  readonly ms: number;
}

/** Reads inputs in the app's own import worker, one at a time, each with a limit. */
export class Reader {
  readonly #workerFile: string;
  #worker: Worker | undefined;

  constructor(workerFile: string) {
    this.#workerFile = workerFile;
  }

  read({ name, bytes }: Input): Promise<Reading> {
    this.#worker ??= new Worker(this.#workerFile);
    const worker = this.#worker;
    const fromMs = performance.now();
    return new Promise((resolve) => {
      const settle = (outcome: FileOutcome | undefined) => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', died).off('exit', died);
        if (outcome === undefined) this.close();
        resolve({ outcome, ms: performance.now() - fromMs });
      };
      const timer = setTimeout(() => settle(undefined), GIVEN_UP_MS);
      const answered = ({ outcome }: OutcomeReply) => settle(outcome);
      const died = () => settle(undefined);
      worker.on('message', answered).on('error', died).on('exit', died);
      const request: ReadRequest = { type: 'read', index: 0, file: { name, relativePath: name, bytes } };
      worker.postMessage(request);
    });
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}
