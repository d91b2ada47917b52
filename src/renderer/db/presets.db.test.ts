import type { DeckId, PresetId } from '#core/cards';
import { DEFAULT_PRESET, GRADES, previewAnswers } from '#core/scheduling';
import type { Grade, Preset } from '#core/scheduling';
import { describe, expect, it } from 'vitest';
import type { Collection } from './collection';
import { bytesOf, inPieces } from './testing/bytes';
import { cardsOf, course, freshName, must, open, TestClock } from './testing/fixtures';

const DAY_MS = 86_400_000;
const calendar = { zone: 'Europe/Madrid', rolloverHour: 4 };
const STEADY: Preset = { ...DEFAULT_PRESET, fuzz: false, learningStepsMinutes: [], relearningStepsMinutes: [] };
/** What is learnt first lasts four times as long as by default. */
const LASTING: Preset = {
  ...STEADY,
  revision: 3,
  weights: STEADY.weights.map((weight, index) => (index < 4 ? weight * 4 : weight)),
};
const CALM = { ...STEADY, id: 'calm' as PresetId, name: 'Calm' };

/** Answers a card as Study does. */
async function study(collection: Collection, clock: TestClock, slot: number, grade: Grade, preset: Preset) {
  const expected = collection.mirror.stateAt(slot);
  const cardId = collection.mirror.cardIdAt(slot);
  const now = { atMs: clock.at, day: collection.studyDay(), calendar };
  const outcome = previewAnswers({ cardId, state: expected, preset, now })[grade - 1];
  if (outcome === undefined) throw new Error('no such grade');
  const { state, kind } = outcome;
  const suspends = outcome.leech && preset.leechAction === 'suspend';
  const answer = { cardId, expected, outcome: state, grade, kind, answerMs: 900, presetRevision: preset.revision };
  must(await collection.answer({ ...answer, ...(suspends && { suspended: true }) }));
}

/** Six cards, answered well on three days, and then a day off. */
async function studied(name = freshName()) {
  const clock = new TestClock();
  const collection = await open(name, clock);
  must(await collection.importCourses([course(6)]));
  must(await collection.savePreset({ ...STEADY, revision: 2 }));
  for (const days of [1, 3, 20]) {
    for (let slot = 0; slot < 6; slot++) await study(collection, clock, slot, GRADES.good, STEADY);
    clock.pass(days * DAY_MS);
  }
  return { clock, collection };
}

const deckIds = (collection: Collection): readonly DeckId[] => collection.decks().map(({ id }) => id);
const dueDays = ({ mirror }: Collection) => [...mirror.columns().dueDay.slice(0, mirror.columns().length)];
const stabilities = ({ mirror }: Collection) => [...mirror.columns().stability.slice(0, mirror.columns().length)];

describe('new parameters', () => {
  it('recompute memory from the log and leave due days where they are', async () => {
    const { collection } = await studied();
    const [due, memory] = [dueDays(collection), stabilities(collection)];
    must(await collection.savePreset(LASTING));
    expect(dueDays(collection)).toEqual(due);
    for (const [slot, stability] of stabilities(collection).entries())
      expect(stability).toBeGreaterThan(memory[slot] ?? 0);
    collection.close();
  });

  it('are undone in one step, presets, memory and due days, and redone, also after a restart', async () => {
    const name = freshName();
    const { clock, collection: first } = await studied(name);
    const before = [cardsOf(first), first.presets()];
    must(await first.savePreset(LASTING, { moveDue: true }));
    const after = [cardsOf(first), first.presets()];
    expect(after).not.toEqual(before);
    first.close();
    const collection = await open(name, clock);
    expect([cardsOf(collection), collection.presets()]).toEqual(after);
    expect(must(await collection.undo())).toMatchObject({ what: 'presets', change: 'changed', name: 'Default' });
    expect([cardsOf(collection), collection.presets()]).toEqual(before);
    must(await collection.redo());
    expect([cardsOf(collection), collection.presets()]).toEqual(after);
    collection.close();
  });

  it('move due days on request, to the load that was shown first, in one logged event', async () => {
    const { collection } = await studied();
    const effect = must(await collection.previewPreset(LASTING));
    const { seq } = collection.info;
    expect(effect).toMatchObject({ seen: 6, moved: 6 });
    expect(effect.dueBefore.reduce((sum, count) => sum + count, 0)).toBe(6);
    must(await collection.savePreset(LASTING, { moveDue: true }));
    expect(collection.info.seq).toBe(seq + 1);
    const today = collection.studyDay();
    const load = Array.from(
      { length: 30 },
      (_, ahead) => dueDays(collection).filter((day) => Math.max(0, day - today) === ahead).length,
    );
    expect(load).toEqual(effect.dueAfter);
    collection.close();
  });

  it('change nothing while they are only looked at', async () => {
    const { collection } = await studied();
    const [cards, { seq }] = [cardsOf(collection), collection.info];
    must(await collection.previewPreset(LASTING));
    expect(cardsOf(collection)).toEqual(cards);
    expect(collection.info.seq).toBe(seq);
    collection.close();
  });

  it('are refused with a sentence when a weight is no number, and nothing is changed', async () => {
    const { collection } = await studied();
    const [cards, presets] = [cardsOf(collection), collection.presets()];
    const refused = await collection.savePreset({ ...LASTING, weights: LASTING.weights.with(4, NaN) });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'invalid-preset', problems: [{ field: 'weights', message: 'Weight 5 is not a number.' }] },
    });
    expect([cardsOf(collection), collection.presets()]).toEqual([cards, presets]);
    collection.close();
  });

  it('come along in an exported collection', async () => {
    const { collection } = await studied();
    must(await collection.savePreset(LASTING, { moveDue: true }));
    must(await collection.savePreset(CALM));
    must(await collection.assignPreset(deckIds(collection), CALM.id));
    must(await collection.undo());
    const file = await bytesOf(collection.exportCollection());
    const other = await open(freshName());
    must(await other.importCollection(inPieces(file)));
    expect([cardsOf(other), other.presets(), other.decks()]).toEqual([
      cardsOf(collection),
      collection.presets(),
      collection.decks(),
    ]);
    collection.close();
    other.close();
  });
});

describe('presets', () => {
  it('replay memory when a deck gets one with other weights, and back when it is undone', async () => {
    const { collection } = await studied();
    must(await collection.savePreset({ ...LASTING, id: CALM.id }));
    const memory = stabilities(collection);
    must(await collection.assignPreset(deckIds(collection), CALM.id));
    expect(collection.decks().every(({ presetId }) => presetId === CALM.id)).toBe(true);
    expect(stabilities(collection)).not.toEqual(memory);
    must(await collection.undo());
    expect(collection.decks().every(({ presetId }) => presetId === DEFAULT_PRESET.id)).toBe(true);
    expect(stabilities(collection)).toEqual(memory);
    collection.close();
  });

  it('can be deleted while used: their decks are scheduled by the default one, and undo gives them back', async () => {
    const { collection } = await studied();
    must(await collection.savePreset({ ...LASTING, id: CALM.id }));
    const byDefault = stabilities(collection);
    must(await collection.assignPreset(deckIds(collection), CALM.id));
    const calm = stabilities(collection);
    must(await collection.deletePreset(CALM.id));
    expect(collection.presets().map(({ id }) => id)).toEqual([DEFAULT_PRESET.id]);
    expect(stabilities(collection)).toEqual(byDefault);
    must(await collection.undo());
    expect(collection.presets().map(({ id }) => id)).toContain(CALM.id);
    expect(stabilities(collection)).toEqual(calm);
    collection.close();
  });

  it('never lose the default one', async () => {
    const { collection } = await studied();
    expect(await collection.deletePreset(DEFAULT_PRESET.id)).toMatchObject({ error: { kind: 'default-preset' } });
    collection.close();
  });
});

describe('a leech', () => {
  const SUSPENDING: Preset = { ...STEADY, leechThreshold: 1, leechAction: 'suspend' };

  it('is suspended with the answer and comes back with its undo, also after a restart', async () => {
    const name = freshName();
    const { clock, collection: first } = await studied(name);
    const before = cardsOf(first);
    await study(first, clock, 0, GRADES.again, SUSPENDING);
    expect(first.mirror.columns().flags[0]).toBe(1);
    first.close();
    const collection = await open(name, clock);
    expect(collection.mirror.columns().flags[0]).toBe(1);
    must(await collection.undo());
    expect(cardsOf(collection)).toEqual(before);
    must(await collection.redo());
    expect(collection.mirror.columns().flags[0]).toBe(1);
    collection.close();
  });

  it('is put back by hand, which is undone too', async () => {
    const { clock, collection } = await studied();
    await study(collection, clock, 0, GRADES.again, SUSPENDING);
    const cardId = collection.mirror.cardIdAt(0);
    expect(must(await collection.setSuspended([cardId], false))).toBe(1);
    expect(must(await collection.setSuspended([cardId], false))).toBe(0);
    expect(collection.mirror.columns().flags[0]).toBe(0);
    expect(must(await collection.undo())).toMatchObject({ what: 'suspend', cards: 1, suspended: false });
    expect(collection.mirror.columns().flags[0]).toBe(1);
    collection.close();
  });
});

describe('the clock', () => {
  it('set back by a day keeps the lived study day; set back by years it is believed', async () => {
    const { clock, collection } = await studied();
    await study(collection, clock, 0, GRADES.good, STEADY);
    const lived = collection.studyDay();
    clock.pass(-DAY_MS);
    expect(collection.studyDay()).toBe(lived);
    await study(collection, clock, 1, GRADES.good, STEADY);
    expect(collection.mirror.stateAt(1)).toMatchObject({ lastDay: lived });
    clock.pass(-1_000 * DAY_MS);
    expect(collection.studyDay()).toBe(lived - 1_001);
    await study(collection, clock, 2, GRADES.good, STEADY);
    expect(collection.mirror.stateAt(2)).toMatchObject({ phase: 'review', lastDay: lived - 1_001 });
    collection.close();
  });

  it('set forward by two years makes everything due once and no interval nonsense', async () => {
    const { clock, collection } = await studied();
    clock.pass(730 * DAY_MS);
    await study(collection, clock, 0, GRADES.good, STEADY);
    const state = collection.mirror.stateAt(0);
    expect(state.phase === 'review' && state.intervalDays > 30 && state.intervalDays <= 36_500).toBe(true);
    collection.close();
  });
});
