import type { Note } from '#core/cards';

/** Whether two values that JSON can carry are equal in all they hold; absent and undefined members are the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return holdsAll(a, b) && holdsAll(b, a, true);
}

function holdsAll(a: object, b: object, keysOnly = false): boolean {
  const other: Readonly<Record<string, unknown>> = { ...b };
  for (const [key, value] of Object.entries(a)) {
    if (keysOnly ? value !== undefined && other[key] === undefined : !sameJson(value, other[key])) return false;
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
