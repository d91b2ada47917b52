import type { HostApi, ImportJob } from '#contract';
import type { Collection } from '../db';
import { ImportRun } from './import-run.svelte';

/** Courses that were saved while the app runs, read and compared, waiting for the person to look. */
export class ChangedCourses {
  readonly #host: HostApi;
  readonly #collection: Collection;
  #waiting = $state.raw<readonly ImportRun[]>([]);

  /** What the next one brings, in words; undefined when nothing waits. */
  readonly summary = $derived.by(() => summaryOf(this.#waiting[0]));

  constructor(host: HostApi, collection: Collection) {
    this.#host = host;
    this.#collection = collection;
  }

  /** Reads what was saved; offers it when it changes anything. A later save of the same files takes its place. */
  async take(job: ImportJob): Promise<void> {
    const run = new ImportRun(this.#host, this.#collection);
    await run.readJob(job);
    if (run.stage.name !== 'choosing' || run.stage.draft.isSame) {
      run.close();
      return;
    }
    const names = new Set(job.files.map(({ relativePath }) => relativePath));
    const [outdated, others] = [true, false].map((isOutdated) =>
      this.#waiting.filter((one) => namesOf(one).every((name) => names.has(name)) === isOutdated),
    );
    for (const one of outdated ?? []) one.close();
    this.#waiting = [...(others ?? []), run];
  }

  /** Hands the next one over, to be shown. */
  next(): ImportRun | undefined {
    const [run, ...others] = this.#waiting;
    this.#waiting = others;
    return run;
  }
}

function namesOf({ stage }: ImportRun): readonly string[] {
  return stage.name === 'choosing' ? stage.draft.files.map(({ reading }) => reading.relativePath) : [];
}

function summaryOf(run: ImportRun | undefined): string | undefined {
  if (run?.stage.name !== 'choosing') return undefined;
  const { kept: _kept, ...counts } = run.stage.draft.counts;
  const changes = Object.entries(counts).flatMap(([word, count]) => (count > 0 ? [`${count} ${word}`] : []));
  return `${namesOf(run).join(', ')} was saved: ${changes.join(', ')}.`;
}
