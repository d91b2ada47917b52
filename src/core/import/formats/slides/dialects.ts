import type { Dialect, Separator } from './dialect';
import { isRule, RULE, type DeckFeatures } from './features';

const plainRule = (line: string): Separator | undefined => (isRule(line) ? 'slide' : undefined);

/** Slides divided by `---`, notes after `Notes:`; the reading of last resort for any Markdown. */
const COURSE: Dialect = {
  id: 'course',
  label: 'Course slides',
  score: ({ rules, headings, bullets, tableRows, notesLines, quizTitles, frontMatter }) => {
    if (quizTitles > 0 && notesLines > 0 && rules > 1) {
      return { score: 0.92, reason: 'slides between --- lines, with quiz slides and answers in Notes:' };
    }
    if (rules > 1 && notesLines > 0) return { score: 0.85, reason: 'slides between --- lines, with Notes:' };
    if (rules > 1 && headings > rules / 2) return { score: 0.7, reason: 'headed slides between --- lines' };
    if (rules > 0 && headings > 0) return { score: 0.5, reason: 'headings and --- lines' };
    if (headings > 0) return { score: 0.35, reason: 'Markdown with headings' };
    if (bullets + tableRows > 0) return { score: 0.25, reason: 'Markdown with lists or tables' };
    return { score: 0.1, reason: frontMatter === undefined ? 'plain text' : 'plain text with front matter' };
  },
  separatorOf: () => plainRule,
  notes: 'notes-line',
  slideFrontMatter: false,
  properties: false,
  headingDivider: () => 0,
};

/** remark: `--` continues a slide, `???` opens the notes. */
const REMARK: Dialect = {
  id: 'remark',
  label: 'remark slides',
  score: ({ questionMarks, steps, rules, remarkMarks }) => {
    if (questionMarks > 0 && rules > 0 && remarkMarks + steps > 0) {
      return { score: 0.95, reason: 'notes after ??? and remark properties or steps' };
    }
    if (questionMarks > 0 && rules > 0) return { score: 0.88, reason: 'notes after ???' };
    if (remarkMarks > 1 && rules > 0) return { score: 0.8, reason: 'remark properties such as class: or name:' };
    return steps > 0 && rules > 0
      ? { score: 0.75, reason: 'slides continue after --' }
      : { score: 0, reason: 'no remark marks' };
  },
  separatorOf: () => (line) =>
    RULE.test(line) ? 'slide' : /^--\s*$/.test(line) || /^\s*<!--\s*break\s*-->\s*$/.test(line) ? 'step' : undefined,
  notes: 'question-marks',
  slideFrontMatter: false,
  properties: true,
  headingDivider: () => 0,
};

/** reveal.js and reveal-md: vertical slides, `Note:`, separators that the front matter may change. */
const REVEAL: Dialect = {
  id: 'reveal',
  label: 'reveal.js slides',
  score: ({ revealComments, verticals, frontMatter, rules, notesLines }) => {
    const keys = ['revealoptions', 'separator', 'verticalseparator', 'highlighttheme', 'notesseparator'];
    if (keys.some((key) => frontMatter?.values.has(key) === true)) {
      return { score: 0.95, reason: 'front matter with reveal-md options' };
    }
    if (revealComments > 0) return { score: 0.93, reason: 'comments such as <!-- .slide: -->' };
    if (verticals > 0 && rules > 0) {
      return { score: notesLines > 0 ? 0.9 : 0.8, reason: 'vertical slides after ----' };
    }
    return { score: 0, reason: 'no reveal.js marks' };
  },
  separatorOf: (frontMatter) => {
    const slide = separatorTest(frontMatter?.values.get('separator'), RULE);
    const vertical = separatorTest(frontMatter?.values.get('verticalseparator'), /^-{2}(?:--)?\s*$/);
    return (line) => (slide(line) || vertical(line) ? 'slide' : undefined);
  },
  notes: 'notes-line',
  slideFrontMatter: false,
  properties: false,
  headingDivider: () => 0,
};

/**
 * reveal-md takes regular expressions here. Running one from a stranger's file could hang, so only the common forms are
 * understood: a literal line, with or without anchors, escapes and line-break patterns around it.
 */
function separatorTest(pattern: string | undefined, fallback: RegExp): (line: string) => boolean {
  if (pattern === undefined) return (line) => fallback.test(line);
  const literal = pattern.replace(/\\[rns]|[\^$?+\r\n]|(?<!\\)\*/g, '').replace(/\\(.)/g, '$1');
  return literal === '' ? (line) => fallback.test(line) : (line) => line.trim() === literal;
}

/** Marp: front matter says so, notes are comments, headings may divide. */
const MARP: Dialect = {
  id: 'marp',
  label: 'Marp slides',
  score: ({ frontMatter }) =>
    frontMatter?.values.get('marp') === 'true'
      ? { score: 0.97, reason: 'front matter with marp: true' }
      : { score: 0, reason: 'no marp: true' },
  separatorOf: () => (line) =>
    /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)\s*$/.test(line) ? 'slide' : undefined,
  notes: 'comments',
  slideFrontMatter: false,
  properties: false,
  headingDivider: (frontMatter) => {
    const value = frontMatter?.values.get('headingdivider') ?? '';
    return Math.max(0, ...[...value.matchAll(/[1-6]/g)].map((match) => Number(match[0])));
  },
};

/** Slidev: YAML on single slides, notes in the last comment. */
const SLIDEV: Dialect = {
  id: 'slidev',
  label: 'Slidev slides',
  score: (features) => {
    if (features.frontMatter?.values.has('marp') === true) return { score: 0, reason: 'Marp' };
    const keys = ['drawings', 'mdc', 'comark', 'canvaswidth', 'routermode', 'favicon', 'defaults', 'addons', 'info'];
    const own = keys.filter((key) => features.frontMatter?.values.has(key) === true);
    const evidence = slidevEvidence(features);
    if (evidence > 0 && own.length > 0) {
      return { score: 0.96, reason: `front matter with ${own.join(', ')} and marks of Slidev` };
    }
    if (features.slideFrontMatters > 0) return { score: 0.9, reason: 'slides with front matter of their own' };
    if (own.length > 1) return { score: 0.9, reason: `front matter with ${own.join(', ')}` };
    return features.slidevMarks > 0
      ? { score: 0.86, reason: 'marks such as <v-click> or ::right::' }
      : { score: 0, reason: 'no marks of Slidev' };
  },
  separatorOf: () => plainRule,
  notes: 'last-comment',
  slideFrontMatter: true,
  properties: false,
  headingDivider: () => 0,
};

function slidevEvidence(features: DeckFeatures): number {
  return features.slideFrontMatters + features.slidevMarks;
}

/** The dialects, most particular first. */
export const DIALECTS: readonly Dialect[] = [MARP, SLIDEV, REVEAL, REMARK, COURSE];
