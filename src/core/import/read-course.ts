import type { SourceKey } from '#core/cards';
import { decodeFile } from './decode';
import { folderDecks } from './deck-tree';
import type { FormatReading, LineClaim, SourceText } from './format';
import { detectFormat } from './formats';
import { blockHashOf, sourceKeyOf } from './identity';
import { buildLedger } from './ledger';
import { lintNotes } from './lint';
import type {
  CourseFile,
  CourseReading,
  FileOutcome,
  FormatGuess,
  FormatId,
  ImportWarning,
  ProposedNote,
} from './result';

/** More notes than any honest course has; a file made of nothing but separators could hold millions. */
const MAX_NOTES = 250_000;

/** What the person decided beforehand about one file. */
export interface ReadOptions {
  /** Reads the file as this format instead of guessing. */
  readonly format?: FormatId;
}

/**
 * Reads one course file: decodes it, recognises its format, drafts notes, gives them identity and judgement, and accounts
 * for every line. Linear in the bytes. Expected failures are outcomes; `sha256` is the hash of the bytes in hexadecimal.
 */
export function readCourse(file: CourseFile, sha256: string, options: ReadOptions = {}): FileOutcome {
  const decoded = decodeFile(file);
  if (!decoded.ok) return { status: 'failed', relativePath: file.relativePath, ...decoded.error };
  const { source, warnings } = decoded.value;
  const detected = detectFormat(source, options.format);
  if (detected === undefined) {
    const message = 'Nothing in this file looks like a course, a quiz or flashcards.';
    return { status: 'failed', relativePath: file.relativePath, kind: 'unreadable', message };
  }
  const read = detected.module.read(source);
  if (read.notes.length > MAX_NOTES) {
    const message = `The file holds ${read.notes.length} cards; Deckhand reads up to ${MAX_NOTES} at once. Split it.`;
    return { status: 'failed', relativePath: file.relativePath, kind: 'too-large', message };
  }
  return { status: 'read', reading: assemble(source, sha256, detected.guess, read, warnings) };
}

function assemble(
  source: SourceText,
  sha256: string,
  format: FormatGuess,
  read: FormatReading,
  warnings: readonly ImportWarning[],
): CourseReading {
  const key = sourceKeyOf(source.relativePath);
  const notes = proposeNotes(key, read);
  const ledger = buildLedger(source.lines, [...skippedClaims(notes, source.lines.length), ...read.claims]);
  return {
    source: key,
    name: source.name,
    relativePath: source.relativePath,
    sha256,
    format,
    slides: read.slides.map((slide) => ({ ...slide, source: key })),
    notes,
    ledger: ledger.entries,
    lineCount: ledger.lineCount,
    media: read.media,
    warnings: [...warnings, ...longLineWarnings(source), ...read.warnings].sort((a, b) => a.line - b.line),
  };
}

function proposeNotes(source: SourceKey, read: FormatReading): readonly ProposedNote[] {
  const course = read.title.trim() === '' ? source : read.title.trim();
  const verdicts = lintNotes(read.notes);
  const occurrences = new Map<string, number>();
  const timesSeen = (name: string): number => {
    const count = occurrences.get(name) ?? 0;
    occurrences.set(name, count + 1);
    return count;
  };
  const below = pathsBelow([course]);
  const deckBelow = pathsBelow([...folderDecks(source, course), course]);
  return read.notes.map((draft, index): ProposedNote => {
    const blockHash = blockHashOf(draft.block);
    const verdict = verdicts[index];
    const explicitId = draft.explicitId === undefined ? undefined : pinnedId(draft.explicitId, timesSeen);
    const note = {
      content: draft.content,
      context: below(draft.context),
      deckPath: deckBelow(draft.deckPath),
      tags: draft.tags,
      ordinals: draft.ordinals,
      slide: draft.slide,
      lines: draft.lines,
      blockHash,
      occurrence: timesSeen(blockHash),
      reason: draft.reason,
      lint: verdict?.lint ?? [],
      proposal: verdict?.proposal ?? 'accept',
    };
    return explicitId === undefined ? note : { ...note, explicitId };
  });
}

/** Puts what stands above it before a path; notes that share one go on sharing it. */
function pathsBelow(above: readonly string[]): (path: readonly string[]) => readonly string[] {
  const known = new Map<readonly string[], readonly string[]>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const whole = [...above, ...path];
    known.set(path, whole);
    return whole;
  };
}

/** Lines that only cards proposed to be skipped are made from, with the lint's reason. */
function skippedClaims(notes: readonly ProposedNote[], lineCount: number): readonly LineClaim[] {
  const skipped = notes.filter((note) => note.proposal === 'skip');
  if (skipped.length === 0) return [];
  const taken = new Uint8Array(lineCount + 2);
  for (const { proposal, lines } of notes) if (proposal !== 'skip') taken.fill(1, lines.from, lines.to + 1);
  const claims: LineClaim[] = [];
  for (const { lines, lint } of skipped) {
    const reason = `card not worth making: ${lint.find(({ severity }) => severity === 'error')?.message ?? 'by its lint'}`;
    for (let line = lines.from; line <= lines.to; line++) {
      if (taken[line] === 0) claims.push({ use: 'skipped', lines: { from: line, to: line }, reason });
    }
  }
  return claims;
}

/** An author's id names the first note of its block; those after it get a number, so that ids stay unique. */
function pinnedId(explicitId: string, timesSeen: (name: string) => number): string {
  const before = timesSeen(`id ${explicitId}`);
  return before === 0 ? explicitId : `${explicitId}/${before + 1}`;
}

/** From this length on a line is more likely an accident than prose. */
const LONG_LINE = 20_000;

function longLineWarnings(source: SourceText): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  source.lines.forEach(({ length }, index) => {
    if (length <= LONG_LINE) return;
    const message = `The line has ${length} characters; cards are made from shorter ones.`;
    warnings.push({ line: index + 1, kind: 'long-line', message });
  });
  return warnings;
}
