import { describe, expect, it } from 'vitest';
import { Database } from './schema';
import { answerTo, cardsOf, course, freshName, must, open, reviewState } from './testing/fixtures';

const SOUND = {
  notesTwice: 0,
  notesWithoutDeck: 0,
  cardsWithoutNote: 0,
  impossibleSchedules: 0,
  schedulesOff: 0,
  missingEvents: 0,
};

describe('checking the collection', () => {
  it('finds a sound one sound', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(300)]));
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 3))));
    must(await collection.undo());
    expect(must(await collection.check())).toEqual({ cards: 300, events: 3, ...SOUND });
    collection.close();
  });

  it('counts what contradicts itself, and repairs the schedules from the log', async () => {
    const name = freshName();
    let collection = await open(name);
    must(await collection.importCourses([course(300)]));
    for (let index = 0; index < 4; index += 1) {
      must(await collection.answer(answerTo(collection, index, reviewState(collection.studyDay(), 3))));
    }
    await collection.settle();
    const cards = cardsOf(collection);
    collection.close();
    const db = new Database(name, {});
    await db.open();
    const snapshot = await db.snapshots.get('mirror');
    await db.log.delete([collection.info.deviceId, 3]);
    await db.decks.clear();
    const page = await db.notePages.get(1);
    await db.notePages.put({ page: 9, json: page!.json });
    await db.snapshots.put(snapshot!);
    db.close();

    collection = await open(name);
    expect(must(await collection.check())).toMatchObject({
      notesTwice: 256,
      notesWithoutDeck: 556,
      schedulesOff: 1,
      missingEvents: 1,
    });
    must(await collection.repair());
    expect(must(await collection.check())).toMatchObject({ schedulesOff: 0, cards: 300 });
    expect(cardsOf(collection)).not.toEqual(cards);
    collection.close();
  });
});
