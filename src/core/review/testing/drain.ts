import { reviewState } from './study-mirror';
import type { StudyMirror } from './study-mirror';
import type { StudyQueue } from '../queue';
import { addStudyDays } from '#core/time';
import type { StudyDay } from '#core/time';

/** Answers every head with Easy-like removal: cards leave for ten days; gives the slots in the order shown. */
export function drain(queue: StudyQueue, mirror: StudyMirror, atMs: number, today: StudyDay): number[] {
  const shown: number[] = [];
  for (;;) {
    const head = queue.head(atMs, shown.at(-1));
    if (head.kind !== 'card') return shown;
    shown.push(head.slot);
    const before = mirror.stateAt(head.slot);
    const after = { ...reviewState(addStudyDays(today, 10)), lastDay: today };
    mirror.set(head.slot, after);
    queue.answered(head.slot, before, after);
  }
}
