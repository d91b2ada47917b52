import { plainText, singleSpaced } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import { isClause, isLabel } from './language';
import { listFact } from './list';
import { isInstruction } from './steps';

const FORM = /^([^:：]{4,120})[:：]\s+(\S.*)$/s;

/** "Consider the following: a, b, c and d": a list written in one line, three to seven short items after a colon. */
export function inlineListFact(statement: Statement, place: Place): Omit<Fact, 'parents'> | undefined {
  if (!/[:：]/.test(statement.text) || statement.text.length > 600) return undefined;
  const match = FORM.exec(singleSpaced(statement.text));
  const lead = plainText(match?.[1] ?? '');
  if (
    match === null ||
    lead === '' ||
    isLabel(lead) ||
    (isClause(lead) && !isInstruction(lead) && !/\bfollowing\b/i.test(lead))
  )
    return undefined;
  const body = (match[2] ?? '').replace(/^(\*\*|__)(.*)\1[.]?$/s, '$2').replace(/[.]$/, '');
  if (/[;:()]|\. /.test(body)) return undefined;
  const items = body.split(/,\s+(?:and |or |& )?/).map((item) => item.trim());
  if (
    items.length < 3 ||
    items.length > 7 ||
    items.some((item) => item.length < 3 || /^(?:…|\.{3}|etc\.?)$/.test(item) || item.split(' ').length > 5)
  )
    return undefined;
  const fact = listFact(
    items.map((text) => ({ text, lines: statement.lines })),
    { text: lead, lines: statement.lines },
    place,
  );
  return fact === undefined ? undefined : { ...fact, block: statement.text, reason: 'A list written in one line.' };
}
