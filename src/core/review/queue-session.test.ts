import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudyDay } from '#core/time';
import { deckCounts } from './deck-counts';
import { StudyQueue } from './queue';
import { drain } from './testing/drain';
import { RandomSession, arbitraryAction, arbitraryCollection } from './testing/random-session';
import type { StudyMirror } from './testing/study-mirror';

/** What a learner sees of a queue: its counts and its cards to the end, answered so that each leaves for good. */
function seen(queue: StudyQueue, mirror: StudyMirror, atMs: number, today: StudyDay) {
  const saved = Array.from({ length: mirror.columns().length }, (_, slot) => mirror.stateAt(slot));
  const counts = queue.counts(atMs);
  const heads = drain(queue, mirror, atMs, today);
  for (const [slot, state] of saved.entries()) mirror.set(slot, state);
  return { counts, heads };
}

describe('a session of random answers, undos, redos and restarts', () => {
  it('keeps the queue equal to one built anew, its counts equal to deckCounts, and takes everything back', () => {
    fc.assert(
      fc.property(
        arbitraryCollection,
        fc.array(arbitraryAction, { minLength: 10, maxLength: 60 }),
        (collection, actions) => {
          const session = new RandomSession(collection);
          for (const action of actions) {
            session.act(action);
            expect(session.queue.counts(session.atMs)).toEqual(deckCounts(session.input()).get(session.rootId));
          }
          const { queue, mirror, atMs } = session;
          const anew = new StudyQueue(session.input(), session.rootId);
          for (const slot of collection.cards.keys()) expect(queue.loadFor(slot)).toEqual(anew.loadFor(slot));
          const { day } = session.input().now;
          expect(seen(queue, mirror, atMs, day)).toEqual(seen(anew, mirror, atMs, day));
        },
      ),
      { numRuns: 200 },
    );
  });
});
