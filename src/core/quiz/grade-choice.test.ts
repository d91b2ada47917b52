import { describe, expect, it } from 'vitest';
import { GRADES } from '#core/scheduling';
import { gradeChoice } from './grade-choice';

describe('a quiz question grades itself', () => {
  it('gives Good for the right option', () => {
    expect(gradeChoice({ correct: [1] }, [1], false)).toBe(GRADES.good);
  });
  it('gives Hard for the right option when it was a guess', () => {
    expect(gradeChoice({ correct: [1] }, [1], true)).toBe(GRADES.hard);
  });
  it('gives Again for a wrong option, guessed or not', () => {
    expect(gradeChoice({ correct: [1] }, [0], false)).toBe(GRADES.again);
    expect(gradeChoice({ correct: [1] }, [0], true)).toBe(GRADES.again);
  });
  it('wants every key and nothing else', () => {
    expect(gradeChoice({ correct: [0, 2] }, [2, 0], false)).toBe(GRADES.good);
    expect(gradeChoice({ correct: [0, 2] }, [0], false)).toBe(GRADES.again);
    expect(gradeChoice({ correct: [0, 2] }, [0, 1, 2], false)).toBe(GRADES.again);
  });
});
