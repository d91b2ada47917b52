import { PHASE_CODES } from '#core/mirror';
import type { CardColumns } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { SiblingRing } from './sibling-ring';

/** Where a card stands today, in the order of the queue. Numbers, since a pass over all cards compares them. */
export const PLACES = { intraday: 0, interday: 1, review: 2, new: 3, none: 4 } as const;
/** One of `PLACES`. */
export type Place = (typeof PLACES)[keyof typeof PLACES];

/** Where its schedule puts the card in `slot` on study day `today`; suspended, buried and archived cards are nowhere. */
export function scheduledPlace(columns: CardColumns, slot: number, today: StudyDay): Place {
  if (columns.flags[slot] !== 0) return PLACES.none;
  const phase = columns.phase[slot];
  if (phase === PHASE_CODES.new) return PLACES.new;
  if (phase === PHASE_CODES.review) return (columns.dueDay[slot] ?? 0) <= today ? PLACES.review : PLACES.none;
  if (columns.dueAt[slot] !== 0) return PLACES.intraday;
  return (columns.dueDay[slot] ?? 0) <= today ? PLACES.interday : PLACES.none;
}

function buries(preset: Preset, place: Place): boolean {
  if (place === PLACES.new) return preset.buryNew;
  if (place === PLACES.review) return preset.buryReviews;
  return place === PLACES.interday && preset.buryInterdayLearning;
}

/** Of two siblings in the same place the longer due one comes first, then the one added first. */
function comesBefore(columns: CardColumns, slot: number, other: number, place: Place): boolean {
  if (place === PLACES.new) return slot < other;
  const difference = (columns.dueDay[slot] ?? 0) - (columns.dueDay[other] ?? 0);
  return difference < 0 || (difference === 0 && slot < other);
}

function waitsForSibling(
  columns: CardColumns,
  ring: SiblingRing,
  slot: number,
  place: Place,
  today: StudyDay,
): boolean {
  for (let sibling = ring[slot] ?? slot; sibling !== slot; sibling = ring[sibling] ?? slot) {
    if (columns.phase[sibling] !== PHASE_CODES.new && columns.lastDay[sibling] === today) return true;
    const siblingPlace = scheduledPlace(columns, sibling, today);
    if (siblingPlace < place) return true;
    if (siblingPlace === place && comesBefore(columns, sibling, slot, place)) return true;
  }
  return false;
}

/**
 * Where the card in `slot` stands on study day `today` once siblings are buried: as its preset asks, a card waits for
 * another day when a sibling was seen today or comes before it in the order intraday learning, interday learning,
 * review, new. Intraday learning is never buried.
 */
export function placeOf(columns: CardColumns, ring: SiblingRing, slot: number, preset: Preset, today: StudyDay): Place {
  const place = scheduledPlace(columns, slot, today);
  if (place === PLACES.none || ring[slot] === slot || !buries(preset, place)) return place;
  return waitsForSibling(columns, ring, slot, place, today) ? PLACES.none : place;
}
