import type { LineRange, Markdown } from '#core/cards';
import { parseBlocks, plainText, type Block } from '#core/markdown';
import type { Part } from './body';

/** What stands under one heading: the unit that facts and quiz questions are made from. */
export interface Topic {
  readonly slide: number;
  /** As a reader sees it; empty when nothing has been headed yet. */
  readonly title: string;
  /** Headings above the title that name sections, outermost first, without the course's own name. */
  readonly section: readonly string[];
  /** Headings above the title that are slide titles themselves. */
  readonly parents: readonly string[];
  /** Level of the heading, 0 when the topic goes on from the slide before. */
  readonly level: number;
  /** From the heading, or the first line, to the last line before the next heading or the notes. */
  readonly lines: LineRange;
  readonly headingLines: LineRange | undefined;
  readonly blocks: readonly Block[];
  /** The part's lines from `lines.from` on, comments taken out. */
  readonly text: readonly string[];
  readonly part: Part;
  /** The part's notes, on its last topic; empty on the others. */
  readonly notes: Markdown;
}

/** What the headings of a deck mean. */
export interface Outline {
  /** Name of the course; empty when no heading gives it. */
  readonly title: string;
  /** Levels up to this are sections and become decks; deeper ones are titles. */
  readonly sectionLevel: 0 | 1;
  readonly topics: readonly Topic[];
}

interface HeadedBlocks {
  readonly part: Part;
  readonly groups: readonly { readonly heading: HeadingOf | undefined; readonly blocks: readonly Block[] }[];
}
interface HeadingOf {
  readonly level: number;
  readonly title: string;
  readonly lines: LineRange;
}

/** Puts the blocks of all slides under their headings. The first heading of level 1 names the course when more follow it. */
export function outlineOf(parts: readonly Part[], givenTitle: string): Outline {
  const headed = parts.map(groupByHeading);
  const headings = headed.flatMap(({ groups }) => groups.flatMap(({ heading }) => heading ?? []));
  const tops = headings.filter(({ level }) => level === 1);
  const below = headings.filter(({ level }) => level === 2);
  const first = headings[0];
  const later = headed.flatMap(({ groups }) => groups.filter(({ heading }) => heading?.level === 1)).slice(1);
  const bare = later.filter(({ blocks }) => blocks.length === 0);
  const sectioned = below.length > 0 && bare.length * 2 >= later.length;
  const namesCourse = first?.level === 1 && (sectioned || tops.length === 1);
  const course = namesCourse ? first : undefined;
  const topics: Topic[] = [];
  const path: string[] = [];
  for (const { part, groups } of headed) {
    groups.forEach(({ heading, blocks }, index) => {
      if (heading !== undefined) {
        path.length = heading.level - 1;
        path[heading.level - 1] = heading === course ? '' : withoutContinuation(heading.title);
      }
      const next = groups[index + 1]?.heading;
      topics.push(topicOf(part, heading, blocks, path, sectioned ? 1 : 0, next));
    });
  }
  const title = givenTitle === '' ? (course?.title ?? '') : givenTitle;
  return { title, sectionLevel: sectioned ? 1 : 0, topics };
}

function groupByHeading(part: Part): HeadedBlocks {
  const groups: { heading: HeadingOf | undefined; blocks: Block[] }[] = [];
  for (const block of parseBlocks(part.body.join('\n'), part.firstLine)) {
    if (block.kind === 'heading') {
      groups.push({ heading: { level: block.level, title: plainText(block.text), lines: block.lines }, blocks: [] });
    } else {
      const last = groups.at(-1);
      if (last === undefined) groups.push({ heading: undefined, blocks: [block] });
      else last.blocks.push(block);
    }
  }
  if (groups.length === 0) groups.push({ heading: undefined, blocks: [] });
  return { part, groups };
}

function topicOf(
  part: Part,
  heading: HeadingOf | undefined,
  blocks: readonly Block[],
  path: readonly string[],
  sectionLevel: number,
  next: HeadingOf | undefined,
): Topic {
  const named = path.map((name, index) => ({ name, level: index + 1 })).filter(({ name }) => name);
  const title = named.at(-1);
  const from = heading?.lines.from ?? part.firstLine;
  const to = Math.max(from, next === undefined ? part.firstLine + part.body.length - 1 : next.lines.from - 1);
  const isSection = title !== undefined && title.level <= sectionLevel;
  const above = named.slice(0, -1);
  return {
    slide: part.slide,
    title: title === undefined || isSection ? '' : title.name,
    section: (isSection ? named : above).filter(({ level }) => level <= sectionLevel).map(({ name }) => name),
    parents: above.filter(({ level }) => level > sectionLevel).map(({ name }) => name),
    level: heading?.level ?? 0,
    lines: { from, to },
    headingLines: heading?.lines,
    blocks,
    text: part.body.slice(from - part.firstLine, to - part.firstLine + 1),
    part,
    notes: next === undefined ? part.notes : '',
  };
}

const CONTINUATION =
  /\s{0,9}[([]?(?:cont(?:'d|’d|d|inued)?\.?|continued|continuación|suite|fortsetzung|\d{1,2}\s?(?:\/|of)\s?\d{1,2})[)\]]?\s{0,9}$/i;

/** "Pricing (cont'd)" and "Pricing 2/3" go on with "Pricing". */
function withoutContinuation(title: string): string {
  const short = title.length > 200 ? title : title.replace(CONTINUATION, '');
  return short === '' ? title : short.trim();
}
