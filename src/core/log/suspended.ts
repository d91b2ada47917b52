import type { CardId } from '#core/cards';
import type { LogEvent } from './event';

/** The cards that are suspended after all these events (ordered by `orderEvents`): what was said last of a card holds. */
export function suspendedCards(ordered: readonly LogEvent[]): ReadonlySet<CardId> {
  const suspended = new Set<CardId>();
  const set = (cardId: CardId, value: boolean): void => {
    if (value) suspended.add(cardId);
    else suspended.delete(cardId);
  };
  for (const event of ordered) {
    if (event.type === 'suspend') for (const cardId of event.cards) set(cardId, event.suspended);
    else if (event.type === 'answer' && event.suspended) set(event.cardId, true);
    else if (event.type === 'void' || event.type === 'unvoid') {
      for (const { cardId, suspended: value } of event.outcomes) if (value !== undefined) set(cardId, value);
    }
  }
  return suspended;
}
