import { decodeSnapshot } from '#core/mirror';
import { DEFAULT_PRESET } from '#core/scheduling';
import { eventsOf, readEvents, recentEvents } from './read-log';
import { rebuildMirror } from './rebuild';
import type { Database, MetaRecord } from './schema';
import type { StoreContents } from './store';

/** Before every event, so that the next chance to write a snapshot is taken. */
const NO_SNAPSHOT = -1;

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
  const contents = {
    decks: new Map(decks.map((deck) => [deck.id, deck])),
    presets: new Map([DEFAULT_PRESET, ...presets].map((preset) => [preset.id, { ...DEFAULT_PRESET, ...preset }])),
  };
  const mirror = usable ?? (await rebuildMirror(db, contents));
  const snapshotSeq = usable && snapshot ? snapshot.seq : NO_SNAPSHOT;
  if (usable) for (const event of await readEvents(db, meta.deviceId, snapshotSeq + 1, seq)) mirror.apply(event);
  return {
    meta,
    mirror,
    ...contents,
    sources: new Map(sources.map((source) => [source.key, source])),
    settings: new Map(settings.map(({ key, value }) => [key, value])),
    seq,
    snapshotSeq,
    recent: await recentEvents(db, meta.deviceId),
  };
}
