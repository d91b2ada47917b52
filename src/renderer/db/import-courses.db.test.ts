import type { SourceKey } from '#core/cards';
import { describe, expect, it } from 'vitest';
import { FLAGS } from '#core/mirror';
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

describe('importing courses', () => {
  it('makes decks, cards, sources and slides that can be read again after a restart', async () => {
    const name = freshName();
    const collection = await open(name);
    const summary = must(await collection.importCourses([reading([proposal('What?', 'That', { ordinals: [0, 1] })])]));
    expect(summary).toMatchObject({ notesAdded: 1, cardsAdded: 2, notesKept: 0, notesArchived: 0 });
    collection.close();
    const again = await open(name);
    expect(
      again
        .decks()
        .map((deck) => deck.name)
        .sort(),
    ).toEqual(['Knots', 'Sailing']);
    expect(again.mirror.columns().length).toBe(2);
    expect(again.mirror.siblings(1)).toEqual([0, 1]);
    const note = await again.noteOfCard(again.mirror.cardIdAt(1));
    expect(note?.content).toEqual({ kind: 'basic', front: 'What?', back: 'That' });
    expect(again.sources()).toMatchObject([{ key: 'knots.md', slideCount: 2, noteCount: 1, cardCount: 2 }]);
    const key = 'knots.md' as SourceKey;
    expect((await again.slide(key, 2))?.title).toBe('More');
    expect(await again.slide(key, 3)).toBeUndefined();
    expect(await again.slides(key)).toHaveLength(2);
    again.close();
  });

  it('keeps every schedule when the same course comes again, and changes nothing', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(600)]));
    must(await collection.answer(answerTo(collection, 599, reviewState(collection.studyDay(), 9))));
    const before = cardsOf(collection);
    expect(must(await collection.importCourses([course(600)]))).toMatchObject({ notesKept: 600, notesAdded: 0 });
    expect(cardsOf(collection)).toEqual(before);
    collection.close();
  });

  it('keeps the schedule of a note whose content changed under a pinned id', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([reading([proposal('Bowlin?', 'A loop', { explicitId: 'bowline' })])]));
    const outcome = reviewState(collection.studyDay(), 6);
    must(await collection.answer(answerTo(collection, 0, outcome)));
    const corrected = reading([proposal('Bowline?', 'A fixed loop', { explicitId: 'bowline' })]);
    expect(must(await collection.importCourses([corrected]))).toMatchObject({ notesChanged: 1, notesAdded: 0 });
    expect(collection.mirror.columns().length).toBe(1);
    expect(collection.mirror.stateAt(0)).toEqual(outcome);
    const note = await collection.noteOfCard(collection.mirror.cardIdAt(0));
    expect(note?.content).toMatchObject({ front: 'Bowline?' });
    collection.close();
  });

  it('archives what vanished from its source and brings it back with its schedule', async () => {
    const name = freshName();
    const collection = await open(name);
    const both = reading([proposal('What?', 'That'), proposal('Where?', 'There')]);
    must(await collection.importCourses([both, course(2, 'other.md')]));
    const outcome = reviewState(collection.studyDay(), 6);
    must(await collection.answer(answerTo(collection, 1, outcome)));
    const one = must(await collection.importCourses([reading([proposal('What?', 'That')])]));
    expect(one).toMatchObject({ notesArchived: 1, notesKept: 1 });
    collection.close();
    const again = await open(name);
    const flags = (): number[] => [...again.mirror.columns().flags.subarray(0, 4)];
    expect(flags()).toEqual([0, FLAGS.archived, 0, 0]);
    expect(must(await again.importCourses([both]))).toMatchObject({ notesRestored: 1, notesKept: 1 });
    expect(flags()).toEqual([0, 0, 0, 0]);
    expect(again.mirror.stateAt(1)).toEqual(outcome);
    again.close();
  });

  it('follows a renamed source: bound notes keep their schedule, the rest is archived under the new name, undo puts it back', async () => {
    const collection = await open(freshName());
    const oldKey = 'knots.md' as SourceKey;
    const newKey = 'all-knots.md' as SourceKey;
    must(await collection.importCourses([reading([proposal('What?', 'That'), proposal('Where?', 'There')])]));
    const outcome = reviewState(collection.studyDay(), 6);
    must(await collection.answer(answerTo(collection, 0, outcome)));
    const before = { cards: cardsOf(collection), sources: collection.sources() };
    const [bound] = await collection.notesOf([oldKey]);
    const renamed = reading([{ ...proposal('What?', 'That'), noteId: bound!.note.id }], newKey);
    expect(must(await collection.importCourses([{ ...renamed, formerSource: oldKey }]))).toMatchObject({
      notesKept: 1,
      notesArchived: 1,
      notesAdded: 0,
    });
    expect(collection.sources().map(({ key }) => key)).toEqual([newKey]);
    expect([await collection.slides(oldKey), await collection.notesOf([oldKey])]).toEqual([[], []]);
    expect((await collection.notesOf([newKey])).map(({ archived }) => archived)).toEqual([[], [0]]);
    expect(collection.mirror.stateAt(0)).toEqual(outcome);
    must(await collection.undo());
    expect({ cards: cardsOf(collection), sources: collection.sources() }).toEqual(before);
    expect(await collection.slides(oldKey)).toHaveLength(2);
    expect(await collection.slides(newKey)).toEqual([]);
    collection.close();
  });

  it('gives two notes that claim one pinned id different ids', async () => {
    const collection = await open(freshName());
    const twice = reading([
      proposal('What?', 'That', { explicitId: 'x' }),
      proposal('Where?', 'There', { explicitId: 'x' }),
      proposal('Where?', 'There', { explicitId: 'x' }),
    ]);
    expect(must(await collection.importCourses([twice]))).toMatchObject({ notesAdded: 3 });
    expect(must(await collection.importCourses([twice]))).toMatchObject({ notesAdded: 0, notesKept: 3 });
    collection.close();
  });

  it('leaves no trace when it is cancelled', async () => {
    const name = freshName();
    const collection = await open(name);
    const stop = new AbortController();
    const progress: number[] = [];
    const result = await collection.importCourses(
      [course(5000)],
      ({ notesDone }) => {
        progress.push(notesDone);
        if (notesDone >= 2000) stop.abort();
      },
      stop.signal,
    );
    expect(result).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(progress).toEqual([1000, 2000]);
    expect([collection.mirror.columns().length, collection.info.seq, collection.decks().length]).toEqual([0, 0, 0]);
    collection.close();
    const again = await open(name);
    expect([again.mirror.columns().length, again.sources().length]).toEqual([0, 0]);
    again.close();
  });

  it('is undone whole and redone, pages, decks, slides and all', async () => {
    const name = freshName();
    const clock = new TestClock();
    let collection = await open(name, clock);
    must(await collection.importCourses([course(300)]));
    must(await collection.answer(answerTo(collection, 7, reviewState(collection.studyDay(), 2))));
    const first = { cards: cardsOf(collection), decks: collection.decks(), sources: collection.sources() };
    const second = reading([proposal('New?', 'Yes', { deckPath: ['Sailing', 'Winds'] }), ...course(290).notes]);
    clock.pass(60_000);
    must(await collection.importCourses([{ ...second, slides: [] }]));
    const after = cardsOf(collection);
    collection.close();
    collection = await open(name, clock);
    expect(must(await collection.undo())).toMatchObject({ what: 'import', sources: ['knots.md'], cards: 1 });
    expect({ cards: cardsOf(collection), decks: collection.decks(), sources: collection.sources() }).toEqual(first);
    expect((await collection.slide('knots.md' as SourceKey, 1))?.title).toBe('Knots');
    collection.close();
    collection = await open(name, clock);
    expect(cardsOf(collection)).toEqual(first.cards);
    must(await collection.redo());
    expect(cardsOf(collection)).toEqual(after);
    expect(await collection.slides('knots.md' as SourceKey)).toEqual([]);
    collection.close();
  });
});
