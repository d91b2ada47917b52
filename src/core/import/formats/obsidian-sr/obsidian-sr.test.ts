import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { obsidianSr } from '.';

const read = (text: string): ReturnType<typeof obsidianSr.read> => obsidianSr.read(sourceOf(text, 'Tides.md'));

describe('Obsidian Spaced Repetition notes', () => {
  it('divide sides by "::" or, both ways, by ":::"', () => {
    const { notes } = read('#flashcards\nsun::star\n- moon ::: rock\n');
    expect(notes.map(inShort)).toEqual(['sun => star', 'moon => rock']);
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([[0], [0, 1]]);
  });

  it('divide longer sides by a line "?" or "??", up to a blank line', () => {
    const { notes } = read('#flashcards\n\nName two\nmoons\n?\nIo\nEuropa\n\nThis is no card.\n\none\n??\ntwo\n');
    expect(notes.map(inShort)).toEqual(['Name two\nmoons => Io\nEuropa', 'one => two']);
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([[0], [0, 1]]);
  });

  it('hide ==highlights== and {{curly}} parts, with hints and numbers', () => {
    const { notes } = read(
      '#flashcards\n\nThe ==Moon==^[where?] pulls {{the sea}}.\n\n==a==[^1] and ==b==[^2] and ==c==[^1]\n',
    );
    expect(notes.map(inShort)).toEqual([
      'The {{c1::Moon::where?}} pulls {{c2::the sea}}.',
      '{{c1::a}} and {{c2::b}} and {{c1::c}}',
    ]);
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('hide nothing without the tag, and bold type only where the plugin scheduled it', () => {
    expect(read('A ==marked== word.\n').notes).toEqual([]);
    expect(read('#flashcards\n\nA **bold** word.\n').notes).toEqual([]);
    expect(read('A **bold** word.\n<!--SR:!2026-01-02,3,250-->\n').notes.map(inShort)).toEqual([
      'A {{c1::bold}} word.',
    ]);
  });

  it('go to the deck of the last tag, or to that of their own', () => {
    const { notes } = read('#flashcards/sea\na::b\n\n#flashcards/sky c::d\n\ne::f\n');
    expect(notes.map(({ deckPath }) => deckPath)).toEqual([['sea'], ['sky'], ['sea']]);
  });

  it('keep their headings as context, and schedules as context with one warning', () => {
    const source = sourceOf('#flashcards\n\n# Sea\n\n## Tides\n\na::b\n<!--SR:!2026-01-02,3,250-->\n', 'Tides.md');
    const reading = obsidianSr.read(source);
    expect(reading.notes.map(({ context }) => context)).toEqual([['Sea', 'Tides']]);
    expect(warningsInShort(reading)).toEqual(['schedules-not-imported@8']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 1, context: 4, skipped: 0, notUnderstood: 0, all: 5 });
  });

  it('make no cards of code', () => {
    expect(read('#flashcards\n\n```cpp\nstd::cout\n```\n\n`a::b` is code\n').notes).toEqual([]);
  });

  it('are recognised by the tag or by most of their lines', () => {
    expect(obsidianSr.recognise(sourceOf('#flashcards\na::b\n')).score).toBeGreaterThan(0.9);
    expect(obsidianSr.recognise(sourceOf('a::b\nc::d\n')).score).toBeGreaterThan(0.5);
    expect(obsidianSr.recognise(sourceOf('# Notes\n\nplain text\n')).score).toBe(0);
  });
});
