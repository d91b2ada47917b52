import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { mochi } from '.';

describe('Mochi cards', () => {
  it('have two sides divided by a rule', () => {
    const source = sourceOf('What pulls the tides?\n\n---\n\nThe Moon.\n');
    const reading = mochi.read(source);
    expect(reading.notes.map(inShort)).toEqual(['What pulls the tides? => The Moon.']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 2, context: 1, skipped: 0, notUnderstood: 0, all: 3 });
  });

  it('hide deletions, grouped by number', () => {
    const { notes } = mochi.read(sourceOf('{{Io}} and {{Europa}} circle {{1::Jupiter}}.\n'));
    expect(notes.map(inShort)).toEqual(['{{c1::Io}} and {{c2::Europa}} circle {{c1::Jupiter}}.']);
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([[0, 1]]);
  });

  it('are reported when they have one side only', () => {
    expect(warningsInShort(mochi.read(sourceOf('Only this.\n')))).toEqual(['missing-back@1']);
  });

  it('are guessed with little weight, since slides look the same', () => {
    expect(mochi.recognise(sourceOf('a\n\n---\n\nb\n')).score).toBeLessThan(0.5);
    expect(mochi.recognise(sourceOf('{{Io}} circles.\n')).score).toBeGreaterThan(0.5);
    expect(mochi.recognise(sourceOf('Hello {{ page.title }} and {{page.url}}.\n')).score).toBe(0);
    expect(mochi.recognise(sourceOf('plain\n')).score).toBe(0);
  });
});
