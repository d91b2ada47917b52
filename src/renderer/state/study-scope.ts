import type { DeckId, PresetId } from '#core/cards';
import type { StudyInput } from '#core/review';
import { DEFAULT_PRESET } from '#core/scheduling';

const WHOLE_DECK = '' as DeckId;
const WHOLE_PRESET = '' as PresetId;

/** Sets all decks under one root without limits of its own, so that a session can run over the whole collection. */
export function wholeCollection(input: StudyInput): { readonly input: StudyInput; readonly deckId: DeckId } {
  const known = new Set(input.decks.map(({ id }) => id));
  const decks = input.decks.map((deck) =>
    deck.parentId !== undefined && known.has(deck.parentId) ? deck : { ...deck, parentId: WHOLE_DECK },
  );
  const unlimited = { newPerDay: 1_000_000, reviewsPerDay: 1_000_000 };
  return {
    deckId: WHOLE_DECK,
    input: {
      ...input,
      decks: [{ id: WHOLE_DECK, name: '', presetId: WHOLE_PRESET, order: 0 }, ...decks],
      presets: [...input.presets, { ...DEFAULT_PRESET, ...unlimited, id: WHOLE_PRESET }],
    },
  };
}
