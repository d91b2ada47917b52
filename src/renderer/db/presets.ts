import type { Deck, DeckId, PresetId } from '#core/cards';
import type { PresetOutcome, PresetsEvent } from '#core/log';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { checkPreset, DEFAULT_PRESET } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import type { PresetEffect, PresetFailure } from './collection';
import { storageFailureOf } from './failures';
import { effectOf, rescheduledBy } from './preset-effect';
import type { NextPresets } from './preset-effect';
import { adoptPresetOutcome, columnsOf, putPresetOutcome } from './preset-outcome';
import { sameJson } from './same-content';
import type { Store } from './store';

type Outcome = Promise<Result<null, PresetFailure>>;
type Change = Pick<PresetsEvent, 'what' | 'name'> & { readonly next: NextPresets };

const NOTHING: PresetOutcome = { presets: [], removed: [], decks: [] };

function withPreset({ presets, decks }: Store, preset: Preset, moveDue: boolean): NextPresets {
  return { presets: new Map([...presets, [preset.id, preset]]), decks, ...(moveDue && { moves: preset.id }) };
}

/** What saving the preset would do to its cards if their due days were moved. */
export async function previewPreset(store: Store, preset: Preset): Promise<Result<PresetEffect, PresetFailure>> {
  const checked = checkPreset(preset);
  if (!checked.ok) return fail({ kind: 'invalid-preset', problems: checked.error });
  try {
    const next = withPreset(store, preset, true);
    return ok(effectOf(store, await rescheduledBy(store, next), next, preset.id));
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

/** Makes or replaces a preset; memory is replayed where its weights changed, and due days move only when asked. */
export async function savePreset(store: Store, preset: Preset, moveDue: boolean): Outcome {
  const checked = checkPreset(preset);
  if (!checked.ok) return fail({ kind: 'invalid-preset', problems: checked.error });
  const known = store.presets.get(preset.id);
  if (sameJson(known, preset) && !moveDue) return ok(null);
  const what = known === undefined ? 'made' : 'changed';
  return commit(store, { what, name: preset.name, next: withPreset(store, preset, moveDue) });
}

/** Deletes a preset; its decks fall back to the default one, which cannot be deleted. */
export async function deletePreset(store: Store, id: PresetId): Outcome {
  const preset = store.presets.get(id);
  if (preset === undefined) return ok(null);
  if (id === DEFAULT_PRESET.id) return fail({ kind: 'default-preset' });
  const presets = new Map(store.presets);
  presets.delete(id);
  return commit(store, { what: 'deleted', name: preset.name, next: { presets, decks: store.decks } });
}

/** Gives a preset to decks; their due days stay. */
export async function assignPreset(store: Store, deckIds: readonly DeckId[], presetId: PresetId): Outcome {
  const preset = store.presets.get(presetId);
  const changed = deckIds.flatMap((deckId): readonly (readonly [DeckId, Deck])[] => {
    const deck = store.decks.get(deckId);
    return deck && deck.presetId !== presetId ? [[deckId, { ...deck, presetId }]] : [];
  });
  if (preset === undefined || changed.length === 0) return ok(null);
  const decks = new Map([...store.decks, ...changed]);
  return commit(store, { what: 'assigned', name: preset.name, next: { presets: store.presets, decks } });
}

async function commit(store: Store, { what, name, next }: Change): Outcome {
  try {
    const { before, after } = await rescheduledBy(store, next);
    const { presets, decks } = store;
    const moved = next.moves !== undefined;
    const outcomes = {
      before: {
        ...outcomeOf(next, { presets, decks }),
        ...(before.length > 0 && { schedules: columnsOf(before, moved) }),
      },
      after: {
        ...outcomeOf({ presets, decks }, next),
        ...(after.length > 0 && { schedules: columnsOf(after, moved) }),
      },
    };
    return await commitPresets(store, { type: 'presets', ...store.head(), what, name, ...outcomes }, outcomes.after);
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

/** What differs in `to`. */
function outcomeOf(from: NextPresets, to: NextPresets): PresetOutcome {
  return {
    ...NOTHING,
    presets: [...to.presets.values()].filter((preset) => !sameJson(preset, from.presets.get(preset.id))),
    removed: [...from.presets.keys()].filter((id) => !to.presets.has(id)),
    decks: [...to.decks.values()].flatMap(({ id, presetId }) =>
      presetId === from.decks.get(id)?.presetId ? [] : [{ deckId: id, presetId }],
    ),
  };
}

/** Commits an event with what it says of presets, decks and cards. */
export function commitPresets(
  store: Store,
  event: Parameters<Store['commit']>[0]['event'],
  outcome: PresetOutcome,
): ReturnType<Store['commit']> {
  const { presets, decks } = store.db;
  return store.commit({
    event,
    tables: [presets, decks],
    write: () => putPresetOutcome(store.db, outcome),
    adopt: () => adoptPresetOutcome(store, outcome),
  });
}
