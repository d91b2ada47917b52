import type { StoredNote } from '#core/transfer';
import type { PageRecord } from './schema';

/** A page of notes in memory. */
export interface NotePage {
  readonly page: number;
  readonly notes: readonly StoredNote[];
}

/** A page as it is stored. */
export function packPage({ page, notes }: NotePage): PageRecord {
  return { page, json: JSON.stringify(notes) };
}

/** A page as it was before `packPage`. */
export function unpackPage({ page, json }: PageRecord): NotePage {
  const notes: readonly StoredNote[] = JSON.parse(json) as readonly StoredNote[];
  return { page, notes };
}
