import { questionOf, type NoteContent } from '#core/cards';
import { plainText } from '#core/markdown';
import { contentStems } from './facts';
import type { DraftNote } from './format';
import type { LintFinding } from './result';

/** From this share of common words on, two statements with the same answer are one fact told twice. */
const SAME_FACT = 0.8;
const SIMILAR_FACT = 0.6;
/** Earlier cards with the same answer that one is held against; more of them are a column of like values. */
const MOST_COMPARED = 8;

interface Told {
  readonly note: DraftNote;
  readonly words: () => ReadonlySet<string>;
}

/** Finds cards that a source gives twice, word for word or told again on another slide. Linear in the notes. */
export class Duplicates {
  readonly #byQuestion = new Map<string, DraftNote>();
  readonly #byAnswer = new Map<string, Told[]>();

  /** What the notes seen before say about this one, which is then one of them. */
  findingsOf(note: DraftNote): readonly LintFinding[] {
    const asked = questionOf(note.content);
    const before = this.#byQuestion.get(asked);
    if (before === undefined) this.#byQuestion.set(asked, note);
    if (before !== undefined && isSameContent(before.content, note.content)) {
      return [
        { rule: 'duplicate', severity: 'error', message: `The same card is made from line ${before.lines.from}.` },
      ];
    }
    return this.#toldBefore(note);
  }

  #toldBefore(note: DraftNote): readonly LintFinding[] {
    const answer = answerOf(note.content);
    if (answer === undefined || answer.length < 3) return [];
    const like = this.#byAnswer.get(answer) ?? [];
    const told = { note, words: once(() => contentStems(plainText(factOf(note.content)))) };
    this.#byAnswer.set(answer, [...like.slice(1 - MOST_COMPARED), told]);
    for (const other of like) {
      const share = sharedWords(other.words(), told.words());
      if (other.note.slide === note.slide || share < SIMILAR_FACT) continue;
      const where = `line ${other.note.lines.from}`;
      return share >= SAME_FACT
        ? [
            {
              rule: 'near-duplicate',
              severity: 'error',
              message: `${where} already gives this fact in nearly the same words.`,
            },
          ]
        : [
            {
              rule: 'near-duplicate',
              severity: 'warning',
              message: `${where} asks nearly the same; keep the better of the two.`,
            },
          ];
    }
    return [];
  }
}

function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}

/** Common words by all words. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.max(1, a.size + b.size - common);
}

/** What is to be recalled; undefined for kinds whose answers are alike by nature, as the cells of a table are. */
function answerOf(content: NoteContent): string | undefined {
  switch (content.kind) {
    case 'cloze':
      return plainText(/\{\{c1::(.*?)\}\}/s.exec(content.text)?.[1] ?? '').toLowerCase();
    case 'definition':
      return plainText(content.front).toLowerCase();
    case 'basic':
    case 'choice':
    case 'list':
    case 'slide':
    case 'steps':
    case 'table':
      return undefined;
  }
}

function factOf(content: NoteContent): string {
  if (content.kind === 'cloze') return content.text.replace(/\{\{c\d{1,3}::|\}\}/g, '');
  return 'back' in content ? content.back : '';
}

function isSameContent(a: NoteContent, b: NoteContent): boolean {
  if ('back' in a && 'back' in b) return a.kind === b.kind && a.back === b.back;
  if ('items' in a && 'items' in b) return a.items.join('\n') === b.items.join('\n');
  if (a.kind === 'choice' && b.kind === 'choice') {
    return a.options.join('\n') === b.options.join('\n') && a.correct.join() === b.correct.join();
  }
  return a.kind === 'cloze' && b.kind === 'cloze';
}
