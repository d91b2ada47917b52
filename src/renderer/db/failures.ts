/** Why a change was not stored; nothing of it was. */
export interface StorageFailure {
  /** `closed`: another window or an upgrade took the collection over, or it was closed here. */
  readonly kind: 'disk-full' | 'closed' | 'write-failed';
  readonly message: string;
}

/** Why a collection was not opened; it was left untouched. */
export type OpenFailure =
  | { readonly kind: 'newer-version'; readonly found: number; readonly supported: number }
  /** Another window has it open. */
  | { readonly kind: 'in-use' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Why a collection file was not taken in; the collection is as it was. */
export type TransferFailure =
  | { readonly kind: 'not-a-collection'; readonly message: string }
  | { readonly kind: 'newer-version'; readonly found: number; readonly supported: number }
  /** Cut off, or its checksum or counts disagree; `line` counts from 1. */
  | { readonly kind: 'damaged'; readonly line: number; readonly message: string }
  /** A copy of this very installation went its own way: both gave the same ids to different events. */
  | { readonly kind: 'diverged' }
  | { readonly kind: 'cancelled' }
  | StorageFailure;

const KINDS: Readonly<Record<string, StorageFailure['kind']>> = {
  QuotaExceededError: 'disk-full',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
};

/** Says what a caught error of the database means; looks into the errors that Dexie wraps. */
export function storageFailureOf(error: unknown): StorageFailure {
  const message = messageOf(error);
  for (let cause = error; cause instanceof Error || cause instanceof DOMException; cause = innerOf(cause)) {
    const kind = KINDS[cause.name];
    if (kind !== undefined) return { kind, message };
  }
  return { kind: 'write-failed', message };
}

/** The words of a caught error. */
export function messageOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error);
}

function innerOf(error: object): unknown {
  return 'inner' in error ? error.inner : undefined;
}
