import type { Deck, DeckId, PresetId } from '#core/cards';
import { PHASE_CODES } from '#core/mirror';
import type { CardColumns } from '#core/mirror';
import type { CardState } from '#core/scheduling';
import type { StudyDay } from '#core/time';

/** A card of a test collection. */
export interface TestCard {
  readonly note: number;
  readonly deck: number;
  readonly state: CardState;
  readonly flags?: number;
}

/** A mirror of a few cards that tests can change. */
export class StudyMirror {
  readonly deckIds: readonly DeckId[];
  readonly #columns: CardColumns;
  readonly #states: CardState[] = [];

  constructor(decks: readonly Deck[], cards: readonly TestCard[]) {
    this.deckIds = decks.map(({ id }) => id);
    const length = cards.length;
    this.#columns = {
      length,
      noteHigh: new Uint32Array(length),
      noteLow: new Uint32Array(length),
      ordinal: new Uint16Array(length),
      page: new Uint32Array(length),
      deck: new Uint32Array(length),
      phase: new Uint8Array(length),
      flags: new Uint16Array(length),
      dueDay: new Int32Array(length),
      dueAt: new Float64Array(length),
      stability: new Float64Array(length),
      difficulty: new Float64Array(length),
      lastDay: new Int32Array(length),
      intervalDays: new Uint32Array(length),
      reps: new Uint32Array(length),
      lapses: new Uint16Array(length),
      step: new Uint8Array(length),
    };
    const ordinals = new Map<number, number>();
    for (const [slot, card] of cards.entries()) {
      const ordinal = ordinals.get(card.note) ?? 0;
      ordinals.set(card.note, ordinal + 1);
      this.#columns.noteHigh[slot] = Math.imul(card.note, 0x9e3779b1);
      this.#columns.noteLow[slot] = Math.imul(card.note, 0x85ebca6b);
      this.#columns.ordinal[slot] = ordinal;
      this.#columns.deck[slot] = card.deck;
      this.#columns.flags[slot] = card.flags ?? 0;
      this.set(slot, card.state);
    }
  }

  columns(): CardColumns {
    return this.#columns;
  }

  siblingRing(): Int32Array {
    const { length, noteHigh } = this.#columns;
    return Int32Array.from({ length }, (_, slot) => {
      const after = noteHigh.indexOf(noteHigh[slot] ?? 0, slot + 1);
      return after < 0 ? noteHigh.indexOf(noteHigh[slot] ?? 0) : after;
    });
  }

  stateAt(slot: number): CardState {
    return this.#states[slot] ?? { phase: 'new' };
  }

  set(slot: number, state: CardState): void {
    const columns = this.#columns;
    this.#states[slot] = state;
    columns.phase[slot] = PHASE_CODES[state.phase];
    if (state.phase === 'new') {
      columns.dueDay[slot] = 0;
      columns.dueAt[slot] = 0;
      columns.lastDay[slot] = 0;
      return;
    }
    columns.dueDay[slot] = state.due.day;
    columns.dueAt[slot] = state.due.kind === 'time' ? state.due.atMs : 0;
    columns.stability[slot] = state.memory.stability;
    columns.difficulty[slot] = state.memory.difficulty;
    columns.lastDay[slot] = state.lastDay;
    columns.reps[slot] = state.reps;
    columns.lapses[slot] = state.lapses;
    columns.step[slot] = 'step' in state ? state.step : 0;
    columns.intervalDays[slot] = 'intervalDays' in state ? state.intervalDays : 0;
  }
}

/** A deck for tests; `parent` is a number like `id`. */
export function testDeck(id: number, parent?: number, presetId = 'default'): Deck {
  const deck = { id: `deck${id}` as DeckId, name: `Deck ${id}`, presetId: presetId as PresetId, order: id };
  return parent === undefined ? deck : { ...deck, parentId: `deck${parent}` as DeckId };
}

/** A review card that was last seen `intervalDays` before it was due. */
export function reviewState(dueDay: number, intervalDays = 10): CardState {
  return {
    phase: 'review',
    memory: { stability: intervalDays, difficulty: 5 },
    due: { kind: 'day', day: dueDay as StudyDay },
    lastDay: (dueDay - intervalDays) as StudyDay,
    reps: 3,
    lapses: 0,
    intervalDays,
  };
}

/** A learning card due at a clock time, or by day when `atMs` is absent. */
export function learningState(dueDay: number, lastDay: number, atMs?: number): CardState {
  const day = dueDay as StudyDay;
  return {
    phase: 'learning',
    memory: { stability: 1, difficulty: 5 },
    due: atMs === undefined ? { kind: 'day', day } : { kind: 'time', atMs, day },
    lastDay: lastDay as StudyDay,
    reps: 1,
    lapses: 0,
    step: 0,
  };
}
