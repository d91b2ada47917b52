import type { AnswerEvent, ImportEvent, UndoableEvent, UnvoidEvent, VoidEvent } from '#core/log';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import { sameState } from '#core/scheduling';
import type { UndoneEvent } from './collection';
import { storageFailureOf } from './failures';
import type { StorageFailure } from './failures';
import { adoptImage, currentImage, imageOf, importTables, mirrorWith, putImage } from './import-image';
import type { Store } from './store';

type Direction = 'void' | 'unvoid';
type Outcome = Promise<Result<UndoneEvent | null, StorageFailure>>;

/** Takes the last answer or import of this device back; null when there is none. */
export async function undoLast(store: Store): Outcome {
  return step(store, 'void', store.undoStack.undoable);
}

/** Brings back what was last taken back, unless something was done since; null when there is nothing. */
export async function redoLast(store: Store): Outcome {
  return step(store, 'unvoid', store.undoStack.redoable);
}

async function step(store: Store, direction: Direction, target: UndoableEvent | undefined): Outcome {
  if (target === undefined) return ok(null);
  try {
    if (target.type === 'answer') return await turnAnswer(store, direction, target);
    return await turnImport(store, direction, target);
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
  const outcomes = [{ cardId, state: direction === 'void' ? target.before : target.state }];
  const event = { ...turnOf(store, direction, target), outcomes };
  const committed = await store.commit({ event });
  return committed.ok ? ok({ what: 'answer', target: event.target, cardId, grade }) : committed;
}

/** Swaps the records the import wrote with those it overwrote; the ones taken away are kept for the way back. */
async function turnImport(store: Store, direction: Direction, target: ImportEvent): Outcome {
  const event = turnOf(store, direction, target);
  const image = await imageOf(store, target);
  if (image === undefined) return ok(null);
  const current = await currentImage(store, image);
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
