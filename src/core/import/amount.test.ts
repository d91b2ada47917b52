import { describe, expect, it } from 'vitest';
import { AMOUNTS, isWantedAt, readCourse } from '#core/import';

const COURSE = [
  '# Knots',
  '## Bowline',
  '* Bowline: a fixed loop at the end of a rope',
  '* A bowline holds **900 kg** in old hemp rope',
  '---',
  '## Uses',
  '* mooring',
  '* towing',
  '* lifting',
  '---',
  '## Whipping',
  '* Rope ends fray quickly at sea and in harbour',
].join('\n');

describe('how much of a course is wanted', () => {
  const outcome = readCourse(
    { name: 'knots.md', relativePath: 'knots.md', bytes: new TextEncoder().encode(COURSE) },
    '0'.repeat(64),
  );
  const notes = outcome.status === 'read' ? outcome.reading.notes : [];
  const kindsAt = (amount: (typeof AMOUNTS)[number]): readonly string[] =>
    notes.filter((note) => isWantedAt(note, amount)).map(({ content }) => content.kind);

  it('takes the telling facts first, then lists, then what only its slide explains', () => {
    expect(kindsAt('essentials')).toEqual(['definition', 'cloze']);
    expect(kindsAt('standard')).toEqual(['definition', 'cloze', 'list']);
    expect(kindsAt('everything')).toEqual(['definition', 'cloze', 'list', 'slide']);
  });

  it('takes at standard exactly what the lint does not skip', () => {
    expect(notes.filter((note) => isWantedAt(note, 'standard'))).toEqual(
      notes.filter(({ proposal }) => proposal !== 'skip'),
    );
  });
});
