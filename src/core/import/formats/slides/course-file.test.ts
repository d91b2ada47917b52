import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourse } from '../../read-course';
import type { CourseReading } from '../../result';

const PATH = join(process.cwd(), '..', 'shared', 'course', 'computing-instances.md');

function readShared(): CourseReading {
  const name = 'computing-instances.md';
  const outcome = readCourse({ name, relativePath: name, bytes: readFileSync(PATH) }, '0'.repeat(64));
  if (outcome.status === 'failed') throw new Error(outcome.message);
  return outcome.reading;
}

describe.skipIf(!existsSync(PATH))('the course file (needs ../shared)', () => {
  it('gives its slides, questions, keys and options', () => {
    const reading = readShared();
    const questions = reading.notes.flatMap(({ content }) => (content.kind === 'choice' ? [content] : []));
    const letters = questions.map(({ correct }) => correct.map((index) => 'ABCD'.charAt(index)).join(''));
    expect(reading.format.id).toBe('course');
    expect(reading.slides).toHaveLength(65);
    expect(letters.join(' ')).toBe('B C B B B B A A D A A C C C A A');
    expect(questions.flatMap(({ options }) => options)).toHaveLength(55);
    expect(questions.filter(({ options }) => options.join() === 'True,False')).toHaveLength(4);
    expect(questions.filter(({ explanation }) => explanation !== '')).toHaveLength(12);
    expect(reading.media).toHaveLength(30);
  });

  it('turns each of the 45 table rows into cards or says why not', () => {
    const reading = readShared();
    const lines = readFileSync(PATH, 'utf8').split('\n');
    const rows = lines.flatMap((line, index) => (line.startsWith('|') && !/^\|[-|]+\|$/.test(line) ? [index + 1] : []));
    const headers = rows.filter((line) => /^\|[-|]+\|\s*$/.test(lines[line] ?? ''));
    const data = rows.filter((line) => !headers.includes(line));
    expect(data).toHaveLength(45);
    for (const line of data) {
      const owner = reading.ledger.find((entry) => entry.lines.from <= line && line <= entry.lines.to);
      const carded = reading.notes.some((note) => note.content.kind === 'table' && note.lines.from === line);
      expect(carded || owner?.use === 'skipped', `line ${line}`).toBe(true);
    }
  });

  it('puts its sections under the course as decks', () => {
    const paths = new Set(readShared().notes.map((note) => note.deckPath.join(' / ')));
    expect([...paths].sort()).toEqual(['Computing instances / Lambda', 'Computing instances / Virtual machines']);
  });

  it('accounts for every line', () => {
    const reading = readShared();
    const sum = reading.ledger.reduce((total, { lines }) => total + lines.to - lines.from + 1, 0);
    expect(sum).toBe(reading.lineCount);
  });
});

const KAFKA = join(
  process.cwd(),
  '..',
  'shared',
  'corpus',
  'slides',
  'elephantscale+Apache-Kafka-for-Developers',
  'slides',
);

describe.skipIf(!existsSync(KAFKA))('the Kafka decks (needs ../shared)', () => {
  it('have 178 slides, and no question is invented', () => {
    const readings = readdirSync(KAFKA).map((name) => {
      const outcome = readCourse({ name, relativePath: name, bytes: readFileSync(join(KAFKA, name)) }, '0'.repeat(64));
      if (outcome.status === 'failed') throw new Error(outcome.message);
      return outcome.reading;
    });
    expect(readings.reduce((sum, { slides }) => sum + slides.length, 0)).toBe(178);
    expect(readings.flatMap(({ notes }) => notes.filter(({ content }) => content.kind === 'choice'))).toEqual([]);
  });
});
