import type { HostApi } from '#contract';
import { ok, type Result } from '#core/result';
import type { RestoreSummary, TransferFailure } from '../db';
import { describeTransferFailure, type Message } from './messages';
import { bringBack, lookInto, startEmpty, type Copies, type Found, type Trouble } from './recovery';

/** Where the recovery screen stands. */
export type RecoveryStage =
  | { readonly name: 'looking' }
  | { readonly name: 'choosing' }
  | { readonly name: 'working' }
  | { readonly name: 'done'; readonly summary: RestoreSummary | null }
  | { readonly name: 'failed'; readonly message: Message };

interface Surroundings {
  readonly now: () => number;
  readonly newId: () => string;
}

/** One visit to the recovery screen; does nothing that was not asked for. */
export class RecoveryRun {
  readonly trouble: Trouble;
  readonly #host: HostApi;
  readonly #copies: Copies;
  readonly #around: Surroundings;
  #stage = $state.raw<RecoveryStage>({ name: 'looking' });
  #found = $state.raw<Found | undefined>(undefined);

  constructor(host: HostApi, copies: Copies, trouble: Trouble, around: Surroundings) {
    this.trouble = trouble;
    this.#host = host;
    this.#copies = copies;
    this.#around = around;
  }

  get stage(): RecoveryStage {
    return this.#stage;
  }
  /** What can be brought back; undefined when there is nothing. */
  get found(): Found | undefined {
    return this.#found;
  }
  get nowMs(): number {
    return this.#around.now();
  }

  async look(): Promise<void> {
    this.#found = await lookInto(this.#copies, this.trouble);
    this.#stage = { name: 'choosing' };
  }

  /** Brings back all there is. */
  async bringBack(): Promise<void> {
    const found = this.#found;
    if (found === undefined) return;
    this.#stage = { name: 'working' };
    const { newId, now } = this.#around;
    await this.#end(await bringBack(this.#copies, found, this.trouble, newId, now()));
  }

  async startEmpty(): Promise<void> {
    this.#stage = { name: 'working' };
    const { newId, now } = this.#around;
    const emptied = await startEmpty(this.#copies, newId, now());
    await this.#end(emptied.ok ? ok(null) : emptied);
  }

  /** Opens the collection as it is now. */
  goOn(): void {
    location.reload();
  }

  async #end(result: Result<RestoreSummary | null, TransferFailure>): Promise<void> {
    if (result.ok) {
      this.#stage = { name: 'done', summary: result.value };
    } else if (this.trouble.kind === 'unreadable' && (await this.#host.setDatabaseAside()).ok) {
      this.#stage = {
        name: 'failed',
        message: {
          title: 'Close Deckhand and start it once more',
          detail:
            'The damaged database blocks the place where the collection belongs. At the next start it is put aside, not deleted, and this screen brings everything back.',
        },
      };
    } else {
      this.#stage = { name: 'failed', message: describeTransferFailure(result.error) };
    }
  }
}
