import type { ChoiceContent } from '#core/cards';
import { plainText } from '#core/markdown';
import type { LintFinding } from './result';

/** How much longer than the next longest option the right one may be before it gives itself away. */
const TELLING_LENGTH = 1.8;

/** What gives the key of a quiz question away, or makes its options hard to tell apart. The source's question stays as it is. */
export function lintChoice({ stem, options, correct }: ChoiceContent): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const texts = options.map((option) => (option.length > 5000 ? option : plainText(option)));
  const right = correct[0];
  if (correct.length === 1 && right !== undefined && texts.length > 2) {
    const others = texts.filter((_, index) => index !== right);
    const own = texts[right] ?? '';
    const longest = Math.max(...others.map((text) => text.length));
    if (own.length > 30 && own.length > longest * TELLING_LENGTH) {
      findings.push(note('key-is-longest', 'The right option is by far the longest.'));
    }
    if (/\d/.test(own) && !others.some((text) => /\d/.test(text))) {
      findings.push(note('key-has-number', 'Only the right option holds a number.'));
    }
    if (fitsAlone(stem, own, others)) {
      findings.push(note('key-fits-alone', 'Only the right option fits the end of the question grammatically.'));
    }
  }
  if (new Set(texts.map((text) => text.trim())).size < texts.length) {
    findings.push({ rule: 'same-options', severity: 'warning', message: 'Two options read the same.' });
  }
  return findings;
}

/** "… is an": only one option starts with a vowel. */
function fitsAlone(stem: string, own: string, others: readonly string[]): boolean {
  const article = /\b(an?)\W{0,4}$/i.exec(stem.slice(-12))?.[1]?.toLowerCase();
  if (article === undefined) return false;
  const fits = (text: string): boolean => /^[aeiou]/i.test(text) === (article === 'an');
  return fits(own) && !others.some(fits);
}

function note(rule: string, message: string): LintFinding {
  return { rule, severity: 'note', message };
}
