import type { DeviceId } from '#core/cards';
import { orderEvents, UndoStack } from '#core/log';
import type { LogEvent } from '#core/log';
import { Dexie } from 'dexie';
import type { Collection } from 'dexie';
import type { Database } from './schema';
import { UNDO_STEPS } from './store';

/** Events read at a time; many rows in one read cost memory, few cost round trips. */
const EVENTS_A_READ = 1_000;
const RECENT_A_READ = 512;
/** Undoing and redoing many times over must not make start-up read the whole log. */
const RECENT_READS = 8;

/** Ids of all devices that the log has events of. */
async function devicesOf(db: Database): Promise<readonly DeviceId[]> {
  const devices: DeviceId[] = [];
  let next = await db.log.toCollection().first();
  while (next) {
    devices.push(next.deviceId);
    next = await db.log.where('[deviceId+seq]').above([next.deviceId, Dexie.maxKey]).first();
  }
  return devices;
}

/** All events, device by device, some at a time. */
export async function* readLogInPieces(db: Database): AsyncGenerator<readonly LogEvent[]> {
  for (const device of await devicesOf(db)) {
    const end = (await eventsOf(db, device).last())?.seq ?? 0;
    for (let from = 1; from <= end; from += EVENTS_A_READ) {
      yield await readEvents(db, device, from, Math.min(end, from + EVENTS_A_READ - 1));
    }
  }
}

/** All events. */
export async function readLog(db: Database): Promise<readonly LogEvent[]> {
  const pieces: LogEvent[][] = [];
  for await (const piece of readLogInPieces(db)) pieces.push([...piece]);
  return pieces.flat();
}

/** The events of one device, in order. */
export function eventsOf(db: Database, device: DeviceId): Collection<LogEvent> {
  return db.log.where('[deviceId+seq]').between([device, Dexie.minKey], [device, Dexie.maxKey]);
}

/** The events of one device with numbers from `from` to `to`, both included. */
export async function readEvents(
  db: Database,
  device: DeviceId,
  from: number,
  to: number,
): Promise<readonly LogEvent[]> {
  return from > to ? [] : db.log.where('[deviceId+seq]').between([device, from], [device, to], true, true).toArray();
}

/** The events of each device's last study day, and of this device as many as undo needs; in order. */
export async function recentEvents(db: Database, own: DeviceId): Promise<readonly LogEvent[]> {
  const recent: LogEvent[] = [];
  for (const device of await devicesOf(db)) {
    const last = await eventsOf(db, device).last();
    let events: readonly LogEvent[] = [];
    for (let to = last?.seq ?? 0; to > 0 && !reachesBack(events, device === own); to -= RECENT_A_READ) {
      events = [...(await readEvents(db, device, Math.max(1, to - RECENT_A_READ + 1), to)), ...events];
    }
    recent.push(...events);
  }
  return orderEvents(recent);
}

function reachesBack(events: readonly LogEvent[], own: boolean): boolean {
  const [first] = events;
  if (first === undefined || first.studyDay === events.at(-1)?.studyDay) return false;
  if (!own || events.length >= RECENT_A_READ * RECENT_READS) return true;
  const stack = new UndoStack(UNDO_STEPS);
  for (const event of events) stack.push(event);
  return stack.depth >= UNDO_STEPS;
}
