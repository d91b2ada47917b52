import type { TableContent } from '#core/cards';
import { differenceOf } from './difference';
import { different, judgeAnswered, scoreOf, type Evidence, type Judgement } from './judgement';
import { tablePlaceOf, type TablePlace } from './table-row';
import { saysTheSame } from './text';

/** Cells of one table are alike in all but their row label and column header, so these decide. */
export function judgeTable(before: TableContent, after: TableContent, evidence: Evidence): Judgement {
  const question = differenceOf(before.front, after.front, evidence.lexicon);
  const answer = differenceOf(before.back, after.back, evidence.lexicon);
  const compared = { asked: before.front, answers: [before.back, after.back] } as const;
  const old = tablePlaceOf(before);
  const now = tablePlaceOf(after);
  if (question.same || old === undefined || now === undefined) {
    return judgeAnswered(question, answer, compared, evidence);
  }
  const score = scoreOf(question.similarity, answer.similarity, evidence);
  if (old.asksLabel !== now.asksLabel) return different(score, 'it asks the other way round');
  const sameLabel = saysTheSame(old.cells[0] ?? '', now.cells[0] ?? '');
  const sameHeaders =
    old.columns.length === now.columns.length &&
    old.columns.every((column, index) =>
      saysTheSame(old.headers[column] ?? '', now.headers[now.columns[index] ?? 0] ?? ''),
    );
  if (sameLabel && sameHeaders && !old.asksLabel && evidence.context >= 0.5) {
    return judgeAnswered({ ...ASKS_THE_SAME, contentCount: question.contentCount }, answer, compared, evidence);
  }
  if (!answer.same) return different(score, 'question and answer both changed');
  if (sameHeaders && !sameLabel && evidence.place > 0 && otherCellsStay(old, now, evidence)) {
    const label = differenceOf(asCommonNoun(old.cells[0]), asCommonNoun(now.cells[0]), evidence.lexicon);
    if (label.changedMeaning === undefined && label.similarity >= 0.3) {
      const reason = 'The row has another label; its cells are the same.';
      return { same: true, score, isSplit: false, reason, isCertain: evidence.isTelling(before.back) };
    }
  }
  if (question.changedMeaning !== undefined) {
    return different(score, `the question changed: ${question.changedMeaning}`);
  }
  const isTelling = evidence.isTelling(before.back);
  const accept = (reason: string): Judgement => ({ same: true, score, isSplit: false, reason, isCertain: isTelling });
  if (sameLabel && sameHeaders) {
    return question.similarity >= (isTelling ? 0.4 : 0.7)
      ? accept('The question was reworded; the cell is the same.')
      : different(score, 'the question asks something else');
  }
  if (sameLabel && evidence.place > 0 && otherHeadersStay(old, now)) {
    return isTelling || question.similarity >= 0.7
      ? accept('The column has another header; the cell is the same.')
      : different(score, 'the column has another header');
  }
  return different(score, 'it is another cell of the table');
}

const ASKS_THE_SAME = { same: true, similarity: 1, containment: 1, isPart: false } as const;

/** Labels begin with a capital without being names. */
function asCommonNoun(label = ''): string {
  return label.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}

function otherHeadersStay(old: TablePlace, now: TablePlace): boolean {
  return (
    old.columns.join() === now.columns.join() &&
    old.headers.length === now.headers.length &&
    old.headers.every(
      (header, column) => old.columns.includes(column) || saysTheSame(header, now.headers[column] ?? ''),
    )
  );
}

/** All cells but the label are the same, and at least one of them is found in no other row. */
function otherCellsStay(old: TablePlace, now: TablePlace, { isTelling }: Evidence): boolean {
  const [, ...cells] = old.cells;
  return (
    old.cells.length === now.cells.length &&
    cells.every((cell, index) => saysTheSame(cell, now.cells[index + 1] ?? '')) &&
    cells.some(isTelling)
  );
}
