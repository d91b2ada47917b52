import type { FormatModule, SourceText } from '../format';
import type { FormatGuess, FormatId } from '../result';
import { aiken } from './aiken';
import { ankiText } from './anki-text';
import { checkboxQuiz } from './checkbox-quiz';
import { csv } from './csv';
import { gift } from './gift';
import { hashcards } from './hashcards';
import { letteredQuiz } from './lettered-quiz';
import { mdanki } from './mdanki';
import { mochi } from './mochi';
import { obsidianSr } from './obsidian-sr';
import { SLIDE_FORMATS } from './slides';

/** Every format Deckhand reads. On equal scores the earlier one wins. */
const FORMATS: readonly FormatModule[] = [
  ...SLIDE_FORMATS,
  checkboxQuiz,
  letteredQuiz,
  ankiText,
  csv,
  obsidianSr,
  hashcards,
  mdanki,
  mochi,
  aiken,
  gift,
];

/** Names of the formats for people, in the order of the list: what the person may choose instead of the guess. */
export const FORMAT_LABELS: readonly { readonly id: FormatId; readonly label: string }[] = FORMATS.map(
  ({ id, label }) => ({ id, label }),
);

/** The module that reads a source, and why it was taken. */
export interface DetectedFormat {
  readonly module: FormatModule;
  readonly guess: FormatGuess;
}

/** From this score on no other format is asked. */
const CERTAIN = 0.92;

/** The format with the highest score, or the one the person chose; undefined when nothing recognises the text. */
export function detectFormat(source: SourceText, chosen?: FormatId): DetectedFormat | undefined {
  const wanted = FORMATS.find((format) => format.id === chosen);
  if (wanted !== undefined) {
    return { module: wanted, guess: { id: wanted.id, score: 1, reason: 'chosen by you' } };
  }
  let best: DetectedFormat | undefined;
  for (const module of FORMATS) {
    const { score, reason } = module.recognise(source);
    if (score > (best?.guess.score ?? 0)) best = { module, guess: { id: module.id, score, reason } };
    if (score >= CERTAIN) break;
  }
  return best;
}
