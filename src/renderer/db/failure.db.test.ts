import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Collection } from './collection';
import { answerTo, cardsOf, course, freshName, must, open, reviewState } from './testing/fixtures';

afterEach(() => {
  vi.restoreAllMocks();
});

function failing(method: 'add' | 'put', name: string): void {
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
    throw new DOMException('no', name);
  });
}

function seen(collection: Collection): unknown {
  return {
    cards: cardsOf(collection),
    info: collection.info,
    decks: collection.decks(),
    theme: collection.setting('theme'),
  };
}

async function stillThere(name: string, collection: Collection, before: unknown): Promise<void> {
  vi.restoreAllMocks();
  expect(seen(collection)).toEqual(before);
  collection.close();
  const again = await open(name);
  expect(seen(again)).toEqual(before);
  again.close();
}

describe('when the database cannot be written', () => {
  it('a full disk is said, nothing of the change holds, and the next one works', async () => {
    const name = freshName();
    const collection = await open(name);
    must(await collection.importCourses([course(3)]));
    const before = seen(collection);
    const input = answerTo(collection, 0, reviewState(collection.studyDay(), 3));
    failing('add', 'QuotaExceededError');
    const full = { ok: false, error: { kind: 'disk-full' } };
    expect(await collection.answer(input)).toMatchObject(full);
    expect(await collection.setSetting('theme', 'dark')).toMatchObject(full);
    expect(await collection.importCourses([course(9)])).toMatchObject(full);
    vi.restoreAllMocks();
    failing('put', 'QuotaExceededError');
    expect(await collection.importCourses([course(9)])).toMatchObject(full);
    await stillThere(name, collection, before);
    const again = await open(name);
    must(await again.answer(input));
    expect(again.info.seq).toBe(2);
    again.close();
  });

  it('an undo that fails can be tried again', async () => {
    const name = freshName();
    const collection = await open(name);
    must(await collection.importCourses([course(3)]));
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 3))));
    const before = seen(collection);
    failing('add', 'UnknownError');
    expect(await collection.undo()).toMatchObject({ ok: false, error: { kind: 'write-failed' } });
    vi.restoreAllMocks();
    expect(seen(collection)).toEqual(before);
    expect(must(await collection.undo())).toMatchObject({ what: 'answer' });
    expect(collection.mirror.stateAt(0)).toEqual({ phase: 'new' });
    collection.close();
  });

  it('a snapshot that fails costs nothing', async () => {
    const name = freshName();
    const collection = await open(name);
    must(await collection.importCourses([course(3)]));
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 3))));
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    failing('put', 'QuotaExceededError');
    const before = seen(collection);
    await collection.settle();
    await stillThere(name, collection, before);
  });

  it('a closed collection says so', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(1)]));
    const input = answerTo(collection, 0, reviewState(collection.studyDay(), 3));
    collection.close();
    expect(await collection.answer(input)).toMatchObject({ ok: false, error: { kind: 'closed' } });
    expect(await collection.importCourses([course(2)])).toMatchObject({ ok: false, error: { kind: 'closed' } });
  });
});
