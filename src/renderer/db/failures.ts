/** Why a change was not stored; nothing of it was. */
export interface StorageFailure {
  /** `closed`: another window or an upgrade took the collection over, or it was closed here. */
  readonly kind: 'disk-full' | 'closed' | 'write-failed';
  readonly message: string;
}

/** Why a collection was not opened; it was left untouched. */
export type OpenFailure =
  | { readonly kind: 'newer-version'; readonly found: number; readonly supported: number }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Why a collection file was not taken in; the collection is as it was. */
export type TransferFailure =
  | { readonly kind: 'not-a-collection'; readonly message: string }
  | { readonly kind: 'newer-version'; readonly found: number; readonly supported: number }
  /** Cut off, or its checksum or counts disagree; `line` counts from 1. */
  | { readonly kind: 'damaged'; readonly line: number; readonly message: string }
  | { readonly kind: 'cancelled' }
  | StorageFailure;
