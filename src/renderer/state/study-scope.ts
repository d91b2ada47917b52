import type { DeckId, PresetId } from '#core/cards';
import type { StudyInput } from '#core/review';
import { DEFAULT_PRESET, presetOf } from '#core/scheduling';

/** Names the root that `wholeCollection` sets above all decks. */
export const WHOLE_COLLECTION = '' as DeckId;

/**
 * Sets all decks under one root, so that a session can run over the whole collection. The root has the default preset:
 * its daily limits bound what all decks together give.
 */
export function wholeCollection(input: StudyInput): StudyInput {
  const known = new Set(input.decks.map(({ id }) => id));
  const decks = input.decks.map((deck) =>
    deck.parentId !== undefined && known.has(deck.parentId) ? deck : { ...deck, parentId: WHOLE_COLLECTION },
  );
  const presets = new Map<PresetId, (typeof input.presets)[number]>(input.presets.map((one) => [one.id, one]));
  const root = { id: WHOLE_COLLECTION, name: '', presetId: presetOf(presets, DEFAULT_PRESET.id).id, order: 0 };
  return { ...input, decks: [root, ...decks] };
}
