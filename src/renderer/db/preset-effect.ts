import type { CardId, Deck, DeckId, PresetId } from '#core/cards';
import { eventKey, orderEvents, voidedEvents } from '#core/log';
import type { AnswerEvent, LogEvent } from '#core/log';
import { FLAGS, PHASE_CODES } from '#core/mirror';
import { DEFAULT_PRESET, presetOf, recomputeMemory, reschedule, sameState } from '#core/scheduling';
import type { CardState, Preset } from '#core/scheduling';
import type { PresetEffect } from './collection';
import type { ScheduledCard } from './preset-outcome';
import { readLogInPieces } from './read-log';
import { sameJson } from './same-content';
import type { Store } from './store';

/** Days ahead that the load is counted for. */
const LOAD_DAYS = 30;

/** Presets and decks as they would be. */
export interface NextPresets {
  readonly presets: ReadonlyMap<PresetId, Preset>;
  readonly decks: ReadonlyMap<DeckId, Deck>;
  /** The preset whose review cards become due when it now says; none keeps all due days. */
  readonly moves?: PresetId;
}

/** The cards that a change gives another schedule, as they were and as they would be, in the same order. */
export interface Rescheduled {
  readonly before: readonly ScheduledCard[];
  readonly after: readonly ScheduledCard[];
}

interface Touched {
  readonly slot: number;
  readonly cardId: CardId;
  readonly preset: Preset;
  readonly replays: boolean;
  readonly moves: boolean;
}

/** Works out what presets and decks would make of the cards: memory where weights differ, due days where it moves them. */
export async function rescheduledBy(store: Store, next: NextPresets): Promise<Rescheduled> {
  const touched = touchedBy(store, next);
  const answers = await answersOf(store, new Set(touched.flatMap(({ cardId, replays }) => (replays ? [cardId] : []))));
  const before: ScheduledCard[] = [];
  const after: ScheduledCard[] = [];
  for (const { slot, cardId, preset, replays, moves } of touched) {
    const state = store.mirror.stateAt(slot);
    const history = { cardId, state, answers: answers.get(cardId) ?? [] };
    const remembered = replays ? recomputeMemory(history, preset) : state;
    const then: CardState = moves ? reschedule(cardId, remembered, preset) : remembered;
    if (sameState(state, then)) continue;
    before.push([cardId, state]);
    after.push([cardId, then]);
  }
  return { before, after };
}

function touchedBy(store: Store, next: NextPresets): readonly Touched[] {
  const { mirror } = store;
  const { phase, deck, length } = mirror.columns();
  const change = mirror.deckIds.map((deckId) => {
    const was = presetOf(store.presets, store.decks.get(deckId)?.presetId ?? DEFAULT_PRESET.id);
    const preset = presetOf(next.presets, next.decks.get(deckId)?.presetId ?? DEFAULT_PRESET.id);
    return { preset, replays: !sameJson(was.weights, preset.weights), moves: preset.id === next.moves };
  });
  const touched: Touched[] = [];
  for (let slot = 0; slot < length; slot++) {
    const of = change[deck[slot] ?? -1];
    if (of && (of.replays || of.moves) && phase[slot] !== PHASE_CODES.new) {
      touched.push({ slot, cardId: mirror.cardIdAt(slot), ...of });
    }
  }
  return touched;
}

async function answersOf({ db }: Store, cards: ReadonlySet<CardId>): Promise<ReadonlyMap<CardId, AnswerEvent[]>> {
  const answers = new Map<CardId, AnswerEvent[]>();
  if (cards.size === 0) return answers;
  const turns: LogEvent[] = [];
  for await (const events of readLogInPieces(db)) {
    for (const event of events) {
      if (event.type === 'void' || event.type === 'unvoid') turns.push(event);
      if (event.type !== 'answer' || !cards.has(event.cardId)) continue;
      const given = answers.get(event.cardId);
      if (given) given.push(event);
      else answers.set(event.cardId, [event]);
    }
  }
  const voided = voidedEvents(orderEvents(turns));
  for (const [cardId, given] of answers) {
    answers.set(
      cardId,
      given.filter((event) => !voided.has(eventKey(event))),
    );
  }
  return answers;
}

/** What a change does to the cards of one preset, in numbers. */
export function effectOf(store: Store, { before, after }: Rescheduled, next: NextPresets, id: PresetId): PresetEffect {
  const { mirror } = store;
  const { phase, deck, flags, dueDay, length } = mirror.columns();
  const counted = mirror.deckIds.map(
    (deckId) => presetOf(next.presets, next.decks.get(deckId)?.presetId ?? DEFAULT_PRESET.id).id === id,
  );
  const today = store.studyDay();
  const dueBefore = Array.from({ length: LOAD_DAYS }, () => 0);
  let seen = 0;
  const count = (load: number[], day: number, by: 1 | -1): void => {
    const ahead = Math.max(0, day - today);
    if (ahead < LOAD_DAYS) load[ahead] = (load[ahead] ?? 0) + by;
  };
  for (let slot = 0; slot < length; slot++) {
    if (counted[deck[slot] ?? -1] !== true || phase[slot] === PHASE_CODES.new) continue;
    if (((flags[slot] ?? 0) & (FLAGS.suspended | FLAGS.archived)) !== 0) continue;
    seen += 1;
    count(dueBefore, dueDay[slot] ?? 0, 1);
  }
  const dueAfter = [...dueBefore];
  let moved = 0;
  for (const [index, [cardId, was]] of before.entries()) {
    const then = after[index]?.[1];
    if (was.phase === 'new' || then === undefined || then.phase === 'new' || was.due.day === then.due.day) continue;
    const slot = mirror.cardIndex(cardId);
    if (((flags[slot] ?? 0) & (FLAGS.suspended | FLAGS.archived)) !== 0) continue;
    moved += 1;
    count(dueAfter, was.due.day, -1);
    count(dueAfter, then.due.day, 1);
  }
  return { seen, moved, dueBefore, dueAfter };
}
