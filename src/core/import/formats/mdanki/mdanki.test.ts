import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { mdanki } from '.';

describe('mdanki', () => {
  const text = `# Sea

## What pulls the tides?

The Moon.

[#sky](sky.md) [#far away]()

## Waves

Draw one.

%

~~~
## not a card
~~~

## Empty
`;

  it('asks the heading and answers the text below it; "%" ends a longer front', () => {
    const { notes, title } = mdanki.read(sourceOf(text));
    expect(title).toBe('Sea');
    expect(notes.map(inShort)).toEqual([
      'What pulls the tides? => The Moon.',
      'Waves\n\nDraw one. => ~~~\n## not a card\n~~~',
    ]);
    expect(notes.map(({ tags }) => tags)).toEqual([['sky', 'far_away'], []]);
  });

  it('reports a heading with nothing below, and accounts for every line', () => {
    const source = sourceOf(text);
    const reading = mdanki.read(source);
    expect(warningsInShort(reading)).toEqual(['missing-back@19']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 9, context: 1, skipped: 1, notUnderstood: 0, all: 11 });
  });

  it('is recognised by "%" and tags, and gives way where headings are only headings', () => {
    expect(mdanki.recognise(sourceOf(text)).score).toBeGreaterThan(0.8);
    expect(mdanki.recognise(sourceOf('# A\n\n## B\n\n- c\n- d\n')).score).toBeLessThan(0.2);
    expect(mdanki.recognise(sourceOf('plain\n')).score).toBe(0);
  });
});
