import { cleanedOf } from './clean';
import { parseMarker } from './marker';
import type { Marker } from './marker';
import type { OptionRun } from './option-runs';
import type { ScannedLine } from './scan';
import { afterAnswerWord, announcesOptions, isNavigation, opensExplanation } from './words';

/** Where a question starts, and its number if it has one. */
export interface StemStart {
  /** Index into the scan. */
  readonly at: number;
  readonly marker: Marker | null;
  /** Family of the mark, `heading` for a plain heading, `paragraph` for none. */
  readonly family: string;
}

interface Candidate {
  readonly at: number;
  readonly marker: Marker | null;
  readonly family: string;
  readonly indent: number;
}

/** Whether a heading announces a part of a question instead of a question. */
export function isPartHeading(line: ScannedLine): boolean {
  if (line.text.length > 200) return false;
  const cleaned = cleanedOf(line);
  return (
    announcesOptions(cleaned) ||
    opensExplanation(cleaned) ||
    isNavigation(cleaned) ||
    (cleaned.length < 60 && afterAnswerWord(cleaned) !== null)
  );
}

/** All lines that could start a question, in order. */
export function stemCandidates(lines: readonly ScannedLine[]): readonly Candidate[] {
  return lines.flatMap((line, at): Candidate[] => {
    if (line.kind !== 'heading' && line.kind !== 'text') return [];
    const marker = parseMarker(line);
    if (line.kind === 'heading') {
      if (marker === null && isPartHeading(line)) return [];
      const level = line.text.length - line.text.replace(/^#+/u, '').length;
      return level === 1 && marker === null
        ? []
        : [{ at, marker, family: marker === null ? 'heading' : marker.family, indent: line.indent }];
    }
    return marker === null ? [] : [{ at, marker, family: marker.family, indent: line.indent }];
  });
}

/** The stretch between the options of one question and those of the next. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

function gapsOf(runs: readonly OptionRun[]): readonly Gap[] {
  return runs.map((run, index) => ({
    from: (runs[index - 1]?.last ?? -1) + 1,
    to: run.inlineFrom === '' ? run.first - 1 : run.first,
  }));
}

function candidatesIn(gaps: readonly Gap[], all: readonly Candidate[]): readonly (readonly Candidate[])[] {
  let next = 0;
  return gaps.map((gap) => {
    while (next < all.length && (all[next]?.at ?? 0) < gap.from) next += 1;
    const found: Candidate[] = [];
    for (let index = next; index < all.length && (all[index]?.at ?? 0) <= gap.to; index += 1) {
      const candidate = all[index];
      if (candidate !== undefined) found.push(candidate);
    }
    return found;
  });
}

/** The family of marks that starts most questions: authors keep to one. */
function dominantFamily(perGap: readonly (readonly Candidate[])[]): string {
  const counts = new Map<string, number>();
  for (const candidates of perGap) {
    for (const family of new Set(candidates.map((candidate) => candidate.family))) {
      counts.set(family, (counts.get(family) ?? 0) + 1);
    }
  }
  const weight = (family: string): number =>
    (counts.get(family) ?? 0) +
    (family.includes('word') ? 0.3 : 0) -
    (family.includes('unnumbered') ? 0.5 : 0) +
    (family.includes('bold') ? 0.1 : 0) -
    (family === 'heading' ? 0.2 : 0);
  const best = [...counts.keys()].sort((left, right) => weight(right) - weight(left))[0];
  return best !== undefined && (counts.get(best) ?? 0) * 2 >= perGap.length ? best : 'paragraph';
}

/** Start of the last paragraph above `to`, with the fences and paragraphs that lead up to the options. */
function paragraphStart(lines: readonly ScannedLine[], gap: Gap): number {
  let at = gap.to;
  while (at > gap.from && lines[at]?.kind === 'blank') at -= 1;
  let start = at;
  let seenText = false;
  for (; at >= gap.from; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.details > 0) break;
    if (line.kind === 'rule' || line.kind === 'comment' || line.kind === 'front-matter') break;
    if (line.kind === 'heading') {
      return seenText || isPartHeading(line) ? start : at;
    }
    if (line.kind === 'blank') {
      if (seenText) break;
      continue;
    }
    if (line.kind === 'text' || line.kind === 'table') {
      const cleaned = cleanedOf(line);
      if (isNavigation(cleaned) || afterAnswerWord(cleaned)?.separated === true) break;
      if (announcesOptions(cleaned)) continue;
      seenText = line.kind === 'text';
    }
    start = at;
  }
  return start;
}

function chooseInGap(
  candidates: readonly Candidate[],
  family: string,
  expected: number | null,
  lines: readonly ScannedLine[],
  run: OptionRun,
): Candidate | null {
  const outside = candidates.filter(
    (candidate) =>
      (lines[candidate.at]?.details ?? 0) === 0 || lines[candidate.at]?.details === lines[run.first]?.details,
  );
  const alike = outside.filter((candidate) => candidate.family === family);
  const numbered = alike.filter((candidate) => candidate.marker?.number === expected && expected !== null);
  const indent = Math.min(...alike.map((candidate) => candidate.indent));
  const best = numbered.at(-1) ?? alike.filter((candidate) => candidate.indent <= indent).at(-1);
  if (best !== undefined) return best;
  return outside.filter((each) => each.family.includes('word') || each.family.includes('heading')).at(-1) ?? null;
}

/**
 * Finds where each question starts: at the mark its author uses for most questions, else at the nearest heading, else at
 * the paragraph above the options.
 */
export function findStemStarts(
  lines: readonly ScannedLine[],
  runs: readonly OptionRun[],
  candidates: readonly Candidate[],
): readonly StemStart[] {
  const gaps = gapsOf(runs);
  const perGap = candidatesIn(gaps, candidates);
  const family = dominantFamily(perGap);
  let expected: number | null = null;
  return gaps.map((gap, index) => {
    const run = runs[index];
    const chosen = run === undefined ? null : chooseInGap(perGap[index] ?? [], family, expected, lines, run);
    if (chosen === null) {
      expected = expected === null ? null : expected + 1;
      return { at: paragraphStart(lines, gap), marker: null, family: 'paragraph' };
    }
    expected = chosen.marker?.number === undefined || chosen.marker.number === null ? null : chosen.marker.number + 1;
    return { at: chosen.at, marker: chosen.marker, family: chosen.family };
  });
}
