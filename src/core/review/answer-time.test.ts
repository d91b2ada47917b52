import { describe, expect, it } from 'vitest';
import { recordedAnswerMs } from './answer-time';

describe('answer time', () => {
  it('is recorded in whole milliseconds, capped at 60 s', () => {
    expect(recordedAnswerMs(1_234.5)).toBe(1_235);
    expect(recordedAnswerMs(10 * 60_000)).toBe(60_000);
  });

  it('is never negative, whatever the clock did', () => {
    expect(recordedAnswerMs(-5_000)).toBe(0);
  });
});
