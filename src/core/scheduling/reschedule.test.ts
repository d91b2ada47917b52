import { describe, expect, it } from 'vitest';
import type { CardId } from '#core/cards';
import { studyDayAt } from '#core/time';
import { previewAnswers } from './answer';
import { DEFAULT_PRESET } from './preset';
import { replayAnswers } from './replay';
import type { ReplayAnswer } from './replay';
import { mergedState } from './reschedule';
import type { CardState, Grade } from './state';

const cardId = '0123456789abcdef-0' as CardId;
const calendar = { zone: 'Europe/Madrid', rolloverHour: 4 };
const DAY = 86_400_000;
const startMs = Date.UTC(2026, 4, 1, 10);

/** A log of answers on the given days after the start, as one device alone would have made it. */
function logOf(deviceId: string, answers: readonly (readonly [day: number, grade: Grade])[]): readonly ReplayAnswer[] {
  let state: CardState = { phase: 'new' };
  return answers.map(([afterDays, grade], index) => {
    const atMs = startMs + afterDays * DAY;
    const now = { atMs, day: studyDayAt(atMs, calendar), calendar };
    const outcome = previewAnswers({ cardId, state, preset: DEFAULT_PRESET, now })[grade - 1];
    if (!outcome) throw new Error('four outcomes');
    state = outcome.state;
    return { deviceId, seq: index + 1, at: atMs, studyDay: now.day, grade, kind: outcome.kind, state };
  });
}

describe('a merge that interleaves reviews of a card', () => {
  const here = logOf('a', [
    [0, 4],
    [8, 3],
  ]);
  const there = logOf('b', [
    [1, 4],
    [11, 3],
  ]);

  it('replays its memory and computes its due day anew, the same on both machines', () => {
    const merged = mergedState(cardId, [...here, ...there], DEFAULT_PRESET);
    expect(mergedState(cardId, [...there, ...here].reverse(), DEFAULT_PRESET)).toEqual(merged);
    const replayed = replayAnswers([...here, ...there], DEFAULT_PRESET.weights);
    expect(merged).toMatchObject({ phase: 'review', memory: replayed?.memory, reps: 4, lapses: 0 });
    if (merged?.phase !== 'review') throw new Error('a review card');
    expect(merged.due).toEqual({ kind: 'day', day: merged.lastDay + merged.intervalDays });
  });

  it('keeps a learning step that was last, and what was set by hand last', () => {
    const lapse = logOf('b', [
      [1, 4],
      [11, 1],
    ]);
    expect(mergedState(cardId, [...here, ...lapse], DEFAULT_PRESET)).toMatchObject({ phase: 'relearning', lapses: 1 });
    const reset: ReplayAnswer = {
      ...(there[1] ?? lapse[0]!),
      seq: 9,
      kind: 'manual',
      at: startMs + 20 * DAY,
      state: { phase: 'new' },
    };
    expect(mergedState(cardId, [...here, reset], DEFAULT_PRESET)).toEqual({ phase: 'new' });
  });

  it('has nothing to say about a card without answers', () => {
    expect(mergedState(cardId, [], DEFAULT_PRESET)).toBeUndefined();
  });
});
