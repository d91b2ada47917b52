import type { SourceText } from '../../format';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { findShields } from './shields';

/** What a source looks like, counted once for all dialects. */
export interface DeckFeatures {
  readonly frontMatter: FrontMatter | undefined;
  readonly rules: number;
  readonly verticals: number;
  readonly steps: number;
  readonly notesLines: number;
  readonly questionMarks: number;
  readonly revealComments: number;
  readonly headings: number;
  readonly bullets: number;
  readonly tableRows: number;
  readonly quizTitles: number;
  readonly remarkMarks: number;
  readonly slidevMarks: number;
  readonly slideFrontMatters: number;
}

export const RULE = /^---\s*$/;

/** Says whether a line is `---` and nothing else. */
export function isRule(line: string): boolean {
  return line.startsWith('---') && RULE.test(line);
}

const QUIZ_TITLE = /^#{1,4}\s+(?:quiz|questions?|check your knowledge|knowledge check|test yourself|pop quiz)\b/i;

const REMARK = /^(?:(?:class|layout|template|exclude|name|count): ?\S|\.[a-z-]+\[)/;
const SLIDEV = /<\/?v-clicks?\b|^::[a-z]+::\s*$|\[click\]/;
const DASH = 0x2d;
const QUESTION = 0x3f;

const known = new WeakMap<SourceText, DeckFeatures>();

/** Counts the marks of every dialect outside code and long comments, once for each source. */
export function featuresOf(source: SourceText): DeckFeatures {
  const before = known.get(source);
  if (before !== undefined) return before;
  const features = count(source.lines);
  known.set(source, features);
  return features;
}

function count(lines: readonly string[]): DeckFeatures {
  const frontMatter = readFrontMatter(
    lines,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const { shielded } = findShields(lines, isRule);
  const counts = {
    rules: 0,
    verticals: 0,
    steps: 0,
    notesLines: 0,
    questionMarks: 0,
    revealComments: 0,
    headings: 0,
    bullets: 0,
    tableRows: 0,
    quizTitles: 0,
    remarkMarks: 0,
    slidevMarks: 0,
    slideFrontMatters: 0,
  };
  for (let index = frontMatter?.lines.to ?? 0; index < lines.length; index++) {
    if (shielded[index] !== 0) continue;
    const whole = lines[index] ?? '';
    const line = whole.length > 200 ? whole.slice(0, 200) : whole;
    const first = line.charCodeAt(0);
    if (isRule(line)) {
      counts.rules++;
      if (/^[a-zA-Z]+:/.test(lines[index + 1] ?? '')) {
        const own = readFrontMatter(lines, index);
        if (own !== undefined && !own.values.has('notes') && !own.values.has('note')) counts.slideFrontMatters++;
      }
    } else if (first === DASH && /^----\s*$/.test(line)) counts.verticals++;
    else if (first === DASH && /^--\s*$/.test(line)) counts.steps++;
    else if (/^\s{0,3}notes?:/i.test(line)) counts.notesLines++;
    else if (first === QUESTION && /^\?\?\?\s*$/.test(line)) counts.questionMarks++;
    else if (line.includes('<!--') && /<!--\s*\.(?:slide|element):/.test(line)) counts.revealComments++;
    else if (/^\s{0,3}#{1,6}\s/.test(line)) {
      counts.headings++;
      if (QUIZ_TITLE.test(line)) counts.quizTitles++;
    } else if (/^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(line)) counts.bullets++;
    else if (line.includes('|') && /^\s*\|.*\|/.test(line)) counts.tableRows++;
    if (REMARK.test(line)) counts.remarkMarks++;
    if ((line.includes('<') || line.includes(':') || line.includes('[')) && SLIDEV.test(line)) counts.slidevMarks++;
  }
  return { frontMatter, ...counts };
}
