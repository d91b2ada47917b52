import type { CardId } from '#core/cards';
import { FLAGS } from '#core/mirror';
import { ok } from '#core/result';
import type { Result } from '#core/result';
import type { StorageFailure } from './failures';
import type { Store } from './store';

/** Takes cards out of study or puts them back, as one event; says how many were not so before. */
export async function setSuspended(
  store: Store,
  cardIds: readonly CardId[],
  suspended: boolean,
): Promise<Result<number, StorageFailure>> {
  const { flags } = store.mirror.columns();
  const cards = cardIds.filter((cardId) => {
    const slot = store.mirror.cardIndex(cardId);
    return slot >= 0 && (((flags[slot] ?? 0) & FLAGS.suspended) !== 0) !== suspended;
  });
  if (cards.length === 0) return ok(0);
  const committed = await store.commit({ event: { type: 'suspend', ...store.head(), cards, suspended } });
  return committed.ok ? ok(cards.length) : committed;
}
