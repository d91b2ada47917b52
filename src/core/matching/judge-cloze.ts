import type { ClozeContent } from '#core/cards';
import { clozeGroups, maskedText, type ClozeGroup } from './cloze';
import { differenceOf } from './difference';
import { different, judgeAnswered, type Evidence, type Judgement } from './judgement';
import { saysTheSame } from './text';

const SAME_ANSWER = { same: true, similarity: 1, containment: 1, isPart: false, contentCount: 0 } as const;

/** A cloze note stays when at least one of its cards hides the same part of what is still the same statement. */
export function judgeCloze(before: ClozeContent, after: ClozeContent, evidence: Evidence): Judgement {
  const old = clozeGroups(before.text);
  const cards = new Map<number, number>();
  let best: Extract<Judgement, { same: true }> | undefined;
  let refusal: Judgement = different(0, 'another part is hidden');
  for (const group of clozeGroups(after.text)) {
    const taken = new Set(cards.values());
    for (const candidate of old) {
      if (taken.has(candidate.number - 1) || !hidesTheSame(candidate, group)) continue;
      const question = differenceOf(
        maskedText(before.text, candidate.number),
        maskedText(after.text, group.number),
        evidence.lexicon,
      );
      const hidden = group.hidden.join(' ');
      const judgement = judgeAnswered(
        question,
        SAME_ANSWER,
        { asked: before.text, answers: [hidden, hidden] },
        evidence,
      );
      if (judgement.same) {
        cards.set(group.number - 1, candidate.number - 1);
        if (best === undefined || judgement.score > best.score) best = judgement;
        break;
      }
      if (judgement.score > refusal.score) refusal = judgement;
    }
  }
  if (best === undefined) return refusal;
  const share = cards.size / Math.max(old.length, 1);
  return { ...best, score: best.score * (0.8 + 0.2 * Math.min(1, share)), cards };
}

function hidesTheSame(one: ClozeGroup, other: ClozeGroup): boolean {
  return (
    one.hidden.length === other.hidden.length &&
    one.hidden.every((part, index) => saysTheSame(part, other.hidden[index] ?? ''))
  );
}
