import { describe, expect, it } from 'vitest';
import type { CardState, Grade } from '#core/scheduling';
import { learningState, reviewState } from './testing/study-mirror';
import { trueRetention } from './true-retention';
import type { RetentionAnswer } from './true-retention';

function answer(kind: NonNullable<RetentionAnswer['kind']>, grade: Grade, before: CardState): RetentionAnswer {
  return { kind, grade, before };
}

describe('true retention', () => {
  it('counts reviews and answers after a day or more; passed is not Again; mature is 21 days or more', () => {
    const young = reviewState(100, 20);
    const mature = reviewState(100, 21);
    const counts = trueRetention([
      answer('review', 1, young),
      answer('review', 2, young),
      answer('review', 3, mature),
      answer('review', 4, mature),
      answer('review', 1, mature),
      answer('learn', 3, { phase: 'new' }),
      answer('learn', 1, learningState(100, 100, 5)),
      answer('learn', 3, learningState(100, 99)),
      answer('cram', 1, mature),
      answer('manual', 1, mature),
    ]);
    expect(counts).toEqual({ young: { passed: 2, of: 3 }, mature: { passed: 2, of: 3 } });
  });
});
