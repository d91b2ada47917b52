import type { CourseReading, FileOutcome, ImportWarning, LintFinding, ProposedNote } from '#core/import';
import { cardFaces } from './card-faces';

/** One card that a learner would see, as `check --json` prints it. */
type CheckedNote =
  | {
      readonly kind: 'choice';
      readonly stem: string;
      readonly options: readonly string[];
      /** Indexes from 0, in source order. */
      readonly correct: readonly number[];
      readonly explanation: string;
      readonly slide: number;
      readonly line: number;
    }
  | {
      readonly kind: 'definition' | 'table' | 'cloze' | 'list' | 'steps' | 'slide' | 'basic';
      readonly front: string;
      readonly back: string;
      readonly slide: number;
      readonly line: number;
      readonly lint: readonly LintFinding[];
    };

/** One file, as `check --json` prints it. */
interface CheckedFile {
  readonly path: string;
  /** Empty when the file could not be read. */
  readonly format: string;
  readonly slides: number;
  readonly ledger: {
    /** Non-blank lines: `used`, `context` and the lengths of `skipped` add up to it. */
    readonly lines: number;
    readonly used: number;
    readonly context: number;
    readonly skipped: readonly { readonly from: number; readonly to: number; readonly reason: string }[];
  };
  readonly notes: readonly CheckedNote[];
  readonly warnings: readonly ImportWarning[];
}

/** What `deckhand check --json` prints. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
}

/** Turns a file's outcome into its part of the report. */
export function checkedFile(path: string, outcome: FileOutcome): CheckedFile {
  if (outcome.status === 'failed') {
    return {
      path,
      format: '',
      slides: 0,
      ledger: { lines: 0, used: 0, context: 0, skipped: [] },
      notes: [],
      warnings: [{ line: 0, kind: outcome.kind, message: outcome.message }],
    };
  }
  const { reading } = outcome;
  return {
    path,
    format: reading.format.id,
    slides: reading.slides.length,
    ledger: ledgerOf(reading),
    notes: reading.notes.filter(isListed).flatMap(checkedNotes),
    warnings: reading.warnings,
  };
}

/** Authors look for each of their questions, also for one that stands twice and would be asked once. */
function isListed(note: ProposedNote): boolean {
  return note.proposal !== 'skip' || note.content.kind === 'choice';
}

const NEEDS_REPAIR = new Set(['missing-key', 'bad-key', 'single-option', 'several-questions', 'contradictory-key']);

/** Says whether an author has to repair something: a file that cannot be read, or a question without a usable key. */
export function needsRepair(outcome: FileOutcome): boolean {
  return outcome.status === 'failed' || outcome.reading.warnings.some(({ kind }) => NEEDS_REPAIR.has(kind));
}

function ledgerOf({ ledger, lineCount }: CourseReading): CheckedFile['ledger'] {
  const linesIn = (use: string): number =>
    ledger.filter((entry) => entry.use === use).reduce((sum, { lines }) => sum + lines.to - lines.from + 1, 0);
  return {
    lines: lineCount,
    used: linesIn('card'),
    context: linesIn('context'),
    skipped: ledger.flatMap((entry) => (entry.use === 'skipped' ? [{ ...entry.lines, reason: entry.reason }] : [])),
  };
}

function checkedNotes(note: ProposedNote): readonly CheckedNote[] {
  const { content, slide, lint } = note;
  const line = note.lines.from;
  if (content.kind === 'choice') return [{ ...content, slide, line }];
  return note.ordinals.map((ordinal) => {
    const faces = cardFaces(content, ordinal);
    return { kind: content.kind, front: withTopic(note, faces.front), back: faces.back, slide, line, lint };
  });
}

/** The topic stands above a card, as in the app; names the prompt says itself are not said twice. */
function withTopic({ context }: ProposedNote, front: string): string {
  const said = front.toLowerCase();
  const names = context.filter((name) => !said.includes(name.toLowerCase()));
  return names.length === 0 ? front : `${names.join(' › ')}\n\n${front}`;
}
