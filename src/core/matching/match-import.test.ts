import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '#core/cards';
import type { CourseReading } from '#core/import';
import { freshNoteId } from './new-ids';
import { matchImport } from './match-import';
import { importedNotes, readText } from './testing/round';
import type { ExistingNote, MatchResult } from './types';

const RIVERS = `# Rivers

## Length

* The Loire is the longest river of **France**
* The Tagus is the longest river of the **Iberian Peninsula**
* The Volga is the longest river of **Europe**

---

## Mouths

* The Danube flows into the **Black Sea**
* The Elbe flows into the **North Sea** near Cuxhaven
`;

const live = (notes: readonly Note[]): readonly ExistingNote[] => notes.map((note) => ({ note, archived: [] }));
const archived = (notes: readonly Note[]): readonly ExistingNote[] =>
  notes.map((note) => ({ note, archived: note.ordinals }));
const changesOf = ({ matches }: MatchResult) => matches.map((of) => of.map(({ change }) => change));
const idsOf = ({ matches }: MatchResult) =>
  matches.flat().map((match) => (match.change === 'new' ? match.noteId : match.binding.noteId));

describe('matching an import with the collection', () => {
  const before = readText('rivers.md', RIVERS);
  const notes = importedNotes(before);

  it('takes everything for new in an empty collection, with the ids that any machine gives', () => {
    const result = matchImport({ readings: [before], existing: [] });
    expect(changesOf(result)[0]?.every((change) => change === 'new')).toBe(true);
    expect(idsOf(result)).toEqual(notes.map(({ id }) => id));
  });

  it('recognises a file under another name', () => {
    const result = matchImport({ readings: [readText('waters.md', RIVERS)], existing: live(notes) });
    expect(result.renamed).toEqual([{ from: 'rivers.md', to: 'waters.md', share: 1 }]);
    expect(idsOf(result)).toEqual(notes.map(({ id }) => id));
    expect(result.removed).toEqual([]);
  });

  it('leaves a file alone that is still there beside its copy', () => {
    const result = matchImport({
      readings: [readText('waters.md', RIVERS)],
      existing: live(notes),
      stillThere: [before.source],
    });
    expect(result.renamed).toEqual([]);
    expect(changesOf(result)[0]?.every((change) => change === 'new')).toBe(true);
    expect(new Set([...idsOf(result), ...notes.map(({ id }) => id)]).size).toBe(2 * notes.length);
  });

  it('never touches notes of sources that were not read', () => {
    const other = importedNotes(
      readText('other.md', RIVERS.replace('# Rivers', '# Streams').replaceAll('longest', 'widest')),
    );
    const result = matchImport({ readings: [before], existing: [...live(notes), ...live(other)] });
    expect(changesOf(result)[0]?.every((change) => change === 'kept')).toBe(true);
    expect(result.removed).toEqual([]);
  });

  it('follows a slide from one file of an import to another', () => {
    const [lengths = '', mouths = ''] = RIVERS.split('---\n');
    const result = matchImport({
      readings: [readText('rivers.md', lengths), readText('mouths.md', `# Rivers\n${mouths}`)],
      existing: live(notes),
    });
    expect(result.removed).toEqual([]);
    expect(changesOf(result)[1]?.every((change) => change === 'moved')).toBe(true);
  });

  it('brings archived notes back with their history, but never by mere likeness', () => {
    const back = matchImport({ readings: [before], existing: archived(notes) });
    expect(back.matches[0]?.every((match) => match.change !== 'new' && match.restored)).toBe(true);
    const reworded = readText('rivers.md', RIVERS.replaceAll('longest river', 'longest stream'));
    const result = matchImport({ readings: [reworded], existing: archived(notes) });
    expect(changesOf(result)[0]?.filter((change) => change === 'new').length).toBeGreaterThanOrEqual(3);
  });

  it('gives a new note another id when its own is taken', () => {
    const [first] = before.notes;
    if (first === undefined) throw new Error('the course has notes');
    const taken = new Set(notes.map(({ id }) => id));
    const id = freshNoteId(before.source, first, (candidate) => taken.has(candidate));
    expect(taken.has(id)).toBe(false);
    const result = matchImport({ readings: [before], existing: [], otherIds: [...taken] });
    expect(idsOf(result).some((candidate) => taken.has(candidate))).toBe(false);
    expect(new Set(idsOf(result)).size).toBe(notes.length);
  });

  it('follows an id that the author pinned through any change of the text', () => {
    const pin = (text: string, part: string): CourseReading => {
      const reading = readText('rivers.md', text);
      const pinned = reading.notes.map((note) =>
        JSON.stringify(note.content).includes(part) ? { ...note, explicitId: 'danube' } : note,
      );
      return { ...reading, notes: pinned };
    };
    const first = pin(RIVERS, 'The Danube');
    const rewritten = pin(
      RIVERS.replace(/The Danube .*/, 'Through ten countries runs the **Danube** to 1 delta'),
      'Through ten',
    );
    const result = matchImport({ readings: [rewritten], existing: live(importedNotes(first)) });
    const index = rewritten.notes.findIndex(({ explicitId }) => explicitId === 'danube');
    expect(index).toBeGreaterThanOrEqual(0);
    expect(result.matches[0]?.[index]).toMatchObject({ change: 'edited', confidence: 0.98 });
  });

  it('gives every existing note to one proposed note at most, whatever lines are dropped, doubled or exchanged', () => {
    const lines = RIVERS.split('\n');
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length - 1), { minLength: 5, maxLength: 40 }), (picks) => {
        const text = `# Rivers\n\n## Length\n\n${picks.map((pick) => lines[pick] ?? '').join('\n')}\n\n* The Rhine is **long**\n`;
        const result = matchImport({ readings: [readText('rivers.md', text)], existing: live(notes) });
        const ids = idsOf(result);
        expect(new Set(ids).size).toBe(ids.length);
        const bound = new Set(ids);
        expect(result.removed.every(({ noteId }) => !bound.has(noteId))).toBe(true);
        expect(result.removed.length + ids.filter((id) => notes.some((note) => note.id === id)).length).toBe(
          notes.length,
        );
        expect(matchImport({ readings: [readText('rivers.md', text)], existing: live(notes) })).toEqual(result);
      }),
      { numRuns: 60 },
    );
  });
});
