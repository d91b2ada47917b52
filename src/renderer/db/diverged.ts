import type { TransferContents } from '#core/transfer';
import { sameJson } from './same-content';
import type { Database } from './schema';

const EVENTS_A_READ = 5_000;

/**
 * Whether the file gives an id to another event than the log does. That happens when a profile folder was copied and both
 * copies were used; a union by id would then lose what one of them did.
 */
export async function hasDiverged(db: Database, { records }: TransferContents): Promise<boolean> {
  const events = records.flatMap((record) => (record.type === 'event' ? [record.event] : []));
  for (let start = 0; start < events.length; start += EVENTS_A_READ) {
    const others = events.slice(start, start + EVENTS_A_READ);
    const own = await db.log.bulkGet(others.map(({ deviceId, seq }) => [deviceId, seq]));
    if (own.some((event, index) => event !== undefined && !sameJson(event, others[index]))) return true;
  }
  return false;
}
