import type { Difference, Lexicon } from './difference';

/** What speaks for two notes being one, besides their content. */
export interface Evidence {
  /** 3 same block or between the same neighbours, 2 beside a common neighbour, 1 on the same slide, 0 none. */
  readonly place: 0 | 1 | 2 | 3;
  /** How alike their topic paths are, 0–1. */
  readonly context: number;
  readonly lexicon: Lexicon;
  /** Whether an answer tells its card from the others: "Yes" does not. */
  readonly isTelling: (answer: string) => boolean;
  /** Whether no other note asks the same: "What should you remember?" stands on many slides. */
  readonly isAlone: (question: string) => boolean;
}

/** Whether a proposed note is an existing one, and why. */
export type Judgement =
  | {
      readonly same: true;
      /** 0–1. */
      readonly score: number;
      /** Only part of the existing text is left in it. */
      readonly isSplit: boolean;
      /** What is different, as a sentence. */
      readonly reason: string;
      /** Proposed ordinal → existing ordinal of the cards that stay; absent when ordinals mean the same on both sides. */
      readonly cards?: ReadonlyMap<number, number>;
      /** The answer identifies the card whatever the question's wording. */
      readonly isCertain: boolean;
    }
  | { readonly same: false; readonly score: number; readonly reason: string };

/** A judgement that these are different cards. */
export function different(score: number, reason: string): Judgement {
  return { same: false, score, reason };
}

/** 0–1 from how alike question and answer are and what else speaks for it. */
export function scoreOf(question: number, answer: number, { place, context }: Evidence): number {
  return 0.35 * question + 0.45 * answer + 0.1 * context + place / 30;
}

/** The texts that were compared. */
export interface Compared {
  readonly asked: string;
  readonly answers: readonly [before: string, after: string];
}

/** Judges a question with one answer. */
export function judgeAnswered(
  question: Difference,
  answer: Difference,
  { asked, answers }: Compared,
  evidence: Evidence,
): Judgement {
  const score = scoreOf(question.similarity, answer.similarity, evidence);
  if (question.changedMeaning !== undefined && !question.isPart) {
    return different(score, `the question changed: ${question.changedMeaning}`);
  }
  if (answer.changedMeaning !== undefined && !answer.isPart) {
    return different(score, `the answer changed: ${answer.changedMeaning}`);
  }
  const isTelling = answer.same && evidence.isTelling(answers[0]);
  const isSplit = question.isPart || answer.isPart;
  const alike = question.isPart ? question.containment : question.similarity;
  const accept = (reason: string): Judgement => ({ same: true, score, isSplit, reason, isCertain: isTelling });
  if (answer.same) {
    if (question.same) {
      return evidence.place >= 2 || evidence.context >= 0.5
        ? accept('Its heading changed.')
        : different(score, 'it stands under another heading');
    }
    return alike >= neededWording(isTelling, evidence)
      ? accept('The question was reworded; the answer is the same.')
      : different(score, 'the question asks something else');
  }
  if (!answer.isPart && answer.contentCount < 3) {
    return different(score, `the answer changed from ${quote(answers[0])} to ${quote(answers[1])}`);
  }
  const kept = answer.isPart ? answer.containment : answer.similarity;
  if (question.same) {
    return isSameQuestion(asked, evidence) && kept >= (evidence.place >= 2 ? 0.45 : 0.6)
      ? accept('The answer was reworded; the question is the same.')
      : different(score, 'the answer says something else');
  }
  return evidence.place >= 2 && alike >= 0.6 && kept >= 0.6 && answer.contentCount >= 4
    ? accept('Question and answer were reworded.')
    : different(score, 'question and answer both changed');
}

/** Whether a question in the same words is the same question: it stands alone, or under the very same headings. */
export function isSameQuestion(asked: string, { place, context, isAlone }: Evidence): boolean {
  return context === 1 || (isAlone(asked) && (place >= 2 || context >= 0.5));
}

function neededWording(isTelling: boolean, { place }: Evidence): number {
  if (isTelling) return place >= 2 ? 0.3 : place === 1 ? 0.45 : 0.6;
  return place >= 2 ? 0.6 : 0.8;
}

/** A text in quotes, cut to what fits into a sentence. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 60 ? `${line.slice(0, 57)}…` : line}”`;
}
