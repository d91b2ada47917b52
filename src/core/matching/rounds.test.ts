import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchImport } from './match-import';
import { editCourse } from './testing/edit-course';
import { courseOf, importedNotes, playRound, readText, type Course } from './testing/round';

const DECKS = join(process.cwd(), 'decks');
const SHARED = join(process.cwd(), '..', 'shared');
const SHARED_COURSES = [
  'course/computing-instances.md',
  'corpus/slides/elephantscale+es-training-new/STORAGE-1-Cloud-storage-and-databases.EXCERPT.md',
  'corpus/slides/elephantscale+Apache-Kafka-for-Developers/slides/inter-2-consumer-internals.md',
  'corpus/slides/heig-vd-mvp-course+heig-vd-mvp-course/02-projet-libre/PRESENTATION.md',
];
/** `scripts/reimport-rounds.mjs` plays as many as one likes. */
const ROUNDS = 6;

const courseAt = (path: string): Course => courseOf(basename(path), readFileSync(path, 'utf8'));

function expectSchedulesKept(course: Course): void {
  const rounds = Array.from({ length: ROUNDS }, (_none, seed) => playRound(course, seed));
  const sum = (count: (round: (typeof rounds)[number]) => number): number =>
    rounds.reduce((total, round) => total + count(round), 0);
  expect(rounds.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(sum(({ survived }) => survived)).toBeGreaterThan(0);
  expect(sum(({ kept }) => kept) / sum(({ survived }) => survived)).toBeGreaterThan(0.95);
}

const OWN = readdirSync(DECKS, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
  .sort();

describe('importing an edited deck of ours again', () => {
  it.each(OWN)('keeps the schedules of %s and gives none to another card', (name) => {
    expectSchedulesKept(courseAt(join(DECKS, name)));
  });

  it.each(OWN.slice(0, 1))('keeps every id unique while %s is edited again and again', (name) => {
    let text = readFileSync(join(DECKS, name), 'utf8');
    let notes = importedNotes(readText(basename(name), text));
    const everUsed = new Map(notes.map((note) => [note.id, { note, archived: [] as readonly number[] }]));
    for (let seed = 0; seed < 6; seed++) {
      text = editCourse(text, seed).natural;
      const reading = readText(basename(name), text);
      const { matches, removed } = matchImport({ readings: [reading], existing: [...everUsed.values()] });
      const imported = importedNotes(reading);
      notes = imported.map((note, index) => {
        const match = matches[0]?.[index];
        if (match === undefined) throw new Error('every note has a match');
        if (match.change !== 'new') return { ...note, id: match.binding.noteId, content: match.binding.content };
        expect(everUsed.has(match.noteId)).toBe(false);
        return { ...note, id: match.noteId };
      });
      expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length);
      for (const { noteId } of removed) {
        const entry = everUsed.get(noteId);
        if (entry !== undefined) everUsed.set(noteId, { ...entry, archived: entry.note.ordinals });
      }
      for (const note of notes) everUsed.set(note.id, { note, archived: [] });
      const again = matchImport({ readings: [reading], existing: [...everUsed.values()] });
      expect(again.matches[0]?.every(({ change }) => change === 'kept')).toBe(true);
      expect(again.removed).toEqual([]);
    }
  });
});

describe.skipIf(!existsSync(SHARED))('importing an edited course again (needs ../shared)', () => {
  it.each(SHARED_COURSES)('keeps the schedules of %s and gives none to another card', (path) => {
    expectSchedulesKept(courseAt(join(SHARED, path)));
  });
});
