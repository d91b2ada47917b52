import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourse } from './read-course';
import type { CourseReading } from './result';

const decksFolder = join(process.cwd(), 'decks');
const courseFolder = join(decksFolder, 'cloud-computing');
const olderCourse = join(process.cwd(), '..', 'shared', 'course', 'computing-instances.md');

/** The decks that come with the app; a README explains a folder and is no deck. */
function deckFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && basename(path) !== 'README.md')
    .sort();
}

function read(folder: string, path: string): CourseReading {
  const bytes = new Uint8Array(readFileSync(join(folder, path)));
  const outcome = readCourse({ name: basename(path), relativePath: path, bytes }, '0'.repeat(64));
  if (outcome.status === 'failed') throw new Error(`${path}: ${outcome.message}`);
  return outcome.reading;
}

const readings = deckFiles(decksFolder).map((path) => read(decksFolder, path));
const course = deckFiles(courseFolder).map((path) => read(courseFolder, path));
const choices = course.flatMap((reading) =>
  reading.notes.flatMap((note) => (note.content.kind === 'choice' ? [{ note, content: note.content }] : [])),
);

describe('the decks that come with Deckhand', () => {
  it('are all read without a warning', () => {
    expect(
      readings.flatMap((reading) => reading.warnings.map((warning) => `${reading.relativePath}: ${warning.message}`)),
    ).toEqual([]);
  });

  it('account for every line', () => {
    for (const reading of readings) {
      const counted = reading.ledger.reduce((sum, entry) => sum + entry.lines.to - entry.lines.from + 1, 0);
      expect(counted, reading.relativePath).toBe(reading.lineCount);
    }
  });

  it('leave no line as not understood', () => {
    const lost = readings.flatMap((reading) =>
      reading.ledger.flatMap((entry) =>
        entry.use === 'skipped' && entry.reason.includes('not understood')
          ? [`${reading.relativePath}:${entry.lines.from}`]
          : [],
      ),
    );
    expect(lost).toEqual([]);
  });

  it('propose no card that the lint would have changed', () => {
    const findings = readings.flatMap((reading) =>
      reading.notes.flatMap((note) =>
        note.lint
          .filter((finding) => finding.severity !== 'note')
          .map((finding) => `${reading.relativePath}:${note.lines.from} ${finding.rule}: ${finding.message}`),
      ),
    );
    expect(findings).toEqual([]);
  });

  it('have their pictures beside them', () => {
    const missing = readings.flatMap((reading) =>
      reading.media
        .map((media) => join(dirname(reading.relativePath), media.target))
        .filter((path) => !existsSync(join(decksFolder, path))),
    );
    expect(missing).toEqual([]);
  });
});

describe('the bundled course', () => {
  it('asks at least sixty quiz questions, each with a key and an explanation', () => {
    const quizSlides = course.flatMap((reading) => reading.slides.filter((slide) => slide.title === 'Quiz'));
    expect(choices.length).toBeGreaterThanOrEqual(60);
    expect(choices).toHaveLength(quizSlides.length);
    expect(choices.filter(({ content }) => content.correct.length === 0 || content.explanation === '')).toEqual([]);
  });

  it('asks questions with one key and with several', () => {
    expect(choices.some(({ content }) => content.correct.length === 1)).toBe(true);
    expect(choices.some(({ content }) => content.correct.length > 1)).toBe(true);
  });

  it('explains every wrong option of a question by its letter', () => {
    const silent = choices.flatMap(({ content }) =>
      content.options.length < 3
        ? []
        : content.options.flatMap((option, index) =>
            content.correct.includes(index) || new RegExp(`\\b${letter(index)}\\b`).test(content.explanation)
              ? []
              : [`${content.stem}: ${option}`],
          ),
    );
    expect(silent).toEqual([]);
  });

  it('points from its README to slides that exist', () => {
    const slides = new Map(course.map((reading) => [reading.name, reading.slides] as const));
    const references = [...readme().matchAll(/\b([a-z-]+\.md) (\d+)(?:, ([^;|]{1,120}?))?(?=;| \|)/g)];
    expect(references.length).toBeGreaterThan(72);
    const dangling = references.filter(
      ([, file = '', number, title = 'Quiz']) => slides.get(file)?.[Number(number) - 1]?.title !== title,
    );
    expect(dangling.map(([reference]) => reference)).toEqual([]);
  });

  it('lists a counterpart for 48 content slides, 8 tables and 16 questions in its README', () => {
    const tables = readme().split(/^### /m).slice(1);
    expect(tables.map((table) => table.match(/^\| \d+ \|/gm)?.length)).toEqual([48, 8, 16]);
  });
});

describe.skipIf(!existsSync(olderCourse))('the bundled course beside the older one (needs ../shared)', () => {
  it('shares no run of eight words with it', () => {
    const older = runsOfEightWords(readFileSync(olderCourse, 'utf8'));
    const shared = deckFiles(decksFolder).flatMap((path) =>
      [...runsOfEightWords(readFileSync(join(decksFolder, path), 'utf8'))].filter((run) => older.has(run)),
    );
    expect(shared).toEqual([]);
  });
});

function readme(): string {
  return readFileSync(join(courseFolder, 'README.md'), 'utf8');
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** All runs of eight words, figures and punctuation aside. */
function runsOfEightWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  return new Set(words.slice(0, Math.max(0, words.length - 7)).map((_, at) => words.slice(at, at + 8).join(' ')));
}
