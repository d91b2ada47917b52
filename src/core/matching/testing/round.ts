import type { Note, NoteContent } from '#core/cards';
import { noteIdOf, readCourse, type CourseReading, type ProposedNote } from '#core/import';
import { matchImport } from '../match-import';
import type { NoteMatch } from '../types';
import { editCourse, type Edit } from './edit-course';
import { truthOf } from './truth';

/** What one round of editing and importing again showed. */
export interface RoundResult {
  readonly cards: number;
  /** Cards whose meaning plainly survived, and those of them that kept their schedule. */
  readonly survived: number;
  readonly kept: number;
  /** Of these, the ones whose text was written differently. */
  readonly reworded: number;
  readonly rewordedKept: number;
  /** Notes recognised although what they ask was written differently. */
  readonly bound: number;
  /** Cards that took another's schedule, each in one line. */
  readonly wrong: readonly string[];
  /** Surviving cards that count as new, each in one line. */
  readonly lost: readonly string[];
  /** The edits were written in the course's own words, so that they are hard to tell from its other blocks. */
  readonly isNatural: boolean;
  readonly done: ReadonlyMap<Edit, number>;
}

/** Reads a course's text as the importer does. */
export function readText(name: string, text: string): CourseReading {
  const outcome = readCourse({ name, relativePath: name, bytes: new TextEncoder().encode(text) }, '');
  if (outcome.status === 'failed') throw new Error(`${name}: ${outcome.message}`);
  return outcome.reading;
}

/** The notes of a first import. */
export function importedNotes(reading: CourseReading): readonly Note[] {
  return reading.notes.map((note) => ({
    id: noteIdOf(reading.source, note),
    deckId: '' as Note['deckId'],
    content: note.content,
    context: note.context,
    tags: note.tags,
    ordinals: note.ordinals,
    origin: { source: reading.source, slide: note.slide, lines: note.lines, blockHash: note.blockHash },
  }));
}

/** A course as first imported. */
export interface Course {
  readonly name: string;
  readonly text: string;
  readonly before: CourseReading;
}

/** Reads a course for rounds of editing. */
export function courseOf(name: string, text: string): Course {
  return { name, text, before: readText(name, text) };
}

/** Edits a course with that seed, imports it again and compares what the matcher says with the truth; `donor` lends blocks. */
export function playRound({ name, text, before }: Course, seed: number, donor = ''): RoundResult {
  const edited = editCourse(text, seed, donor);
  const tagged = readText(name, edited.text);
  const natural = readText(name, edited.natural);
  const isNatural = natural.notes.length === tagged.notes.length && natural.notes.every(isLike(tagged));
  const after = isNatural ? natural : tagged;
  const existing = importedNotes(before);
  const originals = new Map(before.notes.map((note, index) => [existing[index]?.id, note]));
  const { matches } = matchImport({
    readings: [after],
    existing: existing.map((note) => ({ note, archived: [] })),
  });
  const truth = truthOf(before.notes, tagged.notes, edited);
  const ownerOf = new Map<ProposedNote, NoteMatch>();
  const wrong: string[] = [];
  let bound = 0;
  after.notes.forEach((note, index) => {
    const match = matches[0]?.[index];
    const told = tagged.notes[index];
    if (match === undefined || told === undefined) return;
    ownerOf.set(told, match);
    if (match.change === 'new') return;
    const old = originals.get(match.binding.noteId);
    if (old === undefined || JSON.stringify(old.content) === JSON.stringify(note.content)) return;
    bound++;
    const reason = truth.wrongness(old, told, cardsKept(old, note.content, match.binding.content));
    if (reason !== undefined) wrong.push(describe(`${name} seed ${seed}: ${reason} (${match.explanation})`, old, note));
  });
  let survived = 0;
  let kept = 0;
  let [reworded, rewordedKept] = [0, 0];
  const lost: string[] = [];
  for (const [old, now] of truth.survivors) {
    survived += old.ordinals.length;
    const match = ownerOf.get(now);
    const isReworded = JSON.stringify(old.content) !== JSON.stringify(now.content);
    if (isReworded) reworded++;
    const taken = match === undefined || match.change === 'new' ? undefined : originals.get(match.binding.noteId);
    if (taken !== undefined && (taken === old || JSON.stringify(taken.content) === JSON.stringify(old.content))) {
      kept += old.ordinals.length;
      if (isReworded) rewordedKept++;
    } else {
      lost.push(describe(`${name} seed ${seed}: ${match?.explanation ?? ''}`, old, now));
    }
  }
  return {
    cards: originals.size,
    survived,
    kept,
    reworded,
    rewordedKept,
    bound,
    wrong,
    lost,
    isNatural,
    done: edited.done,
  };
}

/** The cards that go on with a schedule: their proposed ordinal → the existing one. */
function cardsKept(old: ProposedNote, proposed: NoteContent, bound: NoteContent): ReadonlyMap<number, number> {
  const pairs =
    proposed.kind === 'cloze' && bound.kind === 'cloze'
      ? clozeOrdinals(proposed.text).map((ordinal, index) => [ordinal, clozeOrdinals(bound.text)[index] ?? -1] as const)
      : bound.kind === 'steps'
        ? bound.items.map((_item, step) => [step, bound.ordinals?.[step] ?? step] as const)
        : [];
  return new Map(pairs.filter(([, ordinal]) => old.ordinals.includes(ordinal)));
}

function clozeOrdinals(text: string): readonly number[] {
  return [...text.matchAll(/\{\{c(\d+)::/g)].map(([, digits]) => Number(digits) - 1);
}

/** Whether a reading has the same notes on the same lines, with the same parts hidden. */
function isLike(other: CourseReading): (note: ProposedNote, index: number) => boolean {
  return (note, index) => {
    const told = other.notes[index];
    return (
      told?.content.kind === note.content.kind &&
      told.lines.from === note.lines.from &&
      told.lines.to === note.lines.to &&
      hiddenPlaces(told.content).join() === hiddenPlaces(note.content).join()
    );
  };
}

/** How many words stand before each hidden part. */
function hiddenPlaces(content: NoteContent): readonly number[] {
  if (content.kind !== 'cloze') return [];
  return [...content.text.matchAll(/\{\{c\d+::/g)].map(({ index }) => content.text.slice(0, index).split(/\s+/).length);
}

function describe(what: string, old: ProposedNote, now: ProposedNote): string {
  return `${what}\n   was ${JSON.stringify(old.content)} in ${old.context.join(' > ')}\n   is  ${JSON.stringify(now.content)} in ${now.context.join(' > ')}`;
}
