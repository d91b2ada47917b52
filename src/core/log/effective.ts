import type { CardId } from '#core/cards';
import { mergedState, recomputeMemory, sameState } from '#core/scheduling';
import type { CardState, Preset } from '#core/scheduling';
import type { AnswerEvent, LogEvent } from './event';
import { eventKey } from './order';
import { presetOutcomeOf, scheduledAnew } from './preset-outcome';

/** Keys (see `eventKey`) of the events that are taken back: the last void or unvoid of an event decides. */
export function voidedEvents(ordered: readonly LogEvent[]): ReadonlySet<string> {
  const voided = new Set<string>();
  for (const event of ordered) {
    if (event.type === 'void') voided.add(eventKey(event.target));
    else if (event.type === 'unvoid') voided.delete(eventKey(event.target));
  }
  return voided;
}

/**
 * The schedule of every card the log knows, from ordered events (`orderEvents`). An answer that was given to the schedule
 * the card had until then gives its own outcome. One that was not, because answers of another machine lie between, is
 * replayed with all before it, under the preset of the card. A card whose answers were all taken back has what it had
 * before the first. A change of presets gives its own outcome too; a card that another machine answered before it, unknown to
 * it, has its memory replayed and stays due when it was.
 */
export function statesOf(
  ordered: readonly LogEvent[],
  presetOfCard: (cardId: CardId) => Preset,
): ReadonlyMap<CardId, CardState> {
  const voided = voidedEvents(ordered);
  const answers = new Map<CardId, AnswerEvent[]>();
  const states = new Map<CardId, CardState>();
  const takeSchedules = (event: LogEvent): void => {
    const schedules = presetOutcomeOf(event)?.schedules;
    for (const [index, cardId] of schedules?.cards.entries() ?? []) {
      const state = states.get(cardId);
      if (state === undefined || schedules === undefined) continue;
      const history = { cardId, state, answers: answers.get(cardId) ?? [] };
      states.set(cardId, scheduledAnew(state, schedules, index) ?? recomputeMemory(history, presetOfCard(cardId)));
    }
  };
  for (const event of ordered) {
    if (event.type !== 'answer') {
      takeSchedules(event);
      continue;
    }
    const { cardId, before } = event;
    if (voided.has(eventKey(event))) {
      if (!states.has(cardId)) states.set(cardId, before);
      continue;
    }
    const until = states.get(cardId);
    const given = answers.get(cardId) ?? [];
    given.push(event);
    answers.set(cardId, given);
    const continues = given.length === 1 || until === undefined || sameState(before, until);
    const state = continues ? event.state : mergedState(cardId, given, presetOfCard(cardId));
    states.set(cardId, state ?? event.state);
  }
  return states;
}
