import { describe, expect, it } from 'vitest';
import { readCourse } from '../../read-course';
import type { CourseReading } from '../../result';

function read(...lines: readonly string[]): CourseReading {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const outcome = readCourse({ name: 'deck.md', relativePath: 'deck.md', bytes }, '');
  if (outcome.status === 'failed') throw new Error(outcome.message);
  return outcome.reading;
}

const titles = (reading: CourseReading): readonly string[] => reading.slides.map((slide) => slide.title);
const notes = (reading: CourseReading): readonly string[] => reading.slides.map((slide) => slide.notes);

describe('the course dialect', () => {
  it('takes a separator glued to a line for a separator, never for a heading', () => {
    const reading = read(
      '# Tea',
      '---',
      '## Leaves',
      '![](leaf.png)',
      '---        ',
      '## Water',
      '* Hot: 90 °C',
      '---',
    );
    expect(titles(reading)).toEqual(['', 'Leaves', 'Water']);
    expect(reading.media).toEqual([{ target: 'leaf.png', line: 4 }]);
  });

  it('goes on with the topic when a title is repeated or marked as continued', () => {
    const reading = read(
      '# Tea',
      '---',
      '## Kinds',
      '* Oolong: half oxidised',
      '---',
      "## Kinds (cont'd)",
      '* Assam: a black tea',
    );
    expect(reading.notes.map((note) => note.context.at(-1))).toEqual(['Kinds', 'Kinds']);
  });

  it('makes sections from top headings and decks from them', () => {
    const reading = read(
      '# Tea',
      '# Growing',
      '## Soil',
      '* Loam: soft earth',
      '---',
      '# Brewing',
      '## Pots',
      '* Gaiwan: a lidded bowl',
    );
    expect(reading.notes.map((note) => note.deckPath)).toEqual([
      ['Tea', 'Growing'],
      ['Tea', 'Brewing'],
    ]);
  });

  it('keeps tables with dashes and fenced separators on their slide', () => {
    const reading = read('## A', '| x | y |', '|---|---|', '| 1 | 2 |', '', '```', '---', '```', '---', '## B', 'text');
    expect(titles(reading)).toEqual(['A', 'B']);
  });

  it('pins a card by an id in a comment, and tells several cards of one block apart', () => {
    const reading = read(
      '## A',
      '<!-- id: jib -->',
      '* Jib: a sail',
      '',
      '## B',
      '<!-- id: tab -->',
      '| rope | use |',
      '|---|---|',
      '| Sheet | trims |',
      '| Halyard | hoists |',
    );
    expect(reading.notes.map((note) => note.explicitId)).toEqual(['jib', undefined, undefined]);
  });

  it('ends the notes at a heading that comes without a separator, and says so', () => {
    const reading = read(
      '## A',
      '* Jib: a sail',
      'Notes:',
      'said',
      '## B',
      '* Boom: a spar',
      '---',
      '## C',
      'Notes: aside',
    );
    expect(reading.warnings.map(({ line, kind }) => [line, kind])).toEqual([[5, 'missing-separator']]);
    expect(reading.notes.map((note) => note.context.at(-1))).toEqual(['A', 'B']);
    expect(reading.slides).toHaveLength(2);
  });
});

describe('remark', () => {
  it('merges steps, reads notes after ???, properties and wrappers', () => {
    const reading = read(
      'class: center',
      '',
      '# Knots',
      '---',
      'name: bends',
      '# Bends',
      '- Sheet bend: joins two ropes',
      '--',
      '',
      '- .red[Carrick bend]: joins heavy ropes',
      '',
      '???',
      'Show both.',
      '---',
      '.left-column[',
      '## Hitches',
      ']',
      '- Clove hitch: fastens a rope to a post',
    );
    expect(reading.format.id).toBe('remark');
    expect(titles(reading)).toEqual(['Knots', 'Bends', 'Hitches']);
    expect(notes(reading)).toEqual(['', 'Show both.', '']);
    expect(reading.notes.map(({ content }) => content.kind === 'definition' && content.front)).toEqual([
      'What does a Sheet bend do?',
      'What does a Carrick bend do?',
      'What does a Clove hitch do?',
    ]);
  });
});

describe('reveal.js', () => {
  it('reads vertical slides, either spelling of notes, and drops slide and element comments', () => {
    const reading = read(
      '# Winds',
      '',
      '---',
      '',
      '## Mistral',
      '<!-- .slide: data-background="x" -->',
      '',
      '* Mistral: a cold wind <!-- .element: class="fragment" -->',
      '',
      'note: be brief',
      '',
      '----',
      '',
      '## Bora',
      '* Bora: a gusty wind',
    );
    expect(reading.format.id).toBe('reveal');
    expect(titles(reading)).toEqual(
      ['', 'Mistral', 'Bora'].map((title, index) => (index === 0 ? reading.slides[0]?.title : title)),
    );
    expect(notes(reading)).toEqual(['', 'be brief', '']);
    const [first] = reading.notes;
    expect(first?.content).toMatchObject({ front: 'What is meant by “Mistral”?', back: 'A cold wind' });
  });

  it('takes separators from the front matter without running them as patterns', () => {
    const reading = read(
      '---',
      'title: Winds',
      'separator: <!--s-->',
      'verticalSeparator: ^\\n<!--v-->\\n$',
      '---',
      'Foo',
      '',
      '<!--s-->',
      '',
      '# Bar',
      '',
      '<!--v-->',
      '',
      'Baz',
    );
    expect(reading.format.id).toBe('reveal');
    expect(reading.slides).toHaveLength(3);
    const evil = read(
      '---',
      'separator: ^(a+)+$',
      'theme: x',
      'revealOptions: {}',
      '---',
      'a'.repeat(5000) + '!',
      '',
      'b',
    );
    expect(evil.slides).toHaveLength(1);
  });
});

describe('Marp', () => {
  it('divides by headings when told so, and takes comments that are no directives for notes', () => {
    const reading = read(
      '---',
      'marp: true',
      'headingDivider: 2',
      '---',
      '# Tides',
      '',
      '<!-- _class: lead -->',
      '',
      '## Spring',
      '',
      '- Spring tide: the largest range',
      '',
      '<!-- Explain the moon. -->',
      '',
      '## Neap',
      '',
      '- Neap tide: the smallest range',
      '',
      '![bg right](moon.jpg)',
    );
    expect(reading.format.id).toBe('marp');
    expect(titles(reading).slice(1)).toEqual(['Spring', 'Neap']);
    expect(notes(reading)).toEqual(['', 'Explain the moon.', '']);
    expect(reading.media.map(({ target }) => target)).toEqual(['moon.jpg']);
  });

  it('makes a card of a question slide and the answer slide after it', () => {
    const reading = read(
      '---',
      'marp: true',
      'headingDivider: 6',
      '---',
      '# Quiz',
      '## Question 1 - Donnée',
      '> Qui a vu la mer ?',
      '## Question 1 - Réponse',
      'Le **mousse**.',
    );
    expect(reading.notes.map(({ content }) => content)).toEqual([
      { kind: 'basic', front: 'Qui a vu la mer ?', back: 'Le **mousse**.' },
    ]);
  });
});

describe('Slidev', () => {
  it('takes YAML after a separator for front matter, the last comment for notes, and drops click marks', () => {
    const reading = read(
      '---',
      'theme: seriph',
      'title: Charts',
      'drawings:',
      '  persist: false',
      '---',
      '',
      '# Charts',
      '',
      '---',
      'layout: two-cols',
      'transition: fade',
      '---',
      '',
      '# Symbols',
      '',
      '<!-- first -->',
      '',
      '<v-clicks>',
      '',
      '- Buoy: a floating mark',
      '',
      '</v-clicks>',
      '',
      '::right::',
      '',
      '<!--',
      'Show a chart.',
      '-->',
      '',
      '---',
      '',
      '# Depths',
      '',
      '- Fathom: six feet',
    );
    expect(reading.format.id).toBe('slidev');
    expect(titles(reading)).toEqual(
      ['Charts', 'Symbols', 'Depths'].map((title, index) => (index === 0 ? reading.slides[0]?.title : title)),
    );
    expect(notes(reading)).toEqual(['', 'Show a chart.', '']);
    expect(reading.notes).toHaveLength(2);
  });
});
