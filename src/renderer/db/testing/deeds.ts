import type { PresetId } from '#core/cards';
import { DEFAULT_PRESET } from '#core/scheduling';
import fc from 'fast-check';
import type { Collection } from '../collection';
import { answerTo, must, proposal, reading, reviewState } from './fixtures';

/** Something a learner does. */
export type Deed =
  | { readonly do: 'answer'; readonly card: number; readonly days: number }
  | { readonly do: 'undo' | 'redo' }
  | {
      readonly do: 'import';
      readonly from: number;
      readonly count: number;
      readonly back: string;
      readonly deck: string;
      readonly ordinals: readonly number[];
    }
  | { readonly do: 'set'; readonly value: number }
  | {
      readonly do: 'preset';
      readonly id: PresetId;
      readonly retention: number;
      readonly firstStability: number;
      readonly moveDue: boolean;
    }
  | { readonly do: 'unmake'; readonly id: PresetId }
  | { readonly do: 'assign'; readonly id: PresetId; readonly deck: number }
  | { readonly do: 'suspend'; readonly card: number; readonly suspended: boolean };

const presetId = fc.constantFrom(DEFAULT_PRESET.id, 'calm' as PresetId);

/** A deed, answers being the most frequent. */
export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('answer' as const), card: fc.nat(), days: fc.integer({ min: 1, max: 50 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      from: fc.nat(8),
      count: fc.nat(8),
      back: fc.constantFrom('Yes', 'No'),
      deck: fc.constantFrom('Knots', 'Winds'),
      ordinals: fc.constantFrom([0], [0, 1], [1, 2]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set' as const), value: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('preset' as const),
      id: presetId,
      retention: fc.constantFrom(0.8, 0.9),
      firstStability: fc.constantFrom(0.2, 1),
      moveDue: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmake' as const), id: presetId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('assign' as const), id: presetId, deck: fc.nat(4) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('suspend' as const), card: fc.nat(), suspended: fc.boolean() }),
  },
);

/** Does it; an answer needs a card to be there. */
export async function perform(collection: Collection, what: Deed): Promise<void> {
  switch (what.do) {
    case 'undo':
      must(await collection.undo());
      return;
    case 'redo':
      must(await collection.redo());
      return;
    case 'set':
      must(await collection.setSetting('hours', what.value));
      return;
    case 'preset': {
      const known = collection.presets().find(({ id }) => id === what.id);
      const { weights, revision } = known ?? DEFAULT_PRESET;
      const preset = {
        ...(known ?? DEFAULT_PRESET),
        id: what.id,
        revision: revision + 1,
        desiredRetention: what.retention,
        weights: [what.firstStability, ...weights.slice(1)],
      };
      must(await collection.savePreset(preset, { moveDue: what.moveDue }));
      return;
    }
    case 'unmake':
      if (what.id !== DEFAULT_PRESET.id) must(await collection.deletePreset(what.id));
      return;
    case 'assign': {
      const deck = collection.decks()[what.deck];
      if (deck) must(await collection.assignPreset([deck.id], what.id));
      return;
    }
    case 'suspend': {
      const { length } = collection.mirror.columns();
      if (length === 0) return;
      must(await collection.setSuspended([collection.mirror.cardIdAt(what.card % length)], what.suspended));
      return;
    }
    case 'import': {
      const { from, count, back, deck, ordinals } = what;
      const notes = Array.from({ length: count }, (_, index) =>
        proposal(`Question ${from + index}?`, back, { deckPath: [deck], ordinals, explicitId: `q${from + index}` }),
      );
      must(await collection.importCourses([reading(notes)]));
      return;
    }
    case 'answer': {
      const { length } = collection.mirror.columns();
      if (length === 0) return;
      const outcome = reviewState(collection.studyDay(), what.days);
      must(await collection.answer(answerTo(collection, what.card % length, outcome)));
    }
  }
}
