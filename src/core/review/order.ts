import type { CardColumns } from '#core/mirror';
import { fsrsFor } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import { elapsedStudyDays } from '#core/time';
import type { StudyDay } from '#core/time';

const HASHES = 0x1_0000_0000;

/** A number below 2³² that shuffles cards anew each study day and stays the same within it. */
function dayHash({ noteHigh, noteLow, ordinal }: CardColumns, slot: number, today: StudyDay): number {
  let hash =
    (noteHigh[slot] ?? 0) ^ Math.imul(noteLow[slot] ?? 0, 0x9e3779b1) ^ Math.imul(ordinal[slot] ?? 0, 0x85ebca6b);
  hash = Math.imul(hash ^ today ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** By due day, shuffled within a day. Lower comes first; exact, since both parts fit into 53 bits. */
export function dueThenRandom(columns: CardColumns, slot: number, today: StudyDay): number {
  return ((columns.dueDay[slot] ?? 0) - today) * HASHES + dayHash(columns, slot, today);
}

/** The cards most likely to be remembered first: what helps most while more is due than can be done. */
export function likeliestFirst(columns: CardColumns, slot: number, today: StudyDay, preset: Preset): number {
  const elapsedDays = elapsedStudyDays((columns.lastDay[slot] ?? today) as StudyDay, today);
  return -fsrsFor(preset.weights).retrievability(columns.stability[slot] ?? 1, elapsedDays);
}

/** New cards in the order they were added, or shuffled anew each day. */
export function newOrderKey(columns: CardColumns, slot: number, today: StudyDay, order: Preset['newOrder']): number {
  return order === 'added' ? slot : dayHash(columns, slot, today);
}
