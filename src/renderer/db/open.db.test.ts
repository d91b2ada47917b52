import { hash64 } from '#core/hash';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openCollection } from './open';
import { Database } from './schema';
import type { SnapshotRecord } from './schema';
import { answerTo, cardsOf, course, freshName, must, open, reviewState, TestClock } from './testing/fixtures';

const options = (name: string): Parameters<typeof openCollection>[0] => ({
  name,
  now: () => 1_772_452_800_000,
  calendar: () => ({ zone: 'UTC', rolloverHour: 4 }),
  random: () => hash64(name),
});

async function database(name: string): Promise<Database> {
  const db = new Database(name, {});
  await db.open();
  return db;
}

async function change(db: Database, harm: (row: SnapshotRecord) => SnapshotRecord): Promise<void> {
  const row = await db.snapshots.get('mirror');
  if (row === undefined) throw new Error('there is no snapshot to harm');
  await db.snapshots.put(harm(row));
}

async function reviewed(name: string, clock: TestClock): Promise<ReadonlyMap<string, unknown>> {
  const collection = await open(name, clock);
  must(await collection.importCourses([course(300)]));
  await collection.settle();
  for (let index = 0; index < 10; index++) {
    must(await collection.answer(answerTo(collection, index, reviewState(collection.studyDay(), index + 1))));
  }
  must(await collection.undo());
  const cards = cardsOf(collection);
  collection.close();
  return cards;
}

describe('opening a collection', () => {
  it('makes an empty one with an identity that stays', async () => {
    const name = freshName();
    const made = must(await openCollection(options(name)));
    expect(made.info).toEqual({ collectionId: hash64(name), deviceId: hash64(name), epoch: 1, seq: 0 });
    expect(made.presets().map(({ id }) => id)).toEqual(['default']);
    const { info } = made;
    made.close();
    const again = must(await openCollection({ ...options(name), random: () => 'ffffffffffffffff' }));
    expect(again.info).toEqual(info);
    again.close();
  });

  it('refuses one from a newer Deckhand and leaves it as it was', async () => {
    const name = freshName();
    const newer = new Dexie(name);
    newer.version(7).stores({ log: '[deviceId+seq]', meta: 'key', dreams: '++id' });
    await newer.open();
    await newer.table('dreams').add({ of: 'the sea' });
    newer.close();
    expect(await openCollection(options(name))).toEqual({
      ok: false,
      error: { kind: 'newer-version', found: 7, supported: 1 },
    });
    await newer.open();
    expect(await newer.table('dreams').toArray()).toMatchObject([{ of: 'the sea' }]);
    expect(newer.tables.map((table) => table.name).sort()).toEqual(['dreams', 'log', 'meta']);
    newer.close();
  });

  it('refuses one that has content but has lost its name, rather than start anew over it', async () => {
    const name = freshName();
    await reviewed(name, new TestClock());
    const db = await database(name);
    await db.meta.clear();
    db.close();
    expect(await openCollection(options(name))).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  it('refuses to write once another one took the database over', async () => {
    const name = freshName();
    const collection = await open(name);
    must(await collection.importCourses([course(1)]));
    const upgrade = new Dexie(name);
    upgrade.version(2).stores({});
    await upgrade.open();
    expect(await collection.answer(answerTo(collection, 0, reviewState(20_000, 3)))).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    });
    upgrade.close();
    collection.close();
  });

  it.skipIf(typeof navigator !== 'object' || !('locks' in navigator))(
    'is refused while another window has it open (needs a browser)',
    async () => {
      const name = freshName();
      const collection = await open(name);
      expect(await openCollection(options(name))).toEqual({ ok: false, error: { kind: 'in-use' } });
      collection.close();
      const next = must(await openCollection(options(name)));
      next.close();
    },
  );
});

describe('the snapshot', () => {
  it('can be missing, old or damaged: log and pages give the same cards', async () => {
    const name = freshName();
    const clock = new TestClock();
    const cards = await reviewed(name, clock);
    const damage: readonly ((db: Database) => Promise<unknown>)[] = [
      async () => undefined,
      (db) => db.snapshots.clear(),
      (db) => change(db, (row) => ({ ...row, mirror: { ...row.mirror, format: 99 } })),
      (db) => change(db, (row) => ({ ...row, mirror: { ...row.mirror, deckIds: [] } })),
      (db) => change(db, (row) => ({ ...row, seq: 1_000_000 })),
    ];
    for (const harm of damage) {
      const db = await database(name);
      await harm(db);
      db.close();
      const collection = await open(name, clock);
      expect(cardsOf(collection)).toEqual(cards);
      await collection.settle();
      collection.close();
    }
  });

  it('is renewed after some hundred answers, so that a start reads a short tail', async () => {
    const name = freshName();
    const collection = await open(name);
    must(await collection.importCourses([course(600)]));
    const day = collection.studyDay();
    for (let index = 0; index < 520; index++) {
      must(await collection.answer(answerTo(collection, index, reviewState(day, 3))));
    }
    const cards = cardsOf(collection);
    collection.close();
    const db = await database(name);
    expect((await db.snapshots.get('mirror'))?.seq).toBeGreaterThanOrEqual(500);
    db.close();
    const again = await open(name);
    expect(cardsOf(again)).toEqual(cards);
    again.close();
  });
});
