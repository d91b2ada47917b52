import { describe, expect, it } from 'vitest';
import { readCourse } from './read-course';
import type { CourseReading } from './result';

function read(text: string, name = 'hostile.md'): CourseReading {
  const outcome = readCourse({ name, relativePath: name, bytes: new TextEncoder().encode(text) }, '');
  if (outcome.status === 'failed') throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome.reading;
}

function kindsAt(reading: CourseReading): readonly string[] {
  return reading.warnings.map(({ line, kind }) => `${line} ${kind}`);
}

function accounted(reading: CourseReading, text: string): void {
  const lines = text.split(/\r\n?|\n/);
  const nonBlank = lines.filter((line) => line.trim() !== '').length;
  const sum = reading.ledger.reduce((total, { lines: range }) => total + range.to - range.from + 1, 0);
  expect(sum).toBe(nonBlank);
}

const DECK = '# Boats\n\n---\n\n## Sails\n\n* Jib: the sail in front of the mast\n';

describe('hostile and broken decks', () => {
  it.each([
    ['lists nested 10,000 deep in one line', DECK + '- '.repeat(10_000) + 'deep\n'],
    ['quotes nested 10,000 deep', DECK + '> '.repeat(10_000) + 'deep\n'],
    ['a mix of 10,000 nested quotes and lists', DECK + '> - '.repeat(10_000) + 'deep\n'],
    [
      'lists nested deeper line by line',
      DECK + Array.from({ length: 2000 }, (_, k) => `${' '.repeat(2 * k)}- level ${k}`).join('\n'),
    ],
    ['lists nested by tabs', DECK + Array.from({ length: 2000 }, (_, k) => `${'\t'.repeat(k)}- level ${k}`).join('\n')],
    [
      'numbered lists nested deeper line by line',
      DECK + Array.from({ length: 1000 }, (_, k) => `${' '.repeat(3 * k)}1. level ${k}`).join('\n'),
    ],
  ])('warns about %s and loses no line', (_, text) => {
    const reading = read(text);
    expect(reading.warnings.map(({ kind }) => kind)).toContain('nested-too-deep');
    expect(reading.notes.some((note) => note.content.kind === 'definition')).toBe(true);
    accounted(reading, text);
  });

  it('refuses a file with more cards than any course has, in words that say how many', () => {
    const text = `front,back\n${Array.from({ length: 250_001 }, (_, row) => `q${row},a${row}`).join('\n')}\n`;
    const bytes = new TextEncoder().encode(text);
    const outcome = readCourse({ name: 'flood.csv', relativePath: 'flood.csv', bytes }, '');
    expect(outcome).toMatchObject({ status: 'failed', kind: 'too-large' });
    expect(outcome.status === 'failed' ? outcome.message : '').toContain('250001 cards');
  });

  it('warns about a table of 10,000 columns and makes no cards of it', () => {
    const row = (cell: string): string => `|${`${cell}|`.repeat(10_000)}`;
    const text = `${DECK}\n${row('a')}\n${row('-')}\n${row('b')}\n${row('c')}\n`;
    const reading = read(text);
    expect(kindsAt(reading)).toContain('9 large-table');
    expect(reading.notes.some((note) => note.content.kind === 'table')).toBe(false);
    accounted(reading, text);
  });

  it.each([
    ['words', 'word '.repeat(1_000_000)],
    ['opening brackets', '['.repeat(1_000_000)],
    ['stars', '**a '.repeat(500_000)],
    ['backticks', '`'.repeat(999_999)],
    ['one word', 'a'.repeat(5_000_000)],
    ['pipes', '|'.repeat(1_000_000)],
    ['a bullet of links', `* ${'[a](b) '.repeat(300_000)}`],
    ['colons', `* ${'a: '.repeat(500_000)}`],
    ['open comments', '<!-- '.repeat(300_000)],
    ['images', '![a](b) '.repeat(300_000)],
    ['quotes', '"a" '.repeat(300_000)],
    ['numbers', `* ${'1 2 3 '.repeat(300_000)}`],
    ['dashes', `* ${'a - '.repeat(300_000)}`],
    ['a heading', `## ${'b '.repeat(500_000)}`],
    ['spaces', `* a${' '.repeat(2_000_000)}b`],
    ['tags', '<a '.repeat(500_000)],
  ])('reads a line of megabytes made of %s, with its warning', (_, line) => {
    const text = `${DECK}\n${line}\n\n* Boom: the spar along the foot of the sail\n`;
    const reading = read(text);
    expect(kindsAt(reading)).toContain('9 long-line');
    accounted(reading, text);
  });

  it.each([
    ['fences that never close', '```js\ncode\n\n'.repeat(20_000)],
    ['separators', '---\n'.repeat(100_000)],
    ['headings', '## Title\n\n'.repeat(50_000)],
    ['front matter', '---\na: b\n'.repeat(20_000)],
    ['notes', '---\n\nNotes:\n\n* B\n\n'.repeat(10_000)],
    ['quiz titles', '## Quiz\n\n* A. one\n\n---\n\n'.repeat(10_000)],
    ['comments that never close', '<!-- open\n\n'.repeat(20_000)],
    ['link targets', '[a]: b\n'.repeat(50_000)],
    ['table heads', '| a | b |\n|---|\n\n'.repeat(20_000)],
    ['references to link targets', '[a][b] '.repeat(20_000) + '\n\n' + '[b]: c\n'.repeat(20_000)],
    ['setext underlines', 'a\n===\n'.repeat(50_000)],
    ['html', '<div>\n'.repeat(50_000)],
  ])('reads a file of nothing but %s and accounts for it', (_, body) => {
    const reading = read(`${DECK}\n${body}`);
    accounted(reading, `${DECK}\n${body}`);
  });

  it('ends a fence that is never closed with its slide, says on which line, and reads on', () => {
    const text = `${DECK}\n\`\`\`sh\ntar -x\n\n---\n\n## Ropes\n\n* Sheet: the rope that trims a sail\n`;
    const reading = read(text);
    expect(kindsAt(reading)).toContain('9 unclosed-fence');
    expect(reading.slides.map((slide) => slide.title)).toEqual(['', 'Sails', 'Ropes']);
    expect(reading.notes.map((note) => note.slide)).toEqual([2, 3]);
  });

  it('finds the fence that swallows slides although a later fence seems to close it', () => {
    const text = `${DECK}\n\`\`\`\ntar -x\n\n---\n\n## Ropes\n\n* Sheet: the rope that trims a sail\n\n\`\`\`\nknot\n\`\`\`\n`;
    const reading = read(text);
    expect(kindsAt(reading)).toContain('9 unclosed-fence');
    expect(reading.slides).toHaveLength(3);
  });

  it('leaves separators inside a fence that does close alone', () => {
    const reading = read(`${DECK}\n\`\`\`yaml\n---\nname: x\n---\n## no heading\n\`\`\`\n`);
    expect(reading.slides).toHaveLength(2);
    expect(reading.warnings).toEqual([]);
  });

  it('warns about rows that do not fit their table and about tables that are none', () => {
    const uneven = read(`${DECK}\n| a | b |\n|---|---|\n| x | y | z |\n| q |\n`);
    expect(kindsAt(uneven)).toEqual(['11 broken-table', '12 broken-table']);
    const none = read(`${DECK}\n| a | b |\n|---|\n| x | y |\n`);
    expect(kindsAt(none)).toEqual(['9 broken-table']);
  });

  it('reads CRLF, a byte-order mark, UTF-16 and old Mac line ends alike', () => {
    const plain = read(DECK).notes.map((note) => note.blockHash);
    const variants = [`\ufeff${DECK}`, DECK.replaceAll('\n', '\r\n'), DECK.replaceAll('\n', '\r')];
    for (const variant of variants) expect(read(variant).notes.map((note) => note.blockHash)).toEqual(plain);
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...DECK].map((c) => c.charCodeAt(0))).buffer),
    ]);
    const outcome = readCourse({ name: 'w.md', relativePath: 'w.md', bytes: wide }, '');
    expect(outcome.status === 'read' && outcome.reading.notes.map((note) => note.blockHash)).toEqual(plain);
  });
});
