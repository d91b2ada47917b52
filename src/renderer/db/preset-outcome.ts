import type { CardId } from '#core/cards';
import type { CardSchedules, PresetOutcome } from '#core/log';
import type { CardState } from '#core/scheduling';
import type { Database } from './schema';
import type { Store } from './store';

/** Writes what holds of presets and of decks; runs inside a transaction over both tables. */
export async function putPresetOutcome(
  { presets, decks }: Pick<Database, 'presets' | 'decks'>,
  outcome: PresetOutcome,
): Promise<void> {
  await Promise.all([
    presets.bulkPut(outcome.presets),
    presets.bulkDelete([...outcome.removed]),
    ...outcome.decks.map(({ deckId, presetId }) => decks.update(deckId, { presetId })),
  ]);
}

/** Brings the presets and decks in memory up to date, once committed. */
export function adoptPresetOutcome({ presets, decks }: Pick<Store, 'presets' | 'decks'>, outcome: PresetOutcome): void {
  for (const preset of outcome.presets) presets.set(preset.id, preset);
  for (const id of outcome.removed) presets.delete(id);
  for (const { deckId, presetId } of outcome.decks) {
    const deck = decks.get(deckId);
    if (deck) decks.set(deckId, { ...deck, presetId });
  }
}

/** A seen card with its schedule. */
export type ScheduledCard = readonly [cardId: CardId, state: CardState];

/** Schedules as columns, with the due days when they were moved; cards that were never seen have none. */
export function columnsOf(cards: readonly ScheduledCard[], moved: boolean): CardSchedules {
  const seen = cards.flatMap(([cardId, state]) => (state.phase === 'new' ? [] : [{ cardId, state }]));
  const due = {
    day: seen.map(({ state }) => (state.phase === 'review' ? state.due.day : 0)),
    intervalDays: seen.map(({ state }) => (state.phase === 'review' ? state.intervalDays : 0)),
  };
  return {
    cards: seen.map(({ cardId }) => cardId),
    reps: seen.map(({ state }) => state.reps),
    stability: seen.map(({ state }) => state.memory.stability),
    difficulty: seen.map(({ state }) => state.memory.difficulty),
    ...(moved && { due }),
  };
}
