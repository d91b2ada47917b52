import type { SourceKey } from '#core/cards';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { gunzip, gzip } from './gzip';
import { bytesOf, inPieces } from './testing/bytes';
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

async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new TextDecoder().decode(await bytesOf(gunzip(inPieces(bytes))));
}

function packed(text: string): AsyncIterable<Uint8Array> {
  return gzip(inPieces(new TextEncoder().encode(text)));
}

async function filled(clock = new TestClock()): Promise<Collection> {
  const collection = await open(freshName(), clock);
  must(
    await collection.importCourses([
      course(300),
      reading([proposal('Ünï?', 'Ça, «oui»', { ordinals: [0, 1] })], 'b.md'),
    ]),
  );
  const day = collection.studyDay();
  for (let index = 0; index < 20; index++) {
    clock.pass(5_000);
    must(await collection.answer(answerTo(collection, index, reviewState(day, index + 1))));
  }
  must(await collection.undo());
  must(await collection.setSetting('theme', { mode: 'dark', contrast: 1.5 }));
  const [preset] = collection.presets();
  must(await collection.savePreset({ ...preset!, revision: 2, newPerDay: 7 }));
  return collection;
}

function whole(collection: Collection): unknown {
  return {
    cards: cardsOf(collection),
    decks: collection.decks(),
    presets: collection.presets(),
    sources: collection.sources(),
    theme: collection.setting('theme'),
    collectionId: collection.info.collectionId,
  };
}

describe('the collection file', () => {
  it('gives an empty collection everything back: cards, log, states, decks, slides, settings', async () => {
    const original = await filled();
    const file = await bytesOf(original.exportCollection());
    const name = freshName();
    let copy = await open(name);
    const summary = must(await copy.importCollection(inPieces(file)));
    expect(summary).toEqual({ notes: 301, cards: 302, events: 24, decks: 2, sources: 2 });
    expect(whole(copy)).toEqual(whole(original));
    expect(copy.info.epoch).toBe(original.info.epoch + 1);
    expect(await bytesOf(encoded(copy.exportReviewLog()))).toEqual(await bytesOf(encoded(original.exportReviewLog())));
    copy.close();
    copy = await open(name);
    expect(whole(copy)).toEqual(whole(original));
    expect(await copy.slides('b.md' as SourceKey)).toHaveLength(2);
    const body = (text: string): string[] => text.split('\n').slice(1, -2).sort();
    expect(body(await textOf(await bytesOf(copy.exportCollection())))).toEqual(body(await textOf(file)));
    copy.close();
    original.close();
  });

  it('changes nothing when it is taken in twice', async () => {
    const original = await filled();
    const file = await bytesOf(original.exportCollection());
    const copy = await open(freshName());
    must(await copy.importCollection(inPieces(file)));
    const before = { all: whole(copy), info: copy.info };
    expect(must(await copy.importCollection(inPieces(file)))).toMatchObject({
      notes: 0,
      events: 0,
      decks: 0,
      sources: 0,
    });
    expect(must(await original.importCollection(inPieces(file)))).toMatchObject({ notes: 0, events: 0 });
    expect({ all: whole(copy), info: copy.info }).toEqual(before);
    copy.close();
    original.close();
  });

  it('merges what two machines did to the same course, the same on both', async () => {
    const clock = new TestClock();
    const here = await open(freshName(), clock);
    const there = await open(freshName(), clock);
    must(await here.importCourses([course(10)]));
    clock.pass(1000);
    must(await there.importCourses([course(12)]));
    const day = here.studyDay();
    must(await here.answer(answerTo(here, 0, reviewState(day, 1))));
    must(await here.answer(answerTo(here, 1, reviewState(day, 2))));
    clock.pass(1000);
    must(await there.answer(answerTo(there, 1, reviewState(day, 5))));
    must(await there.answer(answerTo(there, 11, reviewState(day, 6))));
    const [fromHere, fromThere] = [await bytesOf(here.exportCollection()), await bytesOf(there.exportCollection())];
    expect(must(await here.importCollection(inPieces(fromThere)))).toMatchObject({ events: 3 });
    must(await there.importCollection(inPieces(fromHere)));
    expect(cardsOf(here)).toEqual(cardsOf(there));
    expect(here.sources()).toEqual(there.sources());
    expect(here.mirror.stateAt(0)).toEqual(reviewState(day, 1));
    expect(here.mirror.stateAt(1)).toMatchObject({ phase: 'review', reps: 2, lastDay: day });
    const merged = here.mirror.stateAt(1);
    expect(must(await here.undo())).toBeNull();
    must(await here.answer(answerTo(here, 1, reviewState(day, 8, 3))));
    must(await here.undo());
    expect(here.mirror.stateAt(1)).toEqual(merged);
    here.close();
    there.close();
  });

  const refusals: readonly (readonly [string, (text: string) => string, object])[] = [
    [
      'is cut off between lines',
      (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
      { kind: 'damaged' },
    ],
    ['has a grade changed', (text) => text.replace('"grade":3', '"grade":4'), { kind: 'damaged' }],
    ['has a grade that does not exist', (text) => text.replace('"grade":3', '"grade":9'), { kind: 'damaged' }],
    ['has a line that is no JSON', (text) => text.replace('{"type":"deck"', '{"type":deck"'), { kind: 'damaged' }],
    ['goes on after its end', (text) => `${text}{"type":"setting","key":"a","value":1}\n`, { kind: 'damaged' }],
    [
      'is from a newer Deckhand',
      (text) => text.replace('"version":1', '"version":7'),
      { kind: 'newer-version', found: 7 },
    ],
    ['is something else', () => 'Dear diary,\n', { kind: 'not-a-collection' }],
    ['is empty', () => '', { kind: 'not-a-collection' }],
  ];
  it.each(refusals)('is refused when it %s, and the collection stays as it is', async (_what, change, error) => {
    const original = await filled();
    const text = await textOf(await bytesOf(original.exportCollection()));
    const copy = await open(freshName());
    must(await copy.importCourses([course(2)]));
    const before = { all: whole(copy), info: copy.info };
    expect(await copy.importCollection(packed(change(text)))).toMatchObject({ ok: false, error });
    expect({ all: whole(copy), info: copy.info }).toEqual(before);
    copy.close();
    original.close();
  });

  it('is refused when it is no gzip, cut off within it, or has a flipped byte', async () => {
    const original = await filled();
    const file = await bytesOf(original.exportCollection());
    const copy = await open(freshName());
    const plain = new TextEncoder().encode('{"type":"header"}');
    expect(await copy.importCollection(inPieces(plain))).toMatchObject({ error: { kind: 'not-a-collection' } });
    expect(await copy.importCollection(inPieces(file.slice(0, -200)))).toMatchObject({ error: { kind: 'damaged' } });
    const flipped = file.slice();
    flipped[Math.floor(file.length / 2)]! ^= 0x10;
    expect(await copy.importCollection(inPieces(flipped))).toMatchObject({ ok: false });
    expect(copy.mirror.columns().length).toBe(0);
    copy.close();
    original.close();
  });

  it('is refused when it comes from a copied profile that went its own way', async () => {
    const collection = await filled();
    const file = await bytesOf(collection.exportCollection());
    const forged = (await textOf(file))
      .split('\n')
      .map((line) => (line.includes('"type":"event"') ? line.replace('"answerMs":1500', '"answerMs":1501') : line));
    const footer = JSON.parse(forged.at(-2) ?? '') as object;
    const body = `${forged.slice(0, -2).join('\n')}\n`;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const before = whole(collection);
    const result = await collection.importCollection(packed(`${body}${JSON.stringify({ ...footer, sha256 })}\n`));
    expect(result).toEqual({ ok: false, error: { kind: 'diverged' } });
    expect(whole(collection)).toEqual(before);
    collection.close();
  });

  it('can be cancelled', async () => {
    const original = await filled();
    const file = await bytesOf(original.exportCollection());
    const copy = await open(freshName());
    const result = await copy.importCollection(inPieces(file), AbortSignal.abort());
    expect(result).toEqual({ ok: false, error: { kind: 'cancelled' } });
    copy.close();
    original.close();
  });
});

describe('the review log as CSV', () => {
  it('has a header and one record an answer, those taken back marked', async () => {
    const collection = await filled();
    const csv = new TextDecoder().decode(await bytesOf(encoded(collection.exportReviewLog())));
    const records = csv.trimEnd().split('\r\n');
    expect(records).toHaveLength(21);
    const names = records[0]!.split(',');
    const rows = records.slice(1).map((record) => {
      const values = record.split(',');
      return Object.fromEntries(names.map((name, index) => [name, values[index]]));
    });
    expect(rows[0]).toMatchObject({
      at: '2026-03-02T12:00:05.000Z',
      offset_minutes: '60',
      study_day: '2026-03-02',
      grade: '3',
      phase_before: 'new',
      phase: 'review',
      due_day: '2026-03-03',
      interval_days: '1',
      undone: 'false',
    });
    expect(rows.map(({ undone }) => undone).filter((undone) => undone === 'true')).toHaveLength(1);
    expect(rows.at(-1)!.undone).toBe('true');
    collection.close();
  });
});

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield new TextEncoder().encode(text);
}
