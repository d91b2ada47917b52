import type { HostError } from '#contract';
import type { FileFailureKind } from '#core/import';
import { assertNever } from '#core/result';
import type { CardState } from '#core/scheduling';
import type { AnswerFailure, OpenFailure, PresetFailure, StorageFailure, TransferFailure, UndoneEvent } from '../db';
import { countOf } from './plural';

/** What happened and what is safe, for people. */
export interface Message {
  readonly title: string;
  readonly detail: string;
}

/** Why the collection did not open. */
export function describeOpenFailure(failure: OpenFailure): Message {
  switch (failure.kind) {
    case 'newer-version':
      return {
        title: 'This collection was made by a newer Deckhand',
        detail: `It has format ${failure.found}; this version reads up to ${failure.supported}. Nothing was changed. Install the newer version, and everything is there.`,
      };
    case 'in-use':
      return {
        title: 'The collection is open in another window',
        detail: 'Close the other window, then start again. Nothing was changed.',
      };
    case 'unreadable':
      return {
        title: 'The collection could not be read',
        detail: `Nothing was changed, and no new collection was started over it. ${failure.message}`,
      };
    default:
      return assertNever(failure);
  }
}

/** Why a change was not stored. */
export function describeStorageFailure(failure: StorageFailure): Message {
  switch (failure.kind) {
    case 'disk-full':
      return {
        title: 'The disk is full',
        detail: 'This last change was not stored; all before it is safe. Free some space and try again.',
      };
    case 'closed':
      return {
        title: 'The collection is no longer open here',
        detail: 'Another window took it over. All stored changes are safe; start Deckhand again.',
      };
    case 'write-failed':
      return {
        title: 'The change could not be stored',
        detail: `All before it is safe. ${failure.message}`,
      };
    default:
      return assertNever(failure.kind);
  }
}

/** What undo or redo did. */
export function describeStep(direction: 'undo' | 'redo', event: UndoneEvent | null): string {
  if (event === null) return `There is nothing to ${direction}.`;
  // So much at once, and perhaps by mistake, that the way back is named.
  if (event.what === 'import' && direction === 'undo') {
    return `Import undone (${countOf(event.cards, 'card')}). Ctrl+Y brings it back.`;
  }
  const what = stepName(event);
  return direction === 'undo' ? `${what} undone.` : `${what} brought back.`;
}

function stepName(event: UndoneEvent): string {
  switch (event.what) {
    case 'answer':
      return 'Answer';
    case 'import':
      return 'Import';
    case 'presets':
      return PRESET_STEPS[event.change](event.name);
    case 'suspend':
      return event.suspended ? 'Suspending' : 'Resuming';
    default:
      return assertNever(event);
  }
}

const PRESET_STEPS = {
  made: (name: string) => `New preset “${name}”`,
  changed: (name: string) => `Change of preset “${name}”`,
  deleted: (name: string) => `Deletion of preset “${name}”`,
  assigned: (name: string) => `Choice of preset “${name}”`,
} as const;

/** Why a preset was not stored. */
export function describePresetFailure(failure: PresetFailure): Message {
  switch (failure.kind) {
    case 'invalid-preset':
      return {
        title: 'The preset was not saved',
        detail: failure.problems.map(({ message }) => message).join(' '),
      };
    case 'default-preset':
      return {
        title: 'The default preset stays',
        detail: 'Decks without a preset of their own use it. Change its fields instead.',
      };
    default:
      return describeStorageFailure(failure);
  }
}

/** Why an answer was not taken. */
export function describeAnswerFailure(failure: AnswerFailure): Message {
  switch (failure.kind) {
    case 'changed':
      return { title: 'This card has changed meanwhile', detail: 'Your answer was not counted. It is shown again.' };
    case 'unknown-card':
      return { title: 'This card no longer exists', detail: 'It was skipped; nothing else was changed.' };
    default:
      return describeStorageFailure(failure);
  }
}

/** That an answer made a card a leech, and what came of it. */
export function describeLeech(state: CardState, suspended: boolean): string {
  const times = state.phase === 'new' ? 0 : state.lapses;
  const what = `Leech: you have forgotten this card ${countOf(times, 'time')}.`;
  return suspended
    ? `${what} It is suspended; undo takes that back, Settings lists it.`
    : `${what} Rewording or splitting it may help.`;
}

/** Why a collection file was not taken in. */
export function describeTransferFailure(failure: TransferFailure): Message {
  switch (failure.kind) {
    case 'not-a-collection':
      return { title: 'This is no Deckhand collection', detail: `${failure.message} Your collection is as it was.` };
    case 'newer-version':
      return {
        title: 'This file was made by a newer Deckhand',
        detail: `It has format ${failure.found}; this version reads up to ${failure.supported}. Your collection is as it was.`,
      };
    case 'damaged':
      return {
        title: 'This file is damaged',
        detail: `At line ${failure.line}: ${failure.message} Nothing of it was taken in; your collection is as it was.`,
      };
    case 'diverged':
      return {
        title: 'This file comes from a copy of this very collection',
        detail:
          'The copy was used on its own, so the two can no longer be told apart. Your collection is as it was. ' +
          'Export here, start the copy with an empty collection, and import the file there.',
      };
    case 'cancelled':
      return { title: 'Cancelled', detail: 'Your collection is as it was.' };
    default:
      return describeStorageFailure(failure);
  }
}

/** Why the host did not do what it was asked to. */
export function describeHostError(error: HostError): Message {
  switch (error.kind) {
    case 'cancelled':
      return { title: 'Cancelled', detail: 'Nothing was changed.' };
    case 'disk-full':
      return { title: 'The disk is full', detail: 'The file was not written. Free some space and try again.' };
    case 'write-failed':
      return { title: 'The file could not be written', detail: 'Choose another folder and try again.' };
    case 'read-failed':
      return { title: 'The files could not be read', detail: 'Your collection is as it was.' };
    case 'not-permitted':
      return { title: 'The system did not permit this', detail: 'Nothing was changed.' };
    case 'unknown-job':
    case 'invalid-request':
    case 'internal':
      return {
        title: 'Something went wrong on our side',
        detail: `Your collection is as it was; please try again. ${error.message}`,
      };
    default:
      return assertNever(error.kind);
  }
}

/** Why going back to a backup did not happen. */
export function describeRestoreFailure(failure: TransferFailure | HostError): Message {
  switch (failure.kind) {
    case 'not-a-collection':
    case 'damaged':
      return {
        title: 'This backup is damaged',
        detail: 'Nothing of it was taken; your collection is as it was. Choose another one.',
      };
    case 'disk-full':
      return { title: 'The disk is full', detail: 'Your collection is as it was. Free some space and try again.' };
    case 'newer-version':
    case 'diverged':
    case 'closed':
      return describeTransferFailure(failure);
    default:
      return {
        title: 'The backup could not be restored',
        detail: `Your collection is as it was. ${messageIn(failure)}`,
      };
  }
}

function messageIn(failure: object): string {
  return 'message' in failure ? String(failure.message) : '';
}

/** Why changes are kept only once, for now. */
export function describeJournalTrouble(error: HostError): Message {
  const why =
    error.kind === 'disk-full'
      ? 'The disk is full: free some space.'
      : error.kind === 'not-permitted'
        ? 'The system does not let Deckhand write to its own folder.'
        : error.message;
  return {
    title: 'Your answers are stored, but not their second copy',
    detail: `${why} Deckhand keeps trying; you can go on studying.`,
  };
}

/** Why a file could not be imported, as a short label. */
export function describeFileFailure(kind: FileFailureKind): string {
  switch (kind) {
    case 'unreadable':
      return 'Could not be opened';
    case 'empty':
      return 'Is empty';
    case 'binary':
      return 'Is not a text file';
    case 'undecodable':
      return 'Has an unknown text encoding';
    case 'too-large':
      return 'Is larger than 50 MB';
    case 'timeout':
      return 'Took too long to read';
    case 'crashed':
      return 'Could not be read to its end';
    default:
      return assertNever(kind);
  }
}
