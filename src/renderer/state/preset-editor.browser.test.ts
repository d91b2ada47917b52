import { describe, expect, it } from 'vitest';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { Collection } from '../db';
import { answerTo, cardsOf, course, freshName, must, open, reviewState } from '../db/testing/fixtures';
import { presetEditorOf } from './preset-editor.svelte';
import { Toasts } from './toasts.svelte';

async function editing() {
  const collection = await open(freshName());
  must(await collection.importCourses([course(4)]));
  const day = collection.studyDay();
  for (let slot = 0; slot < 4; slot++) {
    must(await collection.answer(answerTo(collection, slot, reviewState(day, 10 + slot))));
  }
  const app = {
    collection,
    toasts: new Toasts(),
    read: <T>(reader: (collection: Collection, version: number) => T): T => reader(collection, 0),
  };
  return { collection, app, editor: presetEditorOf(app) };
}

describe('the preset editor', () => {
  it('keeps what was typed until it is saved or discarded, also when one comes back to it', async () => {
    const { collection, app, editor } = await editing();
    editor.type('newPerDay', '7');
    expect(presetEditorOf(app).draft.newPerDay).toBe(7);
    expect(collection.presets()[0]?.newPerDay).toBe(20);
    editor.discard();
    expect(editor.isChanged).toBe(false);
    editor.type('newPerDay', '8');
    await editor.save();
    expect(collection.presets()[0]).toMatchObject({ newPerDay: 8, revision: 2 });
    expect(editor.isChanged).toBe(false);
    collection.close();
  });

  it('saves nothing while a field is wrong, and says what is wrong', async () => {
    const { collection, editor } = await editing();
    editor.type('weights', '1 2 x');
    editor.type('desiredRetention', '200');
    await editor.save();
    expect(editor.problems.get('weights')).toBe('FSRS-6 needs 21 weights; these are 3.');
    expect(editor.problems.get('desiredRetention')).toBe('Desired retention must be a number from 70 to 99.');
    expect(collection.presets()).toEqual([DEFAULT_PRESET]);
    collection.close();
  });

  it('shows the change in load before due days move, and moves them only when told', async () => {
    const { collection, editor } = await editing();
    const before = cardsOf(collection);
    editor.type('desiredRetention', '97');
    await editor.save();
    expect(editor.pending?.effect).toMatchObject({ seen: 4, moved: 4 });
    editor.cancel();
    expect(cardsOf(collection)).toEqual(before);
    await editor.save();
    await editor.confirm(false);
    expect(cardsOf(collection)).toEqual(before);
    editor.type('desiredRetention', '96');
    await editor.save();
    await editor.confirm(true);
    expect(cardsOf(collection)).not.toEqual(before);
    must(await collection.undo());
    expect(cardsOf(collection)).toEqual(before);
    collection.close();
  });

  it('makes, duplicates, gives and deletes presets; decks of a deleted one use the default', async () => {
    const { collection, app, editor } = await editing();
    await editor.add('default');
    expect(editor.stored.name).toBe('New preset');
    editor.type('name', 'Calm');
    editor.type('newPerDay', '3');
    await editor.save();
    await editor.add('copy');
    expect(editor.stored).toMatchObject({ name: 'Calm copy', newPerDay: 3 });
    await editor.assign(
      collection.decks().map(({ id }) => id),
      editor.stored.id,
    );
    expect(editor.deckCount).toBe(collection.decks().length);
    await editor.delete();
    expect(editor.stored.id).toBe(DEFAULT_PRESET.id);
    expect(editor.deckCount).toBe(collection.decks().length);
    expect(editor.presets.map(({ name }) => name)).toEqual(['Default', 'Calm']);
    await editor.delete();
    expect(app.toasts.list.at(-1)?.text).toMatch(/default preset stays/);
    collection.close();
  });

  it('puts suspended cards back', async () => {
    const { collection, editor } = await editing();
    must(await collection.setSuspended([collection.mirror.cardIdAt(2)], true));
    expect(editor.suspendedSlots).toEqual([2]);
    await editor.resumeAll();
    expect(editor.suspendedSlots).toEqual([]);
    collection.close();
  });
});
