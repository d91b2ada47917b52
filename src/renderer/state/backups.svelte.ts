import type { ArchiveInfo, ArchiveReason, HostApi, HostError } from '#contract';
import type { DeviceId } from '#core/cards';
import { DEFAULT_RETENTION, type Retention } from '#core/journal';
import { ok, type Result } from '#core/result';
import { bringsContent, restoreCollection, type Collection, type RestoreSummary, type TransferFailure } from '../db';
import { archiveBytes, keepArchive } from './archives';
import { ownerOf } from './journal.svelte';

/** At most one regular backup in this time of use. */
const REGULAR_MS = 30 * 60_000;
/** How long backups are kept, as the settings say. */
export const RETENTION_SETTING = 'backup-retention';

/** Makes backups when they are due, lists them, and goes back to one. */
export class Backups {
  readonly #host: HostApi;
  readonly #collection: Collection;
  readonly #now: () => number;
  readonly #newId: () => string;
  #list = $state.raw<readonly ArchiveInfo[]>([]);
  #busy = $state(false);
  #trouble = $state.raw<HostError | undefined>(undefined);
  #running: Promise<unknown> = Promise.resolve();
  #lastMs: number;

  constructor(
    host: HostApi,
    collection: Collection,
    list: readonly ArchiveInfo[],
    { now, newId }: { readonly now: () => number; readonly newId: () => string },
  ) {
    this.#host = host;
    this.#collection = collection;
    this.#list = list;
    this.#now = now;
    this.#newId = newId;
    this.#lastMs = this.#own[0]?.madeAt ?? 0;
  }

  /** The newest first. */
  get list(): readonly ArchiveInfo[] {
    return this.#list;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last backup was not made. */
  get trouble(): HostError | undefined {
    return this.#trouble;
  }
  get retention(): Retention {
    return retentionOf(this.#collection.setting(RETENTION_SETTING));
  }

  /** Makes backups when they are due until the returned function is called. */
  connect(): () => void {
    const isCovered = this.#own.some(({ epoch }) => epoch === this.#collection.info.epoch);
    // Without a backup of this epoch the journal would have nothing to stand on.
    if (!isCovered && this.#collection.mirror.columns().length > 0) void this.make('start');
    return this.#collection.subscribe(({ events }) => {
      const { deviceId } = this.#collection.info;
      if (events.some((event) => event.deviceId !== deviceId || bringsContent(event))) void this.make('import');
      else if (this.#now() - this.#lastMs >= REGULAR_MS) void this.make('regular');
    });
  }

  /** Makes a backup after the one that is being made. */
  make(reason: ArchiveReason): Promise<Result<ArchiveInfo, HostError>> {
    this.#lastMs = this.#now();
    const made = this.#running.then(() => this.#make(reason));
    this.#running = made.catch(() => undefined);
    return made;
  }

  /** Reads a backup back as a new epoch, after one of what is here now; it holds from the next start of the page on. */
  async restore(backup: ArchiveInfo): Promise<Result<RestoreSummary, TransferFailure | HostError>> {
    const kept = await this.make('restore');
    if (!kept.ok) return kept;
    const epoch = Math.max(this.#collection.info.epoch, ...this.#list.map((one) => one.epoch)) + 1;
    const { collectionId } = backup;
    // Events after the backup keep their numbers elsewhere, so this goes on under a new name.
    const identity = { collectionId, deviceId: this.#newId() as DeviceId, epoch, createdAt: this.#now() };
    return restoreCollection({ base: archiveBytes(backup.name) }, identity);
  }

  get #own(): readonly ArchiveInfo[] {
    return this.#list.filter(({ collectionId }) => collectionId === this.#collection.info.collectionId);
  }

  async #make(reason: ArchiveReason): Promise<Result<ArchiveInfo, HostError>> {
    this.#busy = true;
    const { info, mirror } = this.#collection;
    const about = { ...ownerOf(this.#collection), reason, seq: info.seq, cards: mirror.columns().length };
    const kept = await keepArchive(this.#host, about, this.#collection.exportCollection(), this.retention);
    this.#busy = false;
    this.#trouble = kept.ok ? undefined : kept.error;
    if (!kept.ok) return kept;
    const listed = await this.#host.listArchives();
    if (listed.ok) this.#list = listed.value.filter((one) => one.reason !== 'content');
    return ok(kept.value);
  }
}

function retentionOf(setting: unknown): Retention {
  const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  const { days, weeks, months } = (typeof setting === 'object' && setting !== null ? setting : {}) as Partial<
    Record<keyof Retention, unknown>
  >;
  return {
    days: isNumber(days) ? days : DEFAULT_RETENTION.days,
    weeks: isNumber(weeks) ? weeks : DEFAULT_RETENTION.weeks,
    months: isNumber(months) ? months : DEFAULT_RETENTION.months,
  };
}
