import type { CardColumns } from '#core/mirror';

/** `next[slot]` is the slot of another card of the same note; following it comes back round. A lone card follows itself. */
export type SiblingRing = Int32Array;

interface Cached {
  readonly length: number;
  readonly ring: SiblingRing;
}

/** Note ids never change in their slots, so a ring stays right for as long as the same array has the same length. */
const rings = new WeakMap<Uint32Array, Cached>();

function buildRing({ length, noteHigh, noteLow }: CardColumns): SiblingRing {
  const ring = new Int32Array(length);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, length * 2))) - 1;
  /** Open addressing by the lower half of the note id, itself a hash; holds slot + 1 of the note's first card. */
  const table = new Int32Array(mask + 1);
  let first = -1;
  for (let slot = 0; slot < length; slot++) {
    const high = noteHigh[slot];
    const low = noteLow[slot] ?? 0;
    if (first < 0 || noteHigh[first] !== high || noteLow[first] !== low) {
      let place = (low ^ (low >>> 15)) & mask;
      let found = table[place] ?? 0;
      while (found !== 0 && (noteHigh[found - 1] !== high || noteLow[found - 1] !== low)) {
        place = (place + 1) & mask;
        found = table[place] ?? 0;
      }
      if (found === 0) table[place] = slot + 1;
      first = found === 0 ? slot : found - 1;
    }
    ring[slot] = first === slot ? slot : (ring[first] ?? first);
    ring[first] = slot;
  }
  return ring;
}

/** Which cards belong to the same note; built in one linear pass and kept until cards are added. */
export function siblingRing(columns: CardColumns): SiblingRing {
  const cached = rings.get(columns.noteHigh);
  if (cached?.length === columns.length) return cached.ring;
  const ring = buildRing(columns);
  rings.set(columns.noteHigh, { length: columns.length, ring });
  return ring;
}
