import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from './schema';
import { deed, perform } from './testing/deeds';
import { cardsOf, course, freshName, must, open, TestClock } from './testing/fixtures';

const step = fc.oneof(
  { weight: 10, arbitrary: deed },
  ...(['settle', 'reopen', 'lose'] as const).map((what) => ({ weight: 1, arbitrary: fc.constant({ upkeep: what }) })),
  { weight: 1, arbitrary: fc.record({ waitMs: fc.integer({ min: -1e8, max: 1e8 }) }) },
);

async function loseSnapshot(name: string): Promise<void> {
  const db = new Database(name, {});
  await db.open();
  await db.snapshots.clear();
  db.close();
}

describe('the mirror', () => {
  it('is the same in memory, from snapshot and tail, and from log and pages alone, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const name = freshName();
        const clock = new TestClock();
        let collection = await open(name, clock);
        must(await collection.importCourses([course(12)]));
        for (const what of [...steps, { upkeep: 'reopen' as const }, { upkeep: 'lose' as const }]) {
          if ('waitMs' in what) clock.pass(what.waitMs);
          else if ('do' in what) await perform(collection, what);
          else if (what.upkeep === 'settle') await collection.settle();
          else {
            const cards = cardsOf(collection);
            const today = collection.todayCounts(collection.studyDay());
            collection.close();
            if (what.upkeep === 'lose') await loseSnapshot(name);
            collection = await open(name, clock);
            expect(cardsOf(collection)).toEqual(cards);
            expect(collection.todayCounts(collection.studyDay())).toEqual(today);
          }
        }
        collection.close();
      }),
      { numRuns: 60 },
    );
  });
});
