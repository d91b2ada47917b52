import { describe, expect, it } from 'vitest';
import { addStudyDays } from '#core/time';
import { DEFAULT_WEIGHTS, fsrsFor } from './fsrs';
import { replayAnswers, trainingReviews } from './replay';
import { recomputeMemory, reschedule } from './reschedule';
import type { CardState } from './state';
import { EXACT, fresh, cardId, moment, noon, review, answer, logged } from './testing/answers';

describe('same-day reviews', () => {
  it('are kept and change memory, but are never a training target', () => {
    const first = answer(fresh, 3, noon);
    const second = answer(first, 3, moment('2026-03-10T12:10+01:00'));
    const log = [
      logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
      logged('2026-03-10T12:10+01:00', 3, 'learn', second, 2),
      logged('2026-03-12T12:00+01:00', 1, 'review', answer(second, 1, moment('2026-03-12T12:00+01:00')), 3),
    ];
    expect(trainingReviews(log)).toEqual([
      { grade: 3, elapsedDays: 0, target: false },
      { grade: 3, elapsedDays: 0, target: false },
      { grade: 1, elapsedDays: 2, target: true },
    ]);
    expect(replayAnswers(log.slice(0, 2), DEFAULT_WEIGHTS)?.memory).toEqual(
      second.phase === 'new' ? null : second.memory,
    );
  });
});

describe('resets', () => {
  const first = answer(fresh, 3, noon);
  const log = [
    logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
    logged('2026-03-11T12:00+01:00', 1, 'cram', first, 2),
    logged('2026-03-12T12:00+01:00', 1, 'manual', fresh, 3),
    logged('2026-03-13T12:00+01:00', 4, 'learn', first, 4),
    logged('2026-03-14T12:00+01:00', 1, 'cram', first, 5),
  ];

  it('drop earlier reviews from training and from memory', () => {
    expect(trainingReviews(log)).toEqual([{ grade: 4, elapsedDays: 0, target: false }]);
    expect(replayAnswers(log, DEFAULT_WEIGHTS)).toMatchObject({
      memory: fsrsFor(DEFAULT_WEIGHTS).next(undefined, 0, 4),
      reps: 1,
    });
    expect(replayAnswers(log.slice(0, 3), DEFAULT_WEIGHTS)).toBeUndefined();
  });

  it('apart, cram and manual entries are ignored', () => {
    expect(replayAnswers(log.slice(0, 2), DEFAULT_WEIGHTS)).toEqual(replayAnswers(log.slice(0, 1), DEFAULT_WEIGHTS));
    const moved = { ...first, due: { kind: 'day', day: addStudyDays(noon.day, 99) } } as CardState;
    const byHand = logged('2026-03-11T12:00+01:00', 3, 'manual', moved, 2);
    expect(replayAnswers([...log.slice(0, 1), byHand], DEFAULT_WEIGHTS)).toEqual(
      replayAnswers(log.slice(0, 1), DEFAULT_WEIGHTS),
    );
  });

  it('and a card that came with a schedule starts from its memory', () => {
    const imported = logged('2026-03-09T12:00+01:00', 3, 'manual', review(), 1);
    expect(replayAnswers([imported], DEFAULT_WEIGHTS)).toMatchObject({ memory: review().memory, lapses: 0 });
  });
});

describe('new parameters', () => {
  const first = answer(fresh, 3, noon);
  const second = answer(first, 3, moment('2026-03-10T12:10+01:00'));
  const answers = [
    logged('2026-03-10T12:10+01:00', 3, 'learn', second, 2),
    logged('2026-03-10T12:00+01:00', 3, 'learn', first, 1),
  ];
  const weights = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 3 : weight));

  it('recompute memory by replaying the log and leave due dates alone', () => {
    const recomputed = recomputeMemory({ cardId, state: second, answers }, { ...EXACT, weights });
    expect(recomputed).toEqual({ ...second, memory: replayAnswers(answers, weights)?.memory });
    expect(recomputed).not.toEqual(second);
  });

  it('move due dates only on request, counting from the last review', () => {
    const recomputed = recomputeMemory({ cardId, state: second, answers }, { ...EXACT, weights });
    const moved = reschedule(cardId, recomputed, { ...EXACT, weights });
    expect(moved).toMatchObject({ due: { kind: 'day', day: addStudyDays(noon.day, 7) }, intervalDays: 7 });
    expect(reschedule(cardId, first, EXACT)).toEqual(first);
  });
});
