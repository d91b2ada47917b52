import type { JournalEntry } from '#core/journal';
import type { LogEvent } from '#core/log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { restoreCollection } from './restore';
import { bytesOf, inPieces } from './testing/bytes';
import { deed, perform } from './testing/deeds';
import { answerTo, cardsOf, course, freshName, must, open, reviewState, TestClock } from './testing/fixtures';

async function whole(collection: Collection): Promise<unknown> {
  const csv: string[] = [];
  for await (const piece of collection.exportReviewLog()) csv.push(piece);
  return {
    cards: cardsOf(collection),
    decks: collection.decks(),
    sources: collection.sources(),
    presets: collection.presets(),
    hours: collection.setting('hours'),
    log: csv.join(''),
    notes: await collection.notesOf(collection.sources().map(({ key }) => key)),
  };
}

/** Keeps what the host would: each event, and beside it what it brought. */
class Journal {
  readonly entries: JournalEntry[] = [];
  readonly pieces = new Map<string, Uint8Array<ArrayBuffer>>();

  async keep(collection: Collection, events: readonly LogEvent[]): Promise<void> {
    for (const event of events) {
      const content = await collection.contentOf(event, false);
      if (content === null) {
        this.entries.push({ event });
        continue;
      }
      const piece = `piece ${this.pieces.size}`;
      this.pieces.set(piece, await bytesOf(content.chunks));
      this.entries.push({ event, content: { piece, sources: content.sources } });
    }
  }

  readonly piece = (name: string) => inPieces(this.pieces.get(name) ?? new Uint8Array());
}

function identityOf({ info }: Collection) {
  return { collectionId: info.collectionId, deviceId: info.deviceId, epoch: info.epoch + 1, createdAt: 0 };
}

describe('bringing a collection back', () => {
  it('gives the same collection from any backup and the journal since', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), fc.nat(14), async (deeds, backupAfter) => {
        const clock = new TestClock();
        const original = await open(freshName(), clock);
        const journal = new Journal();
        let heard: LogEvent[] = [];
        original.subscribe(({ events }) => heard.push(...events));
        let base: Uint8Array<ArrayBuffer> | undefined;
        let baseSeq = 0;
        for (const [index, what] of deeds.entries()) {
          clock.pass(1_000);
          await perform(original, what);
          await journal.keep(original, heard);
          heard = [];
          if (index !== backupAfter) continue;
          base = await bytesOf(original.exportCollection());
          baseSeq = original.info.seq;
        }
        const name = freshName();
        const entries = journal.entries.filter(({ event }) => event.seq > baseSeq);
        const sources = { entries, piece: journal.piece, ...(base && { base: inPieces(base) }) };
        const summary = must(await restoreCollection(sources, identityOf(original), { name }));
        expect(summary.piecesMissing).toBe(0);
        const copy = await open(name, clock);
        expect(await whole(copy)).toEqual(await whole(original));
        expect(copy.info).toEqual({ ...original.info, epoch: original.info.epoch + 1 });
        copy.close();
        original.close();
      }),
      { numRuns: 15 },
    );
  });

  it('leaves the present collection alone when the file is damaged or the work was cut off', async () => {
    const name = freshName();
    const present = await open(name);
    must(await present.importCourses([course(30)]));
    const before = await whole(present);
    const file = await bytesOf(present.exportCollection());
    const identity = identityOf(present);
    present.close();
    const cut = { base: inPieces(file.slice(0, -40)) };
    expect(await restoreCollection(cut, identity, { name })).toMatchObject({ ok: false });
    const cancelled = await restoreCollection({ base: inPieces(file) }, identity, {
      name,
      signal: AbortSignal.abort(),
    });
    expect(cancelled).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    const again = await open(name);
    expect(await whole(again)).toEqual(before);
    expect(again.info.epoch).toBe(1);
    again.close();
  });

  it('takes the place of the present collection at the next opening, and of one restored before', async () => {
    const name = freshName();
    let collection = await open(name);
    must(await collection.importCourses([course(300)]));
    const file = await bytesOf(collection.exportCollection());
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 3))));
    for (const epoch of [2, 3]) {
      const identity = { ...identityOf(collection), epoch };
      collection.close();
      must(await restoreCollection({ base: inPieces(file) }, identity, { name }));
      collection = await open(name);
      expect(collection.info).toMatchObject({ epoch, seq: 1 });
      expect(collection.mirror.columns()).toHaveLength(300);
    }
    collection.close();
    const left = (await indexedDB.databases()).filter((database) => database.name?.startsWith(name));
    expect(left.map((database) => database.name)).toEqual([`${name}-3`]);
  });
});
