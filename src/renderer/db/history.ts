import type {
  AnswerEvent,
  CardOutcome,
  ImportEvent,
  PresetsEvent,
  SuspendEvent,
  UndoableEvent,
  UnvoidEvent,
  VoidEvent,
} from '#core/log';
import { assertNever, fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { sameState } from '#core/scheduling';
import type { UndoneEvent } from './collection';
import { storageFailureOf } from './failures';
import type { StorageFailure } from './failures';
import { adoptImage, currentImage, imageOf, importTables, mirrorWith, putImage } from './import-image';
import { commitPresets } from './presets';
import { sameJson } from './same-content';
import type { Store } from './store';

type Direction = 'void' | 'unvoid';
type Outcome = Promise<Result<UndoneEvent | null, StorageFailure>>;

/** Takes the last answer, import, change of presets or suspension of this device back; null when there is none. */
export async function undoLast(store: Store): Outcome {
  return step(store, 'void', store.undoStack.undoable);
}

/** Brings back what was last taken back, unless something was done since; null when there is nothing. */
export async function redoLast(store: Store): Outcome {
  return step(store, 'unvoid', store.undoStack.redoable);
}

/** Takes an import of this device back, although other things were done since; the caller knows that this is safe. */
export async function undoImport(store: Store, target: ImportEvent): Outcome {
  return step(store, 'void', target);
}

async function step(store: Store, direction: Direction, target: UndoableEvent | undefined): Outcome {
  if (target === undefined) return ok(null);
  try {
    switch (target.type) {
      case 'answer':
        return await turnAnswer(store, direction, target);
      case 'import':
        return await turnImport(store, direction, target);
      case 'presets':
        return await turnPresets(store, direction, target);
      case 'suspend':
        return await turnSuspension(store, direction, target);
      default:
        return assertNever(target);
    }
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

function turnOf(store: Store, direction: Direction, target: UndoableEvent): VoidEvent | UnvoidEvent {
  const { deviceId, seq } = target;
  const turn = { ...store.head(), target: { deviceId, seq }, outcomes: [] };
  return direction === 'void' ? { type: 'void', ...turn } : { type: 'unvoid', ...turn };
}

async function turnAnswer(store: Store, direction: Direction, target: AnswerEvent): Outcome {
  const { cardId, grade } = target;
  const expected = direction === 'void' ? target.state : target.before;
  const actual = store.mirror.stateOf(cardId);
  // A merge brought later answers to this card: taking back an earlier one would not restore what was seen then.
  if (actual === undefined || !sameState(actual, expected)) return ok(null);
  const outcomes: readonly CardOutcome[] = [
    {
      cardId,
      state: direction === 'void' ? target.before : target.state,
      ...(target.suspended && { suspended: direction === 'unvoid' }),
    },
  ];
  const event = { ...turnOf(store, direction, target), outcomes };
  const committed = await store.commit({ event });
  return committed.ok ? ok({ what: 'answer', target: event.target, cardId, grade }) : committed;
}

/** Presets, decks and cards go back to what the change found, or on to what it left. */
async function turnPresets(store: Store, direction: Direction, target: PresetsEvent): Outcome {
  const { what: change, name } = target;
  const [found, presets] =
    direction === 'void' ? [target.after, target.before] : ([target.before, target.after] as const);
  // A merge brought another change of the same presets: taking this one back would overwrite it.
  const holds =
    found.presets.every((preset) => sameJson(preset, store.presets.get(preset.id))) &&
    found.removed.every((id) => !store.presets.has(id)) &&
    found.decks.every(({ deckId, presetId }) => store.decks.get(deckId)?.presetId === presetId);
  if (!holds) return ok(null);
  const event = { ...turnOf(store, direction, target), presets };
  const committed = await commitPresets(store, event, presets);
  return committed.ok ? ok({ what: 'presets', target: event.target, change, name }) : committed;
}

async function turnSuspension(store: Store, direction: Direction, target: SuspendEvent): Outcome {
  const suspended = direction === 'void' ? !target.suspended : target.suspended;
  const outcomes = target.cards.flatMap((cardId) => {
    const state = store.mirror.stateOf(cardId);
    return state === undefined ? [] : [{ cardId, state, suspended }];
  });
  if (outcomes.length === 0) return ok(null);
  const event = { ...turnOf(store, direction, target), outcomes };
  const committed = await store.commit({ event });
  if (!committed.ok) return committed;
  return ok({ what: 'suspend', target: event.target, cards: outcomes.length, suspended: target.suspended });
}

/** Swaps the records the import wrote with those it overwrote; the ones taken away are kept for the way back. */
async function turnImport(store: Store, direction: Direction, target: ImportEvent): Outcome {
  const event = turnOf(store, direction, target);
  const image = await imageOf(store, target);
  if (image === undefined) return ok(null);
  const current = { ...(await currentImage(store, image)), undone: direction === 'void' };
  const committed = await store.commit({
    event,
    tables: importTables(store),
    write: async () => {
      await putImage(store, image);
      await store.db.importImages.put(current);
    },
    mirror: mirrorWith(store.mirror, current, image),
    adopt: () => adoptImage(store, image),
  });
  if (!committed.ok) return committed;
  return ok({ what: 'import', target: event.target, sources: target.sources, cards: target.cardsAdded });
}
