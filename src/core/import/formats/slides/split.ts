import type { LineRange } from '#core/cards';
import type { LineClaim } from '../../format';
import { isBlank } from '../../ledger';
import type { ImportWarning } from '../../result';
import type { Dialect } from './dialect';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { findShields } from './shields';

/** A slide as the separators cut it out; lines count from 1. */
export interface RawSlide {
  /** Counting from 1 over the stretches that hold anything. */
  readonly number: number;
  /** First and last non-blank line. */
  readonly lines: LineRange;
  readonly frontMatter: FrontMatter | undefined;
}

/** A deck cut into slides. */
export interface SplitDeck {
  readonly frontMatter: FrontMatter | undefined;
  readonly slides: readonly RawSlide[];
  /** As `Shields.shielded`. */
  readonly shielded: Uint8Array;
  /** 1 for each line (index from 0) that divides steps of one slide. */
  readonly steps: Uint8Array;
  readonly claims: readonly LineClaim[];
  readonly warnings: readonly ImportWarning[];
}

const HEADING = /^ {0,3}(#{1,6})\s/;

/** Cuts a deck at its separators. A separator needs no blank lines around it and never makes a heading of the line above. */
export function splitDeck(lines: readonly string[], dialect: Dialect): SplitDeck {
  const first = lines.findIndex((line) => !isBlank(line));
  const frontMatter = readFrontMatter(lines, first);
  const separatorOf = dialect.separatorOf(frontMatter);
  const { shielded, warnings } = findShields(lines, (line) => separatorOf(line) !== undefined);
  const steps = new Uint8Array(lines.length);
  const claims: LineClaim[] = [];
  const slides: RawSlide[] = [];
  const context = (from: number, to: number, reason: string): void => {
    claims.push({ use: 'context', lines: { from, to }, reason });
  };
  let start = 0;
  let own: FrontMatter | undefined;
  if (frontMatter !== undefined) {
    context(frontMatter.lines.from, frontMatter.lines.to, 'front matter');
    start = frontMatter.lines.to;
  }
  const finish = (end: number): void => {
    const content = trimmed(lines, start, end);
    if (content !== undefined) slides.push({ number: slides.length + 1, lines: content, frontMatter: own });
    own = undefined;
  };
  const divider = dialect.headingDivider(frontMatter) || headingsAlone(lines, start, shielded, separatorOf);
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (shielded[index] !== 0) continue;
    const separator = separatorOf(line);
    if (separator === 'slide') {
      finish(index);
      own = dialect.slideFrontMatter && !isBlank(lines[index + 1] ?? '') ? readFrontMatter(lines, index) : undefined;
      if (own === undefined) {
        context(index + 1, index + 1, 'separator');
      } else {
        context(own.lines.from, own.lines.to, 'front matter of a slide');
        index = own.lines.to - 1;
      }
      start = index + 1;
    } else if (separator === 'step') {
      steps[index] = 1;
      context(index + 1, index + 1, 'step of a slide');
    } else if (divider > 0 && headingLevel(line) <= divider && index > start) {
      finish(index);
      start = index;
    }
  }
  finish(lines.length);
  return { frontMatter, slides, shielded, steps, claims, warnings };
}

/** 1–6, or 7 for a line that is no heading. */
function headingLevel(line: string): number {
  return line.includes('#') ? (HEADING.exec(line)?.[1]?.length ?? 7) : 7;
}

/** Text without any separator is divided by its headings down to the third level. */
function headingsAlone(
  lines: readonly string[],
  start: number,
  shielded: Uint8Array,
  separatorOf: (line: string) => unknown,
): number {
  for (let index = start; index < lines.length; index++) {
    if (shielded[index] === 0 && separatorOf(lines[index] ?? '') === 'slide') return 0;
  }
  return 3;
}

function trimmed(lines: readonly string[], start: number, end: number): LineRange | undefined {
  let from = start;
  let to = end - 1;
  while (from <= to && isBlank(lines[from] ?? '')) from++;
  while (to >= from && isBlank(lines[to] ?? '')) to--;
  return from > to ? undefined : { from: from + 1, to: to + 1 };
}
