import type { Note } from '#core/cards';

/** Whether two values that JSON can carry are equal in all they hold; absent and undefined members are the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (!sameJson(left.get(key), right.get(key))) return false;
  }
  return true;
}

/** Whether two notes ask the same; where they came from and which id they have does not matter. */
export function sameContent(a: Note, b: Note): boolean {
  return (
    a.deckId === b.deckId &&
    sameJson(a.content, b.content) &&
    sameJson(a.context, b.context) &&
    sameJson(a.tags, b.tags) &&
    sameJson(a.ordinals, b.ordinals)
  );
}
