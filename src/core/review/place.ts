import { PHASE_CODES } from '#core/mirror';
import type { CardColumns } from '#core/mirror';
import type { Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';

/** Where a card stands today, in the order of the queue. Numbers, since a pass over all cards compares them. */
export const PLACES = { intraday: 0, interday: 1, review: 2, new: 3, none: 4 } as const;
/** One of `PLACES`. */
export type Place = (typeof PLACES)[keyof typeof PLACES];

/** Bits that say at which places a preset buries siblings. */
export function buriedPlaces({ buryNew, buryReviews, buryInterdayLearning }: Preset): number {
  const bit = (place: Place, buries: boolean): number => (buries ? 1 << place : 0);
  return bit(PLACES.new, buryNew) | bit(PLACES.review, buryReviews) | bit(PLACES.interday, buryInterdayLearning);
}

/** Where its schedule alone puts the card in `slot` on study day `today`; suspended, buried and archived cards are nowhere. */
function scheduledPlace({ flags, phase, dueAt, dueDay }: CardColumns, slot: number, today: StudyDay): Place {
  if (flags[slot] !== 0) return PLACES.none;
  const code = phase[slot];
  if (code === PHASE_CODES.new) return PLACES.new;
  if (code === PHASE_CODES.review) return (dueDay[slot] ?? 0) <= today ? PLACES.review : PLACES.none;
  if (dueAt[slot] !== 0) return PLACES.intraday;
  return (dueDay[slot] ?? 0) <= today ? PLACES.interday : PLACES.none;
}

/** Of two siblings in the same place the longer due one comes first, then the one added first. */
function comesBefore({ dueDay }: CardColumns, slot: number, other: number): boolean {
  const difference = (dueDay[slot] ?? 0) - (dueDay[other] ?? 0);
  return difference < 0 || (difference === 0 && slot < other);
}

/** New siblings are looked at first and least: they only come before later new ones, and most cards of an import are new. */
function waitsForSibling(columns: CardColumns, ring: Int32Array, slot: number, place: Place, today: StudyDay): boolean {
  const { flags, lastDay, phase } = columns;
  for (let sibling = ring[slot] ?? slot; sibling !== slot; sibling = ring[sibling] ?? slot) {
    if (phase[sibling] === PHASE_CODES.new) {
      if (place === PLACES.new && sibling < slot && flags[sibling] === 0) return true;
      continue;
    }
    if (lastDay[sibling] === today) return true;
    const siblingPlace = scheduledPlace(columns, sibling, today);
    if (siblingPlace < place || (siblingPlace === place && comesBefore(columns, sibling, slot))) return true;
  }
  return false;
}

/**
 * Where the card in `slot` stands on study day `today` once siblings are buried at the places `buried` names (see
 * `buriedPlaces`): a card waits for another day when a sibling was seen today or comes before it in the order intraday
 * learning, interday learning, review, new. Intraday learning is never buried. `ring` is the mirror's sibling ring.
 */
export function placeOf(columns: CardColumns, ring: Int32Array, slot: number, buried: number, today: StudyDay): Place {
  const place = scheduledPlace(columns, slot, today);
  if (place === PLACES.none || ring[slot] === slot || (buried & (1 << place)) === 0) return place;
  return waitsForSibling(columns, ring, slot, place, today) ? PLACES.none : place;
}
