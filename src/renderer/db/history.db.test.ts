import { describe, expect, it } from 'vitest';
import { answerTo, cardsOf, course, freshName, must, open, reviewState, TestClock } from './testing/fixtures';

describe('undo and redo', () => {
  it('take back and bring back forty answers one by one, across a restart', async () => {
    const name = freshName();
    const clock = new TestClock();
    let collection = await open(name, clock);
    must(await collection.importCourses([course(40)]));
    const fresh = cardsOf(collection);
    const day = collection.studyDay();
    for (let index = 0; index < 40; index++) {
      must(await collection.answer(answerTo(collection, index, reviewState(day, index + 1))));
    }
    const done = cardsOf(collection);
    collection.close();
    collection = await open(name, clock);
    for (let index = 39; index >= 0; index--) {
      const cardId = collection.mirror.cardIdAt(index);
      expect(must(await collection.undo())).toMatchObject({ what: 'answer', cardId, grade: 3 });
    }
    expect(cardsOf(collection)).toEqual(fresh);
    expect(collection.todayCounts(day).size).toBe(0);
    collection.close();
    collection = await open(name, clock);
    expect(cardsOf(collection)).toEqual(fresh);
    for (let index = 0; index < 40; index++) must(await collection.redo());
    expect(cardsOf(collection)).toEqual(done);
    expect(must(await collection.redo())).toBeNull();
    collection.close();
  });

  it('have nothing to do in an empty collection', async () => {
    const collection = await open(freshName());
    expect(must(await collection.undo())).toBeNull();
    expect(must(await collection.redo())).toBeNull();
    collection.close();
  });

  it('cannot redo once something else was done', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(2)]));
    const day = collection.studyDay();
    must(await collection.answer(answerTo(collection, 0, reviewState(day, 2))));
    must(await collection.undo());
    must(await collection.answer(answerTo(collection, 1, reviewState(day, 2))));
    expect(must(await collection.redo())).toBeNull();
    collection.close();
  });
});
