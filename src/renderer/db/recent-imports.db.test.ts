import { FLAGS } from '#core/mirror';
import { describe, expect, it } from 'vitest';
import { answerTo, cardsOf, course, freshName, must, open, reviewState, TestClock } from './testing/fixtures';

describe('recent imports', () => {
  it('are taken back whole while none of their new cards was reviewed, whatever else was done since', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(3, 'one.md')]));
    const before = cardsOf(collection);
    must(await collection.importCourses([course(2, 'two.md')]));
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 4))));
    const [last, first] = await collection.recentImports();
    expect([last?.way, last?.sources, first?.way]).toEqual(['undo', ['two.md'], 'revert']);
    if (last === undefined) throw new Error('no import');
    expect(must(await collection.takeBackImport(last.id))).toBe('undo');
    expect([...cardsOf(collection).keys()]).toEqual([...before.keys()]);
    expect(collection.mirror.stateAt(0).phase).toBe('review');
    expect((await collection.recentImports()).map(({ sources }) => sources)).toEqual([['one.md']]);
    must(await collection.redo());
    expect(collection.mirror.columns().length).toBe(5);
    collection.close();
  });

  it('go to the archive once a card was reviewed, and come back by undo, also after a restart', async () => {
    const name = freshName();
    const clock = new TestClock();
    let collection = await open(name, clock);
    must(await collection.importCourses([course(3)]));
    must(await collection.answer(answerTo(collection, 1, reviewState(collection.studyDay(), 4))));
    collection.close();
    collection = await open(name, clock);
    const before = cardsOf(collection);
    const [only] = await collection.recentImports();
    if (only === undefined) throw new Error('no import');
    expect(must(await collection.takeBackImport(only.id))).toBe('revert');
    expect([...collection.mirror.columns().flags.subarray(0, 3)]).toEqual([
      FLAGS.archived,
      FLAGS.archived,
      FLAGS.archived,
    ]);
    expect((await collection.recentImports()).map(({ way, isReverting }) => [way, isReverting])).toEqual([
      ['undo', true],
      ['none', false],
    ]);
    must(await collection.undo());
    expect(cardsOf(collection)).toEqual(before);
    collection.close();
  });
});
