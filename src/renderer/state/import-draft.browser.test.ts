import type { BlockHash, DeckId, Note, SourceKey } from '#core/cards';
import { hash64 } from '#core/hash';
import { noteIdOf, type CourseReading, type ProposedNote } from '#core/import';
import { matchImport } from '#core/matching';
import { describe, expect, it } from 'vitest';
import type { StoredNote } from '../db';
import { ImportDraft } from './import-draft.svelte';

const SOURCE = 'harbour.md' as SourceKey;

function proposed(front: string, back: string, change: Partial<ProposedNote> = {}): ProposedNote {
  return {
    content: { kind: 'basic', front, back },
    context: ['Harbour'],
    deckPath: ['Harbour'],
    tags: [],
    ordinals: [0],
    slide: 1,
    lines: { from: 1, to: 2 },
    blockHash: hash64(`${front}\n${back}`) as BlockHash,
    occurrence: 0,
    reason: 'a test asked for it',
    lint: [],
    proposal: 'accept',
    ...change,
  };
}

function stored(note: ProposedNote, archived: readonly number[] = []): StoredNote {
  const { content, context, tags, ordinals, slide, lines, blockHash } = note;
  const known: Note = {
    id: noteIdOf(SOURCE, note),
    deckId: 'harbour' as DeckId,
    content,
    context,
    tags,
    ordinals,
    origin: { source: SOURCE, slide, lines, blockHash },
  };
  return { note: known, archived, changedAt: 0 };
}

function draftOf(proposals: readonly ProposedNote[], notes: readonly StoredNote[]): ImportDraft {
  const reading: CourseReading = {
    source: SOURCE,
    name: SOURCE,
    relativePath: SOURCE,
    sha256: '',
    format: { id: 'course', score: 1, reason: '' },
    slides: [],
    notes: proposals,
    ledger: [],
    lineCount: 2,
    media: [],
    warnings: [],
  };
  const used = new Set(notes.map(({ note }) => note.id));
  const known = { notes, sources: new Set([SOURCE]), isUsed: (id: Note['id']) => used.has(id) };
  return new ImportDraft([reading], known, matchImport({ readings: [reading], existing: notes }));
}

const MOLE = proposed('What keeps the waves of the open sea out of the inner harbour basin?', 'The mole at its mouth');
const REWORDED = proposed(
  'What keeps the big waves of the open sea out of the inner harbour basin?',
  'The mole at its mouth',
);
const PILOT = proposed('Who steers foreign freighters through the narrow channel?', 'A pilot from the town');

describe('an import over cards that are there', () => {
  it('gives a reworded card the id it had and shows what it was', () => {
    const draft = draftOf([REWORDED, PILOT], [stored(MOLE), stored(PILOT)]);
    expect(draft.counts).toMatchObject({ edited: 1, kept: 1, new: 0, archived: 0 });
    expect(draft.accepted()[0]?.notes[0]?.noteId).toBe(noteIdOf(SOURCE, MOLE));
    const [edited] = draft.files[0]?.proposals ?? [];
    expect(edited && draft.before(edited)?.content).toEqual(MOLE.content);
  });

  it('makes a card new on request, under an id of its own, and archives the old one', () => {
    const draft = draftOf([REWORDED], [stored(MOLE)]);
    const [edited] = draft.files[0]?.proposals ?? [];
    if (edited === undefined) throw new Error('no proposal');
    draft.turn(edited);
    expect(draft.counts).toMatchObject({ edited: 0, new: 1, archived: 1 });
    expect(draft.accepted()[0]?.notes[0]?.noteId).not.toBe(noteIdOf(SOURCE, MOLE));
    draft.turn(edited);
    expect(draft.counts).toMatchObject({ edited: 1, new: 0, archived: 0 });
  });

  it('lists what the source no longer has, and keeps in sight what shall stay', () => {
    const draft = draftOf([MOLE], [stored(MOLE), stored(PILOT)]);
    const ids = draft.removals.map(({ noteId }) => noteId);
    expect(ids).toEqual([noteIdOf(SOURCE, PILOT)]);
    expect(draft.counts.archived).toBe(1);
    draft.keep(ids, true);
    expect(draft.isSame).toBe(true);
    expect(draft.accepted()[0]?.keep).toEqual(ids);
  });

  it('takes a weak card that is already studied, and leaves a weak new one out', () => {
    const weak = { proposal: 'skip' } as const;
    const draft = draftOf(
      [
        { ...MOLE, ...weak },
        { ...PILOT, ...weak },
      ],
      [stored(MOLE)],
    );
    expect(draft.accepted()[0]?.notes.map(({ blockHash }) => blockHash)).toEqual([MOLE.blockHash]);
  });

  it('says that an archived card comes back', () => {
    expect(draftOf([MOLE], [stored(MOLE, [0])]).counts).toMatchObject({ restored: 1, new: 0, kept: 0 });
  });
});
