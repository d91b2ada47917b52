import MarkdownIt from 'markdown-it';
import { readCourse } from '#core/import';
import { courseText } from './course-text';
import type { BenchResult } from './result';

const SMALL_BYTES = 1_000_000;
const LARGE_BYTES = 10_000_000;
const TURNS = 5;

/** Processor time in ms, garbage collection included, of this process alone: a busy machine does not lengthen it. */
function cpuMsOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** From bytes to proposed cards, against bare markdown-it on the same text and against a tenth of it. */
export default function benchParse(): readonly BenchResult[] {
  const text = courseText(LARGE_BYTES);
  const large = new TextEncoder().encode(text);
  const small = new TextEncoder().encode(courseText(SMALL_BYTES));
  const bare = new MarkdownIt();
  const read = (bytes: Uint8Array): number => {
    const outcome = readCourse({ name: 'course.md', relativePath: 'course.md', bytes }, '0'.repeat(64));
    if (outcome.status !== 'read' || outcome.reading.notes.length === 0) throw new Error('the course was not read');
    return outcome.reading.notes.length;
  };
  let [largeMs, smallMs, bareMs] = [Infinity, Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    bareMs = Math.min(
      bareMs,
      cpuMsOf(() => bare.parse(text, {}).length),
    );
    largeMs = Math.min(
      largeMs,
      cpuMsOf(() => read(large)),
    );
    smallMs = Math.min(
      smallMs,
      cpuMsOf(() => read(small)),
    );
  }
  const growth = largeMs / smallMs;
  const size = large.length / small.length;
  return [
    {
      name: 'parse a 10 MB course to cards',
      value: largeMs,
      baseline: bareMs,
      ratio: largeMs / bareMs,
      target: 'at most 2 × bare markdown-it',
      met: largeMs <= 2 * bareMs,
      unit: 'ms',
    },
    {
      name: 'parse 10 MB against 1 MB',
      value: largeMs,
      baseline: smallMs,
      ratio: growth,
      target: 'at most 11 × for ten times the text',
      met: growth <= 1.1 * size,
      unit: 'ms',
    },
  ];
}
