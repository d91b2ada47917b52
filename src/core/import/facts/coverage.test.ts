import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText } from '#core/markdown';
import { readCourse, type CourseReading } from '#core/import';

const shared = join(process.cwd(), '..', 'shared');
const course = join(shared, 'course', 'computing-instances.md');
const kafka = join(shared, 'corpus', 'slides', 'elephantscale+Apache-Kafka-for-Developers', 'slides');

function read(path: string): { readonly lines: readonly string[]; readonly reading: CourseReading } {
  const bytes = new Uint8Array(readFileSync(path));
  const outcome = readCourse({ name: 'course.md', relativePath: 'course.md', bytes }, '0'.repeat(64));
  if (outcome.status === 'failed') throw new Error(`${path}: ${outcome.message}`);
  return { lines: new TextDecoder().decode(bytes).split('\n'), reading: outcome.reading };
}

interface Coverage {
  readonly bullets: number;
  readonly cells: number;
  readonly reached: number;
  /** Bullets and cells that no card holds and no entry of the ledger explains. */
  readonly lost: readonly string[];
}

/** Plans of the lesson, labs, links, examples, questions to the audience: nothing that a card could ask. */
function isUninformative(use: CourseReading['ledger'][number]): boolean {
  return (
    use.use === 'skipped' &&
    /states no fact|bare link|carries no fact|example or scenario|question without/.test(use.reason)
  );
}

/** Counts bullets of slide bodies without the quiz slides, and the cells of tables right of the row's label. */
function coverageOf(path: string): Coverage {
  const { lines, reading } = read(path);
  const uses = new Map<number, CourseReading['ledger'][number]>();
  for (const entry of reading.ledger) {
    for (let line = entry.lines.from; line <= entry.lines.to; line++) uses.set(line, entry);
  }
  const quizzes = new Set(reading.notes.flatMap(({ content, slide }) => (content.kind === 'choice' ? [slide] : [])));
  const taken = reading.notes.filter(({ proposal }) => proposal !== 'skip');
  const count = { bullets: 0, cells: 0, reached: 0 };
  const lost: string[] = [];
  for (const slide of reading.slides.filter(({ number }) => !quizzes.has(number))) {
    let fenced = false;
    for (let line = slide.lines.from; line <= slide.lines.to; line++) {
      const text = lines[line - 1] ?? '';
      if (/^\s*(?:```|~~~)/.test(text)) fenced = !fenced;
      if (/^(?:Notes?:|\?\?\?)/.test(text)) break;
      const use = uses.get(line);
      if (fenced || use === undefined) continue;
      if (use.use === 'skipped' && use.reason === 'not understood') lost.push(`line ${line}`);
      if (isUninformative(use)) continue;
      const bullet = /^\s*(?:[-*+]|\d+[.)])\s(.*)$/.exec(text)?.[1];
      if (bullet !== undefined && plainText(bullet) !== '') {
        count.bullets++;
        if (taken.some(({ lines: own }) => own.from <= line && line <= own.to) && use.use === 'card') count.reached++;
      }
      if (!/^\s*\|/.test(text) || use.use === 'context') continue;
      for (const cell of cellsOf(text)) {
        count.cells++;
        if (taken.some(({ lines: own, content }) => own.from === line && sidesOf(content).includes(cell.slice(0, 24))))
          count.reached++;
      }
    }
  }
  return { ...count, lost };
}

function cellsOf(row: string): readonly string[] {
  const [, ...cells] = row.split(/(?<!\\)\|/).map((cell) => plainText(cell.replace(/\s{2,}/g, ' ')));
  return cells.slice(1, -1).filter((cell) => /[\p{L}\p{N}]/u.test(cell));
}

function sidesOf(content: CourseReading['notes'][number]['content']): string {
  return content.kind === 'table' ? plainText(`${content.front} ${content.back}`.replace(/; /g, ' ')) : '';
}

describe.skipIf(!existsSync(course))('what of a course reaches a card (needs ../shared)', () => {
  it.each([
    ['the course file', [course]],
    ['the Kafka decks', existsSync(kafka) ? readdirSync(kafka).map((name) => join(kafka, name)) : []],
  ])('is at least 70 %% of the informative bullets and table cells of %s, with a reason for all others', (_, paths) => {
    const parts = paths.map(coverageOf);
    const informative = parts.reduce((sum, { bullets, cells }) => sum + bullets + cells, 0);
    const reached = parts.reduce((sum, part) => sum + part.reached, 0);
    expect(parts.flatMap(({ lost }) => lost)).toEqual([]);
    expect(reached / informative).toBeGreaterThanOrEqual(0.7);
  });
});
