import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { bytesOf, inPieces } from './testing/bytes';
import { deed, perform } from './testing/deeds';
import type { Deed } from './testing/deeds';
import { cardsOf, freshName, must, open, TestClock } from './testing/fixtures';

type File = Uint8Array<ArrayBuffer>;

const deeds = fc.array(deed, { maxLength: 12 });

/** Plays deeds on a machine of its own and returns the file it would carry to another. */
async function lived(taken: readonly Deed[], startMs: number): Promise<File> {
  const clock = new TestClock();
  clock.pass(startMs);
  const collection = await open(freshName(), clock);
  for (const what of taken) {
    clock.pass(40_000_000);
    await perform(collection, what);
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
    presets: new Map(collection.presets().map((preset) => [preset.id, preset])),
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
