import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { bytesOf, inPieces } from './testing/bytes';
import {
  answerTo,
  cardsOf,
  freshName,
  must,
  open,
  proposal,
  reading,
  reviewState,
  TestClock,
} from './testing/fixtures';

type File = Uint8Array<ArrayBuffer>;

type Deed =
  | { readonly do: 'answer'; readonly card: number; readonly days: number }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'import'; readonly count: number; readonly back: string; readonly deck: string }
  | { readonly do: 'set'; readonly value: number };

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        card: fc.nat(),
        days: fc.integer({ min: 1, max: 50 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('import' as const),
        count: fc.integer({ min: 1, max: 5 }),
        back: fc.constantFrom('Yes', 'No'),
        deck: fc.constantFrom('Knots', 'Winds'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('set' as const), value: fc.nat(9) }) },
  ),
  { maxLength: 12 },
);

async function take(collection: Collection, deed: Deed): Promise<void> {
  switch (deed.do) {
    case 'undo':
      must(await collection.undo());
      return;
    case 'redo':
      must(await collection.redo());
      return;
    case 'set':
      must(await collection.setSetting('hours', deed.value));
      return;
    case 'import': {
      const notes = Array.from({ length: deed.count }, (_, index) =>
        proposal(`Question ${index}?`, deed.back, { deckPath: [deed.deck], explicitId: `q${index}` }),
      );
      must(await collection.importCourses([reading(notes)]));
      return;
    }
    case 'answer': {
      const { length } = collection.mirror.columns();
      if (length === 0) return;
      const outcome = reviewState(collection.studyDay(), deed.days);
      must(await collection.answer(answerTo(collection, deed.card % length, outcome)));
    }
  }
}

/** Plays deeds on a machine of its own and returns the file it would carry to another. */
async function lived(taken: readonly Deed[], startMs: number): Promise<File> {
  const clock = new TestClock();
  clock.pass(startMs);
  const collection = await open(freshName(), clock);
  for (const deed of taken) {
    clock.pass(40_000_000);
    await take(collection, deed);
  }
  const file = await bytesOf(collection.exportCollection());
  collection.close();
  return file;
}

/** What a learner would notice of a collection that took in these files in this order. */
async function taking(...files: readonly File[]): Promise<unknown> {
  const collection = await open(freshName());
  for (const file of files) must(await collection.importCollection(inPieces(file, 5000)));
  const seen = await lookedAt(collection);
  collection.close();
  return seen;
}

async function lookedAt(collection: Collection): Promise<unknown> {
  const notes = new Map<string, unknown>();
  const cards = cardsOf(collection);
  for (const cardId of cards.keys()) notes.set(cardId, await collection.noteOfCard(cardId as never));
  return {
    cards,
    notes,
    decks: new Map(collection.decks().map((deck) => [deck.id, deck])),
    sources: collection.sources(),
    hours: collection.setting('hours'),
    slides: collection.sources().length === 0 ? [] : await collection.slides('knots.md' as never),
  };
}

describe('merging', () => {
  it('gives the same collection in whatever order and however often the files are taken in', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, deeds, deeds, async (first, second, third) => {
        const a = await lived(first, 0);
        const b = await lived(second, 13_000_000);
        const c = await lived(third, 27_000_000);
        const all = await taking(a, b, c);
        expect(await taking(c, b, a)).toEqual(all);
        expect(await taking(b, b, c, a, c)).toEqual(all);
        const carrier = await open(freshName());
        for (const file of [b, c]) must(await carrier.importCollection(inPieces(file)));
        const both = await bytesOf(carrier.exportCollection());
        carrier.close();
        expect(await taking(a, both)).toEqual(all);
        expect(await taking(both, a)).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });
});
