import type { HostApi, HostError, JournalState } from '#contract';
import { DEFAULT_RETENTION, type JournalContent, type JournalEntry, type JournalOwner } from '#core/journal';
import type { LogEvent } from '#core/log';
import { fail, ok, type Result } from '#core/result';
import { bringsContent, type Collection } from '../db';
import { keepArchive } from './archives';
import { markAcknowledged } from './ready';

/** Events sent at a time. */
const EVENTS_A_CALL = 200;
const RETRY_MS = 5_000;

/** Sends every committed event to the host, which keeps it a second time outside the database. */
export class JournalKeeper {
  readonly #host: HostApi;
  readonly #collection: Collection;
  #owner: JournalOwner;
  /** Last event that is safe in both places. */
  #acknowledged: number;
  #waiting: LogEvent[] = [];
  /** Events up to here were committed before this start: what came after them can no longer be told apart from them. */
  #committedBefore: number;
  #running: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #trouble = $state.raw<HostError | undefined>(undefined);

  constructor(host: HostApi, collection: Collection, found: JournalState | null) {
    const { seq } = collection.info;
    this.#host = host;
    this.#collection = collection;
    this.#owner = ownerOf(collection);
    const isOurs = found !== null && sameOwner(found.owner, this.#owner);
    this.#acknowledged = isOurs ? Math.min(found.intactSeq, seq) : seq;
    this.#committedBefore = seq;
  }

  /** Why the journal cannot be written; undefined while it can. */
  get trouble(): HostError | undefined {
    return this.#trouble;
  }

  /** Follows the collection until the returned function is called. */
  connect(): () => void {
    const stop = this.#collection.subscribe(({ events }) => {
      this.#followOwner();
      this.#waiting.push(...events.filter(({ deviceId }) => deviceId === this.#owner.deviceId));
      void this.#run();
    });
    void this.#run();
    return () => {
      stop();
      clearTimeout(this.#retry);
    };
  }

  /** Settles when every committed event is in the journal too, or when the journal is in trouble, which is then said. */
  async settled(): Promise<void> {
    if (this.#trouble === undefined) await this.#running;
  }

  /** Tries again at once. */
  tryAgain(): void {
    void this.#run();
  }

  /** A collection that was taken in may have given this one its identity. */
  #followOwner(): void {
    const owner = ownerOf(this.#collection);
    if (sameOwner(owner, this.#owner)) return;
    this.#owner = owner;
    this.#acknowledged = this.#collection.info.seq;
    this.#committedBefore = this.#acknowledged;
    this.#waiting = [];
  }

  #run(): Promise<void> {
    return (this.#running ??= this.#catchUp().finally(() => (this.#running = undefined)));
  }

  async #catchUp(): Promise<void> {
    clearTimeout(this.#retry);
    while (this.#acknowledged < this.#collection.info.seq) {
      const sent = await this.#sendNext();
      if (!sent.ok) {
        this.#trouble = sent.error;
        this.#retry = setTimeout(() => void this.#run(), RETRY_MS);
        return;
      }
    }
    this.#trouble = undefined;
    markAcknowledged(`${this.#owner.deviceId}:${this.#acknowledged}`);
  }

  async #sendNext(): Promise<Result<null, HostError>> {
    const owner = this.#owner;
    const events = await this.#nextEvents();
    const [first] = events;
    if (first === undefined) return fail({ kind: 'internal', message: 'The log has a gap.' });
    const end = bringsContent(first) ? 1 : events.findIndex(bringsContent);
    const batch = events.slice(0, end < 0 ? events.length : end);
    const content = await this.#contentOf(first);
    if (!content.ok) return content;
    const entries: readonly JournalEntry[] =
      content.value === null ? batch.map((event) => ({ event })) : [{ event: first, content: content.value }];
    const kept = await this.#host.appendJournal({ owner, entries });
    if (!kept.ok) return kept;
    if (!sameOwner(owner, this.#owner)) return ok(null);
    if (kept.value.seq === this.#acknowledged) {
      return fail({ kind: 'internal', message: 'The journal does not take what comes next.' });
    }
    this.#acknowledged = Math.min(kept.value.seq, this.#collection.info.seq);
    this.#waiting = this.#waiting.filter(({ seq }) => seq > this.#acknowledged);
    return ok(null);
  }

  /** What was just committed is at hand; what an earlier start left over is read. */
  async #nextEvents(): Promise<readonly LogEvent[]> {
    const from = this.#acknowledged + 1;
    if (this.#waiting[0]?.seq === from) return this.#waiting.slice(0, EVENTS_A_CALL);
    return this.#collection.ownEvents(from, Math.min(from + EVENTS_A_CALL - 1, this.#collection.info.seq));
  }

  async #contentOf(event: LogEvent): Promise<Result<JournalContent | null, HostError>> {
    const content = await this.#collection.contentOf(event, event.seq <= this.#committedBefore);
    if (content === null) return ok(null);
    const about = { ...this.#owner, reason: 'content', seq: event.seq, cards: 0 } as const;
    const kept = await keepArchive(this.#host, about, content.chunks, DEFAULT_RETENTION);
    return kept.ok ? ok({ piece: kept.value.name, sources: content.sources }) : kept;
  }
}

/** Whose events the journal keeps. */
export function ownerOf({ info }: Collection): JournalOwner {
  return { collectionId: info.collectionId, deviceId: info.deviceId, epoch: info.epoch };
}

/** Whether two journals belong to the same collection, device and epoch. */
function sameOwner(a: JournalOwner, b: JournalOwner): boolean {
  return a.collectionId === b.collectionId && a.deviceId === b.deviceId && a.epoch === b.epoch;
}
