import { describe, expect, it } from 'vitest';
import type { CardId } from '#core/cards';
import { studyDayAt } from '#core/time';
import { previewAnswers } from './answer';
import { describeInterval } from './describe-interval';
import { DEFAULT_PRESET } from './preset';

const calendar = { zone: 'Europe/Madrid', rolloverHour: 4 };
const atMs = Date.UTC(2026, 2, 10, 17);
const now = { atMs, day: studyDayAt(atMs, calendar), calendar };
const cardId = '0123456789abcdef-0' as CardId;

describe('previewAnswers', () => {
  it('offers a new card the steps and the first intervals of FSRS', () => {
    const outcomes = previewAnswers({
      cardId,
      state: { phase: 'new' },
      preset: { ...DEFAULT_PRESET, fuzz: false },
      now,
    });
    expect(outcomes.map(({ interval }) => describeInterval(interval))).toEqual(['1m', '6m', '10m', '8d']);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['learn', 'learn', 'learn', 'learn']);
  });
});
