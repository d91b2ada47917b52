import { describe, expect, it } from 'vitest';
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

describe('answering', () => {
  it('keeps the outcome that the button showed, also after a restart', async () => {
    const name = freshName();
    const clock = new TestClock();
    const collection = await open(name, clock);
    must(await collection.importCourses([course(3)]));
    const day = collection.studyDay();
    const outcome = reviewState(day, 4);
    const event = must(await collection.answer(answerTo(collection, 1, outcome)));
    expect(event).toMatchObject({ type: 'answer', grade: 3, studyDay: day, state: outcome, before: { phase: 'new' } });
    expect(collection.mirror.stateAt(1)).toEqual(outcome);
    const before = cardsOf(collection);
    collection.close();
    const again = await open(name, clock);
    expect(cardsOf(again)).toEqual(before);
    expect(again.info.seq).toBe(2);
    again.close();
  });

  it('refuses an answer to a card that changed since it was shown', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(1)]));
    const stale = answerTo(collection, 0, reviewState(collection.studyDay(), 3));
    must(await collection.answer(stale));
    const seq = collection.info.seq;
    expect(await collection.answer(stale)).toEqual({ ok: false, error: { kind: 'changed' } });
    expect(collection.info.seq).toBe(seq);
    collection.close();
  });

  it('refuses an answer to a card that does not exist', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(1)]));
    const input = answerTo(collection, 0, reviewState(collection.studyDay(), 3));
    const other = { ...input, cardId: 'ffffffffffffffff-0' as typeof input.cardId };
    expect(await collection.answer(other)).toEqual({ ok: false, error: { kind: 'unknown-card' } });
    collection.close();
  });

  it('takes two answers to one card given at once for one', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(1)]));
    const input = answerTo(collection, 0, reviewState(collection.studyDay(), 3));
    const results = await Promise.all([collection.answer(input), collection.answer(input)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    collection.close();
  });

  it('caps the time an answer took at a minute', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(1)]));
    const input = { ...answerTo(collection, 0, reviewState(collection.studyDay(), 3)), answerMs: 3_600_000 };
    expect(must(await collection.answer(input)).answerMs).toBe(60_000);
    collection.close();
  });

  it('tells every subscriber until it leaves', async () => {
    const collection = await open(freshName());
    must(await collection.importCourses([course(2)]));
    const heard: string[] = [];
    const leave = collection.subscribe(({ events, structure }) => heard.push(`${events[0]?.type} ${structure}`));
    must(await collection.answer(answerTo(collection, 0, reviewState(collection.studyDay(), 3))));
    must(await collection.setSetting('theme', 'dark'));
    leave();
    must(await collection.answer(answerTo(collection, 1, reviewState(collection.studyDay(), 3))));
    expect(heard).toEqual(['answer false', 'setting true']);
    collection.close();
  });
});

describe('what was done today', () => {
  it('counts new cards and reviews by deck, also after a restart, and forgets them the next day', async () => {
    const name = freshName();
    const clock = new TestClock();
    const collection = await open(name, clock);
    const other = proposal('Where?', 'There', { deckPath: ['Sailing', 'Ports'] });
    must(await collection.importCourses([reading([proposal('What?', 'That'), other])]));
    const day = collection.studyDay();
    must(await collection.answer(answerTo(collection, 0, reviewState(day, 1))));
    must(await collection.answer(answerTo(collection, 1, reviewState(day, 1))));
    clock.pass(24 * 3_600_000);
    expect(collection.todayCounts(collection.studyDay()).size).toBe(0);
    must(await collection.answer(answerTo(collection, 1, reviewState(day + 1, 2))));
    const [knots, ports] = collection.mirror.deckIds;
    const counts = new Map([[ports, { newDone: 0, reviewDone: 1 }]]);
    expect(collection.todayCounts(collection.studyDay())).toEqual(counts);
    await collection.settle();
    collection.close();
    const again = await open(name, clock);
    expect(again.todayCounts(again.studyDay())).toEqual(counts);
    must(await again.undo());
    expect(again.todayCounts(again.studyDay()).size).toBe(0);
    expect(again.todayCounts(again.studyDay()).get(knots!)).toBeUndefined();
    again.close();
  });
});
