import type { CardId, NoteId } from '#core/cards';
import type { Mirror } from '#core/mirror';
import { sameState } from '#core/scheduling';
import type { CardState } from '#core/scheduling';
import { readLogInPieces } from './read-log';
import { readPages } from './read-pages';
import { rebuildMirror } from './rebuild';
import type { Store } from './store';

/** What a check of the collection found; all but the first two are 0 when it is sound. */
export interface CheckReport {
  readonly cards: number;
  readonly events: number;
  /** Notes whose id another note has too. */
  readonly notesTwice: number;
  /** Notes whose deck is not there. */
  readonly notesWithoutDeck: number;
  /** Cards that were answered and have no note. */
  readonly cardsWithoutNote: number;
  /** Schedules that no scheduler gives: no memory, an interval below a day, due before the last review. */
  readonly impossibleSchedules: number;
  /** Cards whose schedule in memory is not what replaying the log gives. */
  readonly schedulesOff: number;
  /** Numbers that this device never gave to an event though it gave later ones. */
  readonly missingEvents: number;
}

/** Compares pages, log and the schedules in memory with each other; changes nothing. */
export async function checkCollection(store: Store): Promise<CheckReport> {
  const { mirror } = store;
  const fresh = await rebuildMirror(store.db, store);
  const pages = await checkPages(store);
  const log = await checkLog(store, fresh);
  let impossibleSchedules = 0;
  let schedulesOff = Math.abs(mirror.columns().length - fresh.columns().length);
  for (let index = 0; index < mirror.columns().length; index += 1) {
    const state = mirror.stateAt(index);
    const replayed = fresh.stateOf(mirror.cardIdAt(index));
    if (!isPossible(state)) impossibleSchedules += 1;
    if (replayed !== undefined && !sameState(state, replayed)) schedulesOff += 1;
  }
  return { cards: mirror.columns().length, ...pages, ...log, impossibleSchedules, schedulesOff };
}

/** Builds every schedule anew from pages and log, in memory and as the stored snapshot. */
export async function repairCollection(store: Store): Promise<void> {
  await store.rebuildFrom(await rebuildMirror(store.db, store));
}

async function checkPages({ db, decks }: Store): Promise<Pick<CheckReport, 'notesTwice' | 'notesWithoutDeck'>> {
  const seen = new Set<NoteId>();
  let notesTwice = 0;
  let notesWithoutDeck = 0;
  for await (const { notes } of readPages(db)) {
    for (const { note } of notes) {
      if (seen.has(note.id)) notesTwice += 1;
      if (!decks.has(note.deckId)) notesWithoutDeck += 1;
      seen.add(note.id);
    }
  }
  return { notesTwice, notesWithoutDeck };
}

async function checkLog(
  { db, meta, seq }: Store,
  fresh: Mirror,
): Promise<Pick<CheckReport, 'events' | 'cardsWithoutNote' | 'missingEvents'>> {
  const without = new Set<CardId>();
  let events = 0;
  let own = 0;
  let first = seq + 1;
  for await (const piece of readLogInPieces(db)) {
    events += piece.length;
    for (const event of piece) {
      if (event.type === 'answer' && fresh.cardIndex(event.cardId) < 0) without.add(event.cardId);
      if (event.deviceId !== meta.deviceId) continue;
      own += 1;
      first = Math.min(first, event.seq);
    }
  }
  return { events, cardsWithoutNote: without.size, missingEvents: seq - first + 1 - own };
}

function isPossible(state: CardState): boolean {
  if (state.phase === 'new') return true;
  const { stability, difficulty } = state.memory;
  const isRemembered = stability > 0 && Number.isFinite(stability) && difficulty >= 1 && difficulty <= 10;
  const hasInterval = state.phase === 'learning' || state.intervalDays >= 1;
  return isRemembered && hasInterval && state.due.day >= state.lastDay;
}
