import type { CardId } from '#core/cards';
import type { CardState } from '#core/scheduling';
import type { AnswerEvent, LogEvent } from './event';
import { eventKey } from './order';

/** Keys (see `eventKey`) of the events that are taken back: the last void or unvoid of an event decides. */
export function voidedEvents(ordered: readonly LogEvent[]): ReadonlySet<string> {
  const voided = new Set<string>();
  for (const event of ordered) {
    if (event.type === 'void') voided.add(eventKey(event.target));
    else if (event.type === 'unvoid') voided.delete(eventKey(event.target));
  }
  return voided;
}

/** The answers that hold, in the order given. */
export function effectiveAnswers(ordered: readonly LogEvent[]): readonly AnswerEvent[] {
  const voided = voidedEvents(ordered);
  return ordered.filter((event): event is AnswerEvent => event.type === 'answer' && !voided.has(eventKey(event)));
}

/**
 * The schedule of every card the log knows, from ordered events (`orderEvents`): what its last answer that holds gave, or
 * what it had before its first one when all were taken back.
 */
export function statesOf(ordered: readonly LogEvent[]): ReadonlyMap<CardId, CardState> {
  const voided = voidedEvents(ordered);
  const states = new Map<CardId, CardState>();
  for (const event of ordered) {
    if (event.type !== 'answer') continue;
    if (!voided.has(eventKey(event))) states.set(event.cardId, event.state);
    else if (!states.has(event.cardId)) states.set(event.cardId, event.before);
  }
  return states;
}
