import { FORMAT_LABELS, type CourseReading, type FileOutcome, type LedgerEntry } from '#core/import';

const MOST_WARNINGS = 40;
const MOST_REASONS = 12;

/** What `deckhand check` prints about one file for people. */
export function checkText(path: string, outcome: FileOutcome): string {
  if (outcome.status === 'failed') return `${path}\n  not read: ${outcome.message}\n`;
  const { reading } = outcome;
  return [
    path,
    `  format    ${labelOf(reading)} (${reading.format.reason})`,
    `  slides    ${reading.slides.length}`,
    `  cards     ${cardLine(reading)}`,
    `  lines     ${lineLine(reading)}`,
    ...skipLines(reading.ledger),
    ...warningLines(path, reading),
    '',
  ].join('\n');
}

function labelOf({ format }: CourseReading): string {
  return FORMAT_LABELS.find(({ id }) => id === format.id)?.label ?? format.id;
}

function cardLine({ notes }: CourseReading): string {
  const kinds = new Map<string, number>();
  let cards = 0;
  for (const note of notes) {
    if (note.proposal === 'skip') continue;
    cards += note.ordinals.length;
    kinds.set(note.content.kind, (kinds.get(note.content.kind) ?? 0) + note.ordinals.length);
  }
  const left = notes.filter((note) => note.proposal === 'skip').length;
  const byKind = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${cards}${byKind === '' ? '' : ` (${byKind})`}${left === 0 ? '' : `; ${left} more proposed to be skipped`}`;
}

function lengthOf({ lines }: LedgerEntry): number {
  return lines.to - lines.from + 1;
}

function lineLine({ ledger, lineCount }: CourseReading): string {
  const count = (use: LedgerEntry['use']): number =>
    ledger.filter((entry) => entry.use === use).reduce((sum, entry) => sum + lengthOf(entry), 0);
  return `${lineCount} that hold text: ${count('card')} in cards, ${count('context')} context, ${count('skipped')} skipped`;
}

function skipLines(ledger: readonly LedgerEntry[]): readonly string[] {
  const reasons = new Map<string, { lines: number; first: number }>();
  for (const entry of ledger) {
    if (entry.use !== 'skipped') continue;
    const known = reasons.get(entry.reason);
    reasons.set(entry.reason, {
      lines: (known?.lines ?? 0) + lengthOf(entry),
      first: known?.first ?? entry.lines.from,
    });
  }
  const sorted = [...reasons].sort((a, b) => b[1].lines - a[1].lines);
  const shown = sorted.slice(0, MOST_REASONS).map(([reason, { lines, first }]) => {
    return `            ${lines} skipped: ${reason} (first on line ${first})`;
  });
  return sorted.length > MOST_REASONS
    ? [...shown, `            and ${sorted.length - MOST_REASONS} more reasons`]
    : shown;
}

function warningLines(path: string, { warnings }: CourseReading): readonly string[] {
  const shown = warnings.slice(0, MOST_WARNINGS).map(({ line, kind, message }) => {
    return `  warning   ${path}${line === 0 ? '' : `:${line}`} ${message} [${kind}]`;
  });
  return warnings.length > MOST_WARNINGS ? [...shown, `  and ${warnings.length - MOST_WARNINGS} more warnings`] : shown;
}
