import type { DraftNote, FormatReading, SourceText } from '../../format';
import { buildLedger } from '../../ledger';
import { readQuiz } from '../quiz-reading';

/** A source from text, as the decoder would hand it over. */
export function sourceOf(text: string, name = 'bank.md'): SourceText {
  return { name, relativePath: name, text, lines: text.split('\n') };
}

/** One choice in short: stem, options with `*` before the right ones, explanation when there is one. */
export function inShort(note: DraftNote): string {
  const { content } = note;
  if (content.kind === 'basic') return `${content.front} => ${content.back}`;
  if (content.kind === 'cloze') return content.text;
  if (content.kind !== 'choice') return content.kind;
  const options = content.options.map((option, index) => `${content.correct.includes(index) ? '*' : ''}${option}`);
  const why = content.explanation === '' ? '' : ` (${content.explanation})`;
  return `${content.stem} [${options.join(' | ')}]${why}`;
}

/** All notes of a question bank in short. */
export function quizInShort(text: string): readonly string[] {
  return readQuiz(sourceOf(text)).notes.map(inShort);
}

/** Kinds and lines of the warnings: `missing-key@4`. */
export function warningsInShort(reading: FormatReading): readonly string[] {
  return reading.warnings.map(({ kind, line }) => `${kind}@${line}`);
}

/** How many non-blank lines went to each use, and how many there are. */
export function ledgerInShort(
  source: SourceText,
  reading: FormatReading,
): Readonly<Record<'card' | 'context' | 'skipped' | 'notUnderstood' | 'all', number>> {
  const ledger = buildLedger(source.lines, reading.claims);
  const sums = { card: 0, context: 0, skipped: 0, notUnderstood: 0, all: ledger.lineCount };
  for (const entry of ledger.entries) {
    const lines = entry.lines.to - entry.lines.from + 1;
    sums[entry.use] += lines;
    if (entry.use === 'skipped' && entry.reason === 'not understood') sums.notUnderstood += lines;
  }
  return sums;
}
