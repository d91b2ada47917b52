import { describe, expect, it, vi } from 'vitest';
import type { ProposedNote } from '#core/import';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import { freshName, must, open, proposal, reading, TestClock } from '../db/testing/fixtures';
import { StudySession } from './study-session.svelte';

const DAY_MS = 86_400_000;
const QUICK: Preset = {
  ...DEFAULT_PRESET,
  revision: 2,
  learningStepsMinutes: [],
  relearningStepsMinutes: [],
  leechThreshold: 1,
};

async function sitting(notes: readonly ProposedNote[], preset: Preset) {
  const clock = new TestClock();
  const collection = await open(freshName(), clock);
  must(await collection.importCourses([reading(notes)]));
  must(await collection.savePreset(preset));
  const say = vi.fn<(text: string, tone: 'calm' | 'alarm') => void>();
  const start = async () => {
    const session = new StudySession({
      collection,
      deckId: undefined,
      now: clock.now,
      calendar: () => ({ zone: 'Europe/Madrid', rolloverHour: 4 }),
      random: () => 0,
      say,
    });
    await session.start();
    return session;
  };
  return { clock, collection, say, start };
}

/** Learns one card and forgets it a month later. */
async function forgetting(leechAction: Preset['leechAction']) {
  const around = await sitting([proposal('Port?', 'Left')], { ...QUICK, leechAction });
  const first = await around.start();
  first.reveal();
  await first.grade(3);
  around.clock.pass(30 * DAY_MS);
  const session = await around.start();
  session.reveal();
  await session.grade(1);
  return { ...around, session };
}

describe('a leech in a session', () => {
  it('is suspended and said so, is not shown again, and comes back with undo', async () => {
    const { clock, collection, say, session, start } = await forgetting('suspend');
    expect(say.mock.lastCall?.[0]).toMatch(/Leech.*suspended/);
    expect(session.view.kind).toBe('done');
    clock.pass(30 * DAY_MS);
    expect((await start()).view.kind).toBe('done');
    clock.pass(-30 * DAY_MS);
    await session.undo();
    expect(session.view.kind).toBe('question');
    expect(collection.mirror.columns().flags[0]).toBe(0);
    await session.redo();
    expect(collection.mirror.columns().flags[0]).toBe(1);
    collection.close();
  });

  it('is only marked when its preset says so', async () => {
    const { clock, collection, say, start } = await forgetting('tag');
    expect(say.mock.lastCall?.[0]).toMatch(/Leech.*1 time\./);
    expect(collection.mirror.columns().flags[0]).toBe(0);
    clock.pass(30 * DAY_MS);
    expect((await start()).view.kind).toBe('question');
    collection.close();
  });
});

describe('siblings in a session', () => {
  const two = proposal('Port?', 'Left', { ordinals: [0, 1] });

  it('wait for another day once one of them was seen', async () => {
    const { clock, collection, start } = await sitting([two], QUICK);
    const session = await start();
    expect(session.counts.newCards).toBe(1);
    session.reveal();
    await session.grade(4);
    expect(session.view.kind).toBe('done');
    clock.pass(DAY_MS);
    expect((await start()).counts.newCards).toBe(1);
    collection.close();
  });

  it('come on one day when the preset does not bury them', async () => {
    const { collection, start } = await sitting([two], { ...QUICK, buryNew: false });
    expect((await start()).counts.newCards).toBe(2);
    collection.close();
  });
});

describe('a session with a strange clock', () => {
  it('goes on after the clock was set back by a day, and after two years away', async () => {
    const { clock, collection, start } = await sitting([proposal('Port?', 'Left'), proposal('Bow?', 'Front')], QUICK);
    const session = await start();
    session.reveal();
    await session.grade(3);
    clock.pass(-DAY_MS);
    session.reveal();
    await session.grade(3);
    expect(session.view.kind).toBe('done');
    expect(collection.mirror.stateAt(0)).toMatchObject({ phase: 'review', lastDay: collection.studyDay() });
    clock.pass(731 * DAY_MS);
    const later = await start();
    expect(later.counts.reviews).toBe(2);
    later.reveal();
    await later.grade(3);
    const { dueDay } = collection.mirror.columns();
    expect(Math.max(...dueDay.slice(0, 2))).toBeGreaterThan(collection.studyDay());
    collection.close();
  });
});
