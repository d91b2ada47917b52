import { describe, expect, it } from 'vitest';
import type { DeckId, NoteContent } from '#core/cards';
import { noteIdOf } from '#core/import';
import { matchImport } from './match-import';
import { proposedNotes, SOURCE } from './testing/notes';
import type { ExistingNote } from './types';

const cloze = (text: string): NoteContent => ({ kind: 'cloze', text });
const basic = (front: string, back: string): NoteContent => ({ kind: 'definition', front, back });
const claim = (stem: string, isTrue: boolean): NoteContent => ({
  kind: 'choice',
  stem,
  options: ['True', 'False'],
  correct: [isTrue ? 0 : 1],
  explanation: '',
});
const cell = (label: string, header: string, value: string, others: string): NoteContent => ({
  kind: 'table',
  front: `What is the ${header} of **${label}**?`,
  back: value,
  row: `| Name | ${header} | Other |\n| --- | --- | --- |\n| ${label} | ${value} | ${others} |`,
});

function existing(contents: readonly NoteContent[]): readonly ExistingNote[] {
  return proposedNotes(contents).map((note) => ({
    note: {
      id: noteIdOf(SOURCE, note),
      deckId: '' as DeckId,
      content: note.content,
      context: note.context,
      tags: [],
      ordinals: note.ordinals,
      origin: { source: SOURCE, slide: note.slide, lines: note.lines, blockHash: note.blockHash },
    },
    archived: [],
  }));
}

/** What each proposed note is: its change, and the index of the existing note it takes. */
function judge(before: readonly NoteContent[], after: readonly NoteContent[]) {
  const olds = existing(before);
  const { matches } = matchImport({ readings: [{ source: SOURCE, notes: proposedNotes(after) }], existing: olds });
  return (matches[0] ?? []).map((match) =>
    match.change === 'new'
      ? { change: match.change, of: -1, match, content: undefined, ordinals: [] as readonly number[] }
      : {
          change: match.change,
          of: olds.findIndex(({ note }) => note.id === match.binding.noteId),
          match,
          content: match.binding.content,
          ordinals: match.binding.ordinals,
        },
  );
}

describe('cloze cards', () => {
  it('keep their numbers when another part of the sentence is hidden before them', () => {
    const [result] = judge(
      [cloze('A cell has a membrane and {{c1::ribosomes}}')],
      [cloze('A cell has a {{c1::membrane}} and {{c2::ribosomes}}')],
    );
    expect(result).toMatchObject({ change: 'edited', of: 0, ordinals: [0, 1] });
    expect(result?.content).toEqual(cloze('A cell has a {{c2::membrane}} and {{c1::ribosomes}}'));
  });

  it('never get the number of a card that the note once had', () => {
    const [old] = existing([cloze('A cell has {{c1::ribosomes}} and a wall')]);
    if (old === undefined) throw new Error('there is one');
    const before = { note: { ...old.note, ordinals: [0, 1] }, archived: [1] };
    const notes = proposedNotes([cloze('A cell has {{c1::ribosomes}} and a {{c2::wall}}')]);
    const { matches } = matchImport({ readings: [{ source: SOURCE, notes }], existing: [before] });
    expect(matches[0]?.[0]).toMatchObject({ binding: { ordinals: [0, 2] } });
  });

  it('count as new when another part of the same sentence is hidden', () => {
    const [result] = judge(
      [cloze('Insulin comes from the {{c1::pancreas}} and lowers blood sugar')],
      [cloze('Insulin comes from the pancreas and lowers {{c1::blood sugar}}')],
    );
    expect(result?.change).toBe('new');
  });

  it('stay with the half of a split bullet that still says it', () => {
    const results = judge(
      [cloze('Logs are kept for everyone. They expire after {{c1::30 days}} without access')],
      [cloze('They expire after {{c1::30 days}} without access'), cloze('Logs are kept for {{c1::everyone}}')],
    );
    expect(results.map(({ change, of }) => [change, of])).toEqual([
      ['split', 0],
      ['new', -1],
    ]);
  });

  it('stay with one of two bullets that were joined', () => {
    const results = judge(
      [cloze('Mercury orbits the sun in {{c1::88 days}}'), cloze('Venus turns {{c1::backwards}} round its axis')],
      [cloze('Mercury orbits the sun in {{c1::88 days}}. Venus turns {{c2::backwards}} round its axis')],
    );
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(result?.of).toBeGreaterThanOrEqual(0);
    const kept = result?.of === 0 ? '{{c1::88 days}}' : '{{c1::backwards}}';
    expect(JSON.stringify(result?.content)).toContain(kept);
  });
});

describe('cards that look alike', () => {
  it('are told apart by a number in the question', () => {
    const [result] = judge(
      [basic('What did Apollo 8 do?', 'It orbited the moon')],
      [basic('What did Apollo 10 do?', 'It orbited the moon')],
    );
    expect(result?.change).toBe('new');
  });

  it('are told apart by a negation in a claim, whatever its key', () => {
    for (const key of [true, false]) {
      const [result] = judge([claim('Whales are mammals', true)], [claim('Whales are not mammals', key)]);
      expect(result?.change).toBe('new');
    }
  });

  it('keep their places when two claims are reworded at once', () => {
    const results = judge(
      [claim('Whales breathe air at the surface', true), claim('Sharks breathe water through gills', true)],
      [claim('Sharks breathe sea water through gills', true), claim('Whales breathe fresh air at the surface', true)],
    );
    expect(results.map(({ of }) => of)).toEqual([1, 0]);
  });

  it('count as new when two existing cards resemble one of them equally', () => {
    const [result] = judge(
      [
        basic('What is the role of red pigment?', 'Absorbs some light'),
        basic('What is the role of blue pigment?', 'Absorbs some light'),
      ],
      [basic('What is the role of pigment?', 'Absorbs some light')],
    );
    expect(result?.change).toBe('new');
    expect(result?.match.explanation).toContain('as much');
  });

  it('are told apart by their headings when many of them ask the same', () => {
    const ask = 'What should you remember?';
    const olds = existing([basic(ask, 'Finish the final version of your product')]);
    const [before] = olds;
    const [after] = proposedNotes(
      [basic(ask, 'Prepare the final version of your product')],
      ['Lessons', 'Week 2', 'Topic'],
    );
    const [twin] = proposedNotes([basic(ask, 'Read chapter four')], ['Lessons', 'Week 3', 'Topic']);
    if (before === undefined || after === undefined || twin === undefined) throw new Error('there is one each');
    const { matches } = matchImport({ readings: [{ source: SOURCE, notes: [after, twin] }], existing: olds });
    expect(matches[0]?.map(({ change }) => change)).toEqual(['new', 'new']);
  });

  it('are told apart by row label and column header in a table', () => {
    const results = judge(
      [cell('Bread', 'time', '90 minutes', 'Yeast'), cell('Scone', 'time', 'none', 'Powder')],
      [cell('Scone', 'time', '90 minutes', 'Powder'), cell('Bread', 'time', 'none', 'Yeast')],
    );
    expect(results.map(({ change }) => change)).toEqual(['new', 'new']);
  });

  it('stay when the label of a whole row was reworded', () => {
    const [result] = judge(
      [cell('Boot time', 'disk-backed', 'Usually a full minute', 'Rarely shorter')],
      [cell('Start time', 'disk-backed', 'Usually a full minute', 'Rarely shorter')],
    );
    expect(result).toMatchObject({ change: 'edited', of: 0 });
  });
});

describe('lists and steps', () => {
  it('stay when an item is added, one is reworded and the count in the question follows', () => {
    const [result] = judge(
      [{ kind: 'list', prompt: 'Primary colours: name all 3.', items: ['red paint', 'yellow paint', 'blue paint'] }],
      [
        {
          kind: 'list',
          prompt: 'Primary colours: name all 4.',
          items: ['red paint', 'yellow paint', 'blue paint', 'light'],
        },
      ],
    );
    expect(result).toMatchObject({ change: 'edited', of: 0 });
  });

  it('keep what follows what when steps change places', () => {
    const [result] = judge(
      [{ kind: 'steps', prompt: 'Tea', items: ['boil water', 'warm the pot', 'add leaves', 'pour'] }],
      [{ kind: 'steps', prompt: 'Tea', items: ['warm the pot', 'boil water', 'add leaves', 'pour'] }],
    );
    expect(result).toMatchObject({ change: 'edited', of: 0, ordinals: [3, 4, 5, 6] });
    expect(result?.content).toMatchObject({ ordinals: [4, 5, 6, 3] });
  });
});
