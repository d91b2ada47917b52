import type { NoteContent } from '#core/cards';
import { differenceOf } from './difference';
import { judgeChoice } from './judge-choice';
import { judgeCloze } from './judge-cloze';
import { judgeList, judgeSteps } from './judge-list';
import { judgeTable } from './judge-table';
import { different, judgeAnswered, type Evidence, type Judgement } from './judgement';

/** Whether a proposed note asks what an existing one asks; the rules differ by kind. */
export function judge(before: NoteContent, after: NoteContent, evidence: Evidence): Judgement {
  switch (after.kind) {
    case 'choice':
      return before.kind === 'choice' ? judgeChoice(before, after, evidence) : OTHER_KIND;
    case 'cloze':
      return before.kind === 'cloze' ? judgeCloze(before, after, evidence) : OTHER_KIND;
    case 'list':
      return before.kind === 'list' ? judgeList(before, after, evidence) : OTHER_KIND;
    case 'steps':
      return before.kind === 'steps' ? judgeSteps(before, after, evidence) : OTHER_KIND;
    case 'table':
      return before.kind === 'table' ? judgeTable(before, after, evidence) : OTHER_KIND;
    case 'basic':
    case 'definition':
    case 'slide': {
      if (before.kind !== after.kind) return OTHER_KIND;
      const question = differenceOf(before.front, after.front, evidence.lexicon);
      const answer = differenceOf(before.back, after.back, evidence.lexicon);
      return judgeAnswered(question, answer, { asked: before.front, answers: [before.back, after.back] }, evidence);
    }
  }
}

const OTHER_KIND = different(0, 'it is another kind of card');
