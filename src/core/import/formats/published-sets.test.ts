import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourse } from '../read-course';
import type { CourseReading } from '../result';

const CORPUS = join(process.cwd(), '..', 'shared', 'corpus');

function read(...path: readonly string[]): CourseReading {
  const file = join(CORPUS, ...path);
  const name = basename(file);
  const outcome = readCourse({ name, relativePath: name, bytes: new Uint8Array(readFileSync(file)) }, '');
  if (outcome.status === 'failed') throw new Error(`${file}: ${outcome.message}`);
  return outcome.reading;
}

function files(ending: string, ...folder: readonly string[]): readonly string[] {
  return readdirSync(join(CORPUS, ...folder)).filter((name) => name.endsWith(ending));
}

interface Counts {
  readonly format: string;
  readonly choices: number;
  readonly single: number;
  readonly multi: number;
  readonly options: number;
  readonly others: number;
}

function counts(reading: CourseReading): Counts {
  const choices = reading.notes.flatMap(({ content }) => (content.kind === 'choice' ? [content] : []));
  const single = choices.filter(({ correct }) => correct.length === 1).length;
  return {
    format: reading.format.id,
    choices: choices.length,
    single,
    multi: choices.length - single,
    options: choices.reduce((sum, { options }) => sum + options.length, 0),
    others: reading.notes.length - choices.length,
  };
}

function accounted(reading: CourseReading): boolean {
  const lines = reading.ledger.reduce((sum, entry) => sum + entry.lines.to - entry.lines.from + 1, 0);
  return lines === reading.lineCount;
}

describe.skipIf(!existsSync(CORPUS))('published sets (needs ../shared)', () => {
  const LINKEDIN = ['quiz', 'Ebazhanov+linkedin-skill-assessments-quizzes'] as const;

  it.each([
    ['aws', 128],
    ['c++', 227],
    ['git', 168],
    ['html', 136],
    ['javascript', 216],
    ['linux', 119],
    ['python', 225],
  ])('the check-box bank on %s gives %i questions', (topic, questions) => {
    const reading = read(...LINKEDIN, `${topic}-quiz.md`);
    expect(counts(reading)).toMatchObject({ format: 'checkbox-quiz', choices: questions, others: 0 });
    expect(accounted(reading)).toBe(true);
  });

  it('one of them has a question without any tick, which is reported and not guessed', () => {
    const { warnings } = read(...LINKEDIN, 'git-quiz.md');
    expect(warnings.map(({ kind, line }) => ({ kind, line }))).toEqual([{ kind: 'missing-key', line: 1305 }]);
  });

  it('the bank with a table of contents gives each question once', () => {
    expect(counts(read('quiz', 'Ditectrev+SAA-C03', 'README.md'))).toEqual({
      format: 'checkbox-quiz',
      choices: 710,
      single: 655,
      multi: 55,
      options: 2848,
      others: 0,
    });
  });

  it('the bank with letters and <details> gives 155 questions', () => {
    expect(counts(read('quiz', 'lydiahallie+javascript-questions', 'README.md'))).toMatchObject({
      format: 'lettered-quiz',
      choices: 155,
      options: 609,
      multi: 0,
    });
  });

  it('the 23 exams give 1,142 questions, 267 with several keys', () => {
    const folder = ['quiz', 'kananinirav+AWS-Certified-Cloud-Practitioner-Notes', 'practice-exam'] as const;
    const exams = files('.md', ...folder).filter((name) => name.startsWith('practice-exam-'));
    const all = exams.map((name) => counts(read(...folder, name)));
    expect(exams).toHaveLength(23);
    expect(all.reduce((sum, { choices }) => sum + choices, 0)).toBe(1142);
    expect(all.reduce((sum, { multi }) => sum + multi, 0)).toBe(267);
  });

  it('letters without list marks and keys at the end of the file are read', () => {
    expect(counts(read('quiz', 'sumanbhattarai+isc2-cc', 'practice-questions.md'))).toMatchObject({ choices: 30 });
    const exams = ['quiz', 'rootdrifter+sec-plus-notes', 'practice-exams'] as const;
    expect(counts(read(...exams, 'exam-01.md'))).toMatchObject({ choices: 90, options: 360 });
    expect(counts(read(...exams, 'exam-05.md'))).toMatchObject({ choices: 20, options: 80 });
    expect(counts(read(...exams, 'exam-03.md'))).toMatchObject({ choices: 40, options: 160 });
    expect(counts(read(...exams, 'exam-04.md'))).toMatchObject({ choices: 25, options: 100 });
    expect(counts(read(...exams, 'sprint-d1.md'))).toMatchObject({ choices: 10, options: 40 });
  });

  it('open questions become basic cards and no choices', () => {
    const reading = read('quiz', 'rootdrifter+sec-plus-notes', 'practice-questions.md');
    expect(counts(reading)).toMatchObject({ format: 'lettered-quiz', choices: 0, others: 50 });
  });

  it('51 GIFT files are recognised, all their lines accounted for', () => {
    const folder = ['moodle', 'fuhrmanator+GIFT-grammar-PEG.js', 'tests', 'questions'] as const;
    const readings = files('.gift', ...folder).map((name) => read(...folder, name));
    expect(readings).toHaveLength(51);
    expect(readings.every((reading) => reading.format.id === 'gift' && accounted(reading))).toBe(true);
    expect(readings.reduce((sum, reading) => sum + reading.notes.length, 0)).toBe(95);
  });

  it('tables of cards are read by their headers', () => {
    const keronuts = read('csv', 'Keronuts+CLF-C02-Exam-Prep', 'flashcards.csv');
    expect(counts(keronuts)).toMatchObject({ format: 'csv', others: 345 });
    expect(keronuts.warnings.map(({ kind }) => kind)).toEqual(['missing-back', 'missing-back']);
    const folder = ['csv', 'marisawallace+anki-decks', 'decks', 'python-interview-prep', '_sources'] as const;
    const [name = ''] = files('.tsv', ...folder);
    expect(counts(read(...folder, name))).toMatchObject({ format: 'csv', others: 122 });
  });

  it('Anki text exports without settings are read as tabs', () => {
    const notes = read('anki', 'jasyip+frenchverbs', 'Selected Notes.txt');
    expect(counts(notes)).toMatchObject({ format: 'anki-text', others: 486 });
  });

  it('one card comes of each mdanki heading and each hashcards mark', () => {
    const mdanki = ['obsidian', 'ashlinchak+mdanki', 'samples'] as const;
    const hashcards = ['obsidian', 'eudoxia0+hashcards', 'example'] as const;
    const notes = (folder: readonly string[]): readonly (readonly [string, string, number])[] =>
      files('.md', ...folder).map((name) => {
        const reading = read(...folder, name);
        return [name, reading.format.id, reading.notes.length];
      });
    expect(notes(mdanki)).toEqual([
      ['complex.md', 'mdanki', 3],
      ['media.md', 'mdanki', 2],
      ['media_remote.md', 'mdanki', 1],
      ['simple.md', 'mdanki', 4],
    ]);
    expect(notes(hashcards)).toEqual([
      ['Art.md', 'hashcards', 2],
      ['Audio.md', 'hashcards', 1],
      ['French.md', 'hashcards', 1],
      ['Geography.md', 'hashcards', 2],
      ['Geology.md', 'hashcards', 1],
      ['Math.md', 'hashcards', 6],
      ['Quotes.md', 'hashcards', 1],
    ]);
  });

  it("notes of Obsidian's plugin keep their cards, and schedules are spoken of", () => {
    const vaults = ['obsidian', 'st3v3nmw+obsidian-spaced-repetition', 'tests', 'vaults'] as const;
    expect(counts(read(...vaults, 'notes5', 'D.md'))).toMatchObject({ format: 'obsidian-sr', others: 2 });
    const cloze = read(...vaults, 'notes6', 'A.md');
    expect(cloze.notes.map(({ ordinals }) => ordinals)).toEqual([[0, 1]]);
    expect(cloze.warnings.map(({ kind }) => kind)).toEqual(['schedules-not-imported']);
  });
});
