import type { NoteContent } from '#core/cards';
import { plainText, trimEndOf } from '#core/markdown';
import { isAskedByTitle } from './facts';
import type { DraftNote } from './format';
import { lintChoice } from './lint-choice';
import { Duplicates } from './lint-duplicates';
import type { LintFinding, ProposedNote } from './result';

/** A judgement on one drafted note. */
export interface LintVerdict {
  readonly lint: readonly LintFinding[];
  readonly proposal: ProposedNote['proposal'];
}

const LONG_ANSWER = 350;
const LONGEST_ANSWER = 1200;
const LONG_LIST = 7;
const POINTS_BACK = /^(?:this|that|these|those|it|they|he|she|such)\b/i;
const POINTS_BACK_BARE =
  /^(?:this|that|these|those)\s+(?:is|are|was|were|means|makes|lets|gives|can|will|has|keeps|happens|works)\b/i;

/** Judges every drafted note of a source; verdicts come in the notes' order. Linear in their text. */
export function lintNotes(notes: readonly DraftNote[]): readonly LintVerdict[] {
  const duplicates = new Duplicates();
  return notes.map((note) => {
    const findings = [...ownFindings(note.content, note), ...duplicates.findingsOf(note)];
    return { lint: findings, proposal: proposalOf(findings) };
  });
}

function proposalOf(findings: readonly LintFinding[]): ProposedNote['proposal'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'skip';
  return findings.some(({ severity }) => severity === 'warning') ? 'edit' : 'accept';
}

function finding(rule: string, severity: LintFinding['severity'], message: string): LintFinding {
  return { rule, severity, message };
}

function ownFindings(content: NoteContent, note: DraftNote): readonly LintFinding[] {
  switch (content.kind) {
    case 'choice':
      return lintChoice(content);
    case 'cloze':
      return clozeFindings(content.text);
    case 'list':
    case 'steps':
      return [
        ...(content.items.length > LONG_LIST && content.kind === 'list'
          ? [finding('long-list', 'warning', `${content.items.length} items are a lot to name; split the list.`)]
          : []),
        ...lengthFindings(content.items.join(' ')),
      ];
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return [
        ...sideFindings(content.front, content.back),
        ...lengthFindings(content.back),
        ...(content.kind === 'slide' ? vagueQuestion(content.front) : []),
        ...(content.kind === 'basic' ? [] : giveAway(content.front, content.back, note)),
      ];
  }
}

function sideFindings(front: string, back: string): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  if (front.trim() === '') findings.push(finding('no-question', 'error', 'The card asks nothing.'));
  if (back.trim() === '') findings.push(finding('no-answer', 'error', 'The card has no answer.'));
  if (isPictureOnly(front) || isPictureOnly(back)) {
    findings.push(finding('needs-image', 'note', 'The card is nothing without its picture.'));
  }
  return findings;
}

function isPictureOnly(text: string): boolean {
  return (
    text.length < 5000 && (text.includes('![') || (text.includes('<') && /<img/i.test(text))) && plainText(text) === ''
  );
}

function lengthFindings(answer: string): readonly LintFinding[] {
  if (answer.length > LONGEST_ANSWER) {
    return [
      finding('long-answer', 'warning', `The answer has ${answer.length} characters: too long to recall. Split it.`),
    ];
  }
  return answer.length > LONG_ANSWER
    ? [finding('long-answer', 'note', 'The answer is long; shorter is easier to grade.')]
    : [];
}

/** An answer that already stands in the question, or says no more than the slide's title. */
function giveAway(front: string, back: string, note: DraftNote): readonly LintFinding[] {
  const title = note.context.at(-1) ?? '';
  if (back.length > front.length && back.length > 2 * title.length + 10) return [];
  const asked = plainText(front).toLowerCase();
  const answer = trimEndOf(plainText(back).toLowerCase(), '. ');
  const told = answer.length > 3 && asked.includes(answer);
  const named = title.toLowerCase();
  const trivial =
    answer.length > 3 && (named.includes(answer) || wordsOf(answer).every((word) => named.includes(word)));
  return told || trivial ? [finding('gives-away', 'error', 'The question already says the answer.')] : [];
}

/** Remarks left of a slide whose title asks nothing: nobody could know which ones are meant. */
function vagueQuestion(front: string): readonly LintFinding[] {
  return isAskedByTitle(front)
    ? []
    : [finding('vague-question', 'error', 'The slide gives no clear question for what is left of it.')];
}

function wordsOf(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return words.length === 0 ? [text] : words;
}

function clozeFindings(text: string): readonly LintFinding[] {
  const start = plainText(text.slice(0, 120).replace(/\{\{c\d{1,3}::/g, ''));
  if (POINTS_BACK_BARE.test(start)) {
    return [
      finding('points-back', 'error', 'It starts with "this" or "that", and the card does not say what that is.'),
    ];
  }
  if (POINTS_BACK.test(start)) {
    return [
      finding('points-back', 'warning', 'It starts with a word that points to something the card does not show.'),
    ];
  }
  return lengthFindings(text);
}
