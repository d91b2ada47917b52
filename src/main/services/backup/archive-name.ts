import type { ArchiveAbout, ArchiveInfo, ArchiveReason } from '#contract';
import type { DeviceId } from '#core/cards';

/** Everything that must be known of a backup before it is opened stands in its name, so that no second file can be lost. */
export const ARCHIVE_NAME =
  /^(\d{1,15})_(regular|import|request|restore|start|content)_([0-9a-f]{1,16})_([0-9a-f]{1,16})_e(\d{1,9})_s(\d{1,15})_c(\d{1,12})_v(\d{1,12})\.deckhand\.gz$/;

/** The name of a backup that was checked. */
export function archiveName(about: ArchiveAbout, madeAt: number, events: number): string {
  const { reason, collectionId, deviceId, epoch, seq, cards } = about;
  return `${madeAt}_${reason}_${collectionId}_${deviceId}_e${epoch}_s${seq}_c${cards}_v${events}.deckhand.gz`;
}

/** What a name says; undefined for a name that is none of ours. */
export function parseArchiveName(name: string, bytes: number): ArchiveInfo | undefined {
  const found = ARCHIVE_NAME.exec(name);
  if (found === null) return undefined;
  const [, madeAt, reason, collectionId = '', deviceId, epoch, seq, cards, events] = found;
  return {
    name,
    bytes,
    madeAt: Number(madeAt),
    reason: reason as ArchiveReason,
    collectionId,
    deviceId: deviceId as DeviceId,
    epoch: Number(epoch),
    seq: Number(seq),
    cards: Number(cards),
    events: Number(events),
  };
}
