import type { ChoiceContent } from '#core/cards';
import { differenceOf } from './difference';
import { different, quote, scoreOf, type Evidence, type Judgement } from './judgement';
import { bareKey, contentWords } from './text';
import { TURNING_WORDS } from './words';

/** A question stays while it asks the same: a corrected key or another wrong option does not make it a new one. */
export function judgeChoice(before: ChoiceContent, after: ChoiceContent, evidence: Evidence): Judgement {
  const stem = differenceOf(before.stem, after.stem, evidence.lexicon);
  const overlap = optionOverlap(before, after);
  const key = compareKeys(before, after, evidence);
  const score = scoreOf(stem.similarity, 0.5 * overlap + 0.5 * key.likeness, evidence);
  const accept = (reason: string): Judgement => ({
    same: true,
    score,
    isSplit: false,
    reason,
    isCertain: key.kind === 'same' && evidence.isTelling(keyText(before)),
  });
  if (stem.same) {
    if (isClaim(before) && isClaim(after)) return accept(keyReason(before, after, key));
    if (key.kind === 'other') return different(score, `the right answer changed: ${key.reason}`);
    if (overlap >= 0.5) return accept(keyReason(before, after, key));
    return key.kind === 'same' && evidence.isTelling(keyText(before)) && overlap > 0
      ? accept('Its wrong options changed.')
      : different(score, 'it has other options');
  }
  if (stem.changedMeaning !== undefined && !stem.isPart) {
    return different(score, `the question changed: ${stem.changedMeaning}`);
  }
  const isNear = evidence.place >= 2;
  const wording = stem.isPart ? stem.containment : stem.similarity;
  const reworded = 'The question was reworded; the right answer is the same.';
  if (isClaim(before) || isClaim(after)) {
    return key.kind === 'same' && overlap === 1 && wording >= (isNear ? 0.6 : 0.8)
      ? accept(reworded)
      : different(score, 'it claims something else');
  }
  if (key.kind === 'same') {
    const needed = overlap >= 0.5 ? (isNear ? 0.35 : 0.6) : 0.75;
    return wording >= needed && (overlap >= 0.5 || isNear)
      ? accept(reworded)
      : different(score, 'the question asks something else');
  }
  return key.kind === 'reworded' && isNear && overlap >= 0.5 && wording >= 0.7
    ? accept('The question and its right answer were reworded.')
    : different(score, 'question and right answer both changed');
}

function keyReason(before: ChoiceContent, after: ChoiceContent, { kind }: KeyComparison): string {
  if (kind === 'corrected') return `Its key was corrected from ${quote(keyText(before))} to ${quote(keyText(after))}.`;
  return kind === 'reworded' ? 'Its right answer was reworded.' : 'Its options changed; the right answer is the same.';
}

interface KeyComparison {
  /** `corrected`: another of the options is right now. */
  readonly kind: 'same' | 'corrected' | 'reworded' | 'other';
  /** 0–1. */
  readonly likeness: number;
  readonly reason: string;
}

function compareKeys(before: ChoiceContent, after: ChoiceContent, { lexicon }: Evidence): KeyComparison {
  const old = keysOf(before);
  const now = keysOf(after);
  const nowKeys = new Set(now.map(bareKey));
  const oldKeys = new Set(old.map(bareKey));
  const gone = old.filter((key) => !nowKeys.has(bareKey(key)));
  const come = now.filter((key) => !oldKeys.has(bareKey(key)));
  if (gone.length === 0 && come.length === 0) return { kind: 'same', likeness: 1, reason: '' };
  const oldOptions = new Set(before.options.map(bareKey));
  const nowOptions = new Set(after.options.map(bareKey));
  if (come.every((key) => oldOptions.has(bareKey(key))) && gone.every((key) => nowOptions.has(bareKey(key)))) {
    return { kind: 'corrected', likeness: 0.5, reason: '' };
  }
  const [oldKey, newKey] = [gone[0], come[0]];
  if (gone.length !== 1 || come.length !== 1 || oldKey === undefined || newKey === undefined) {
    return { kind: 'other', likeness: 0, reason: `${quote(keyText(before))} became ${quote(keyText(after))}` };
  }
  const { same, changedMeaning, similarity, contentCount } = differenceOf(oldKey, newKey, lexicon);
  if (same) return { kind: 'same', likeness: 1, reason: '' };
  return changedMeaning === undefined && similarity >= 0.5 && contentCount >= 2
    ? { kind: 'reworded', likeness: similarity, reason: '' }
    : { kind: 'other', likeness: 0, reason: changedMeaning ?? `${quote(oldKey)} became ${quote(newKey)}` };
}

/** Options that are the same on both sides, as a share of the larger side. */
function optionOverlap(before: ChoiceContent, after: ChoiceContent): number {
  const left = before.options.map(bareKey);
  let common = 0;
  for (const option of after.options) {
    const place = left.indexOf(bareKey(option));
    if (place < 0) continue;
    left.splice(place, 1);
    common++;
  }
  return common / Math.max(before.options.length, after.options.length, 1);
}

/** True or False, Yes or No: the options say nothing about the question. */
function isClaim({ options }: ChoiceContent): boolean {
  return options.every((option) => [...contentWords(option)].every((word) => TURNING_WORDS.has(word)));
}

function keysOf({ options, correct }: ChoiceContent): readonly string[] {
  return correct.map((index) => options[index] ?? '');
}

/** The right answers in one text. */
function keyText(content: ChoiceContent): string {
  return keysOf(content).join(' · ');
}
