import type { DeviceId } from '#core/cards';
import { orderEvents, statesOf, UndoStack } from '#core/log';
import type { LogEvent } from '#core/log';
import { decodeSnapshot, Mirror } from '#core/mirror';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { NotePage, MetaRecord } from './schema';
import type { Database } from './schema';
import { Dexie } from 'dexie';
import { UNDO_STEPS } from './store';
import type { StoreContents } from './store';

/** Events read at a time; many rows in one read cost memory, few cost round trips. */
const EVENTS_A_READ = 5_000;
const RECENT_A_READ = 512;
/** Undoing and redoing many times over must not make start-up read the whole log. */
const RECENT_READS = 8;
const PAGES_A_READ = 50;

/** Reads what an open collection holds in memory: snapshot and tail of the log, or everything when there is no usable snapshot. */
export async function loadContents(db: Database, meta: MetaRecord): Promise<StoreContents> {
  const [decks, presets, sources, settings, snapshot, last] = await Promise.all([
    db.decks.toArray(),
    db.presets.toArray(),
    db.sources.toArray(),
    db.settings.toArray(),
    db.snapshots.get('mirror'),
    eventsOf(db, meta.deviceId).last(),
  ]);
  const seq = last?.seq ?? 0;
  const usable = snapshot !== undefined && snapshot.seq <= seq ? decodeSnapshot(snapshot.mirror) : undefined;
  const mirror = usable ?? (await rebuildMirror(db));
  const snapshotSeq = usable && snapshot ? snapshot.seq : 0;
  if (usable) for (const event of await readEvents(db, meta.deviceId, snapshotSeq + 1, seq)) mirror.apply(event);
  return {
    meta,
    mirror,
    decks: new Map(decks.map((deck) => [deck.id, deck])),
    presets: new Map([DEFAULT_PRESET, ...presets].map((preset) => [preset.id, { ...DEFAULT_PRESET, ...preset }])),
    sources: new Map(sources.map((source) => [source.key, source])),
    settings: new Map(settings.map(({ key, value }) => [key, value])),
    seq,
    snapshotSeq,
    recent: await recentEvents(db, meta.deviceId),
  };
}

/** The mirror from pages and log alone. */
export async function rebuildMirror(db: Database): Promise<Mirror> {
  const mirror = new Mirror();
  for await (const page of readPages(db)) addPage(mirror, page);
  const events = await readLog(db);
  for (const [cardId, state] of statesOf(orderEvents(events))) mirror.setState({ cardId, state });
  return mirror;
}

/** Takes a page's cards into a mirror. */
export function addPage(mirror: Mirror, { page, notes }: NotePage): void {
  for (const { note, archived } of notes) {
    mirror.setNote({ noteId: note.id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
}

/** All pages in order, some at a time. */
export async function* readPages(db: Database): AsyncGenerator<NotePage> {
  const keys = await db.notePages.toCollection().primaryKeys();
  for (let start = 0; start < keys.length; start += PAGES_A_READ) {
    for (const page of await db.notePages.bulkGet(keys.slice(start, start + PAGES_A_READ))) if (page) yield page;
  }
}

/** Ids of all devices that the log has events of. */
export async function devicesOf(db: Database): Promise<readonly DeviceId[]> {
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

function eventsOf(db: Database, device: DeviceId) {
  return db.log.where('[deviceId+seq]').between([device, Dexie.minKey], [device, Dexie.maxKey]);
}

async function readEvents(db: Database, device: DeviceId, from: number, to: number): Promise<readonly LogEvent[]> {
  return from > to ? [] : db.log.where('[deviceId+seq]').between([device, from], [device, to], true, true).toArray();
}

/** The events of each device's last study day, and of this device as many as undo needs; in order. */
async function recentEvents(db: Database, own: DeviceId): Promise<readonly LogEvent[]> {
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
