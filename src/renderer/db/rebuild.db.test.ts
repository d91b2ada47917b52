import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { Database } from './schema';
import {
  answerTo,
  cardsOf,
  course,
  freshName,
  must,
  open,
  proposal,
  reading,
  reviewState,
  TestClock,
} from './testing/fixtures';

type Step =
  | { readonly do: 'answer'; readonly card: number; readonly days: number }
  | { readonly do: 'undo' | 'redo' | 'settle' | 'reopen' | 'lose-snapshot' }
  | { readonly do: 'import'; readonly from: number; readonly count: number; readonly ordinals: readonly number[] }
  | { readonly do: 'wait'; readonly ms: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        card: fc.nat(),
        days: fc.integer({ min: 1, max: 99 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'reopen' as const, 'lose-snapshot' as const) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('import' as const),
        from: fc.nat(20),
        count: fc.nat(20),
        ordinals: fc.constantFrom([0], [0, 1], [1, 2]),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.integer({ min: -100_000_000, max: 100_000_000 }),
      }),
    },
  ),
  { maxLength: 40 },
);

async function take(collection: Collection, step: Step, clock: TestClock): Promise<void> {
  switch (step.do) {
    case 'answer': {
      const { length } = collection.mirror.columns();
      if (length === 0) return;
      const outcome = reviewState(collection.studyDay(), step.days);
      must(await collection.answer(answerTo(collection, step.card % length, outcome)));
      return;
    }
    case 'undo':
      must(await collection.undo());
      return;
    case 'redo':
      must(await collection.redo());
      return;
    case 'import': {
      const notes = Array.from({ length: step.count }, (_, index) =>
        proposal(`Question ${step.from + index}?`, 'Yes', { ordinals: step.ordinals }),
      );
      must(await collection.importCourses([reading(notes)]));
      return;
    }
    case 'wait':
      clock.pass(step.ms);
      return;
    case 'settle':
      await collection.settle();
      return;
    case 'reopen':
    case 'lose-snapshot':
      return;
  }
}

describe('the mirror', () => {
  it('is the same in memory, from snapshot and tail, and from log and pages alone, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const name = freshName();
        const clock = new TestClock();
        let collection = await open(name, clock);
        must(await collection.importCourses([course(12)]));
        for (const step of [...taken, { do: 'reopen' }, { do: 'lose-snapshot' }] satisfies readonly Step[]) {
          await take(collection, step, clock);
          if (step.do !== 'reopen' && step.do !== 'lose-snapshot') continue;
          const cards = cardsOf(collection);
          const today = collection.todayCounts(collection.studyDay());
          collection.close();
          if (step.do === 'lose-snapshot') {
            const db = new Database(name, {});
            await db.open();
            await db.snapshots.clear();
            db.close();
          }
          collection = await open(name, clock);
          expect(cardsOf(collection)).toEqual(cards);
          expect(collection.todayCounts(collection.studyDay())).toEqual(today);
        }
        collection.close();
      }),
      { numRuns: 60 },
    );
  });
});
