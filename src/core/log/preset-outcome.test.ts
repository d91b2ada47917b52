import type { CardId, DeviceId } from '#core/cards';
import { DEFAULT_PRESET, previewAnswers, recomputeMemory } from '#core/scheduling';
import type { CardState, Grade, Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import { describe, expect, it } from 'vitest';
import { statesOf } from './effective';
import type { AnswerEvent, CardSchedules, LogEvent, PresetOutcome } from './event';
import { orderEvents } from './order';
import { suspendedCards } from './suspended';
import { UndoStack } from './undo-stack';

const card = 'aaaaaaaaaaaaaaaa-0' as CardId;
const DAY_MS = 86_400_000;
const OLD: Preset = { ...DEFAULT_PRESET, learningStepsMinutes: [], fuzz: false };
const NEW: Preset = {
  ...OLD,
  revision: 2,
  weights: OLD.weights.map((weight, index) => (index < 4 ? weight * 3 : weight)),
};
const presetOfCard = () => NEW;

function head(device: string, seq: number, day: number) {
  return { deviceId: device as DeviceId, seq, at: day * DAY_MS, offsetMinutes: 0, studyDay: day as StudyDay };
}

function answer(
  device: string,
  seq: number,
  day: number,
  before: CardState,
  preset: Preset,
  grade: Grade = 3,
): AnswerEvent {
  const now = { atMs: day * DAY_MS, day: day as StudyDay, calendar: { zone: 'UTC', rolloverHour: 0 } };
  const { state, kind } = previewAnswers({ cardId: card, state: before, preset, now })[grade - 1] ?? { state: before };
  const given = { cardId: card, before, state, grade, kind: kind ?? 'learn', answerMs: 1, presetRevision: 1 };
  return { type: 'answer', ...head(device, seq, day), ...given };
}

function columns(state: CardState, dueDay?: number): CardSchedules {
  if (state.phase !== 'review') throw new Error('no review card');
  const { reps, memory, lastDay } = state;
  const due = dueDay === undefined ? {} : { due: { day: [dueDay], intervalDays: [dueDay - lastDay] } };
  return { cards: [card], reps: [reps], stability: [memory.stability], difficulty: [memory.difficulty], ...due };
}

function outcome(preset: Preset, schedules: CardSchedules): PresetOutcome {
  return { presets: [preset], removed: [], decks: [], schedules };
}

const first = answer('a', 1, 100, { phase: 'new' }, OLD);
const replayed = recomputeMemory({ cardId: card, state: first.state, answers: [first] }, NEW);
const dueDayOf = (state: CardState): number => (state.phase === 'new' ? 0 : state.due.day);
const change = (seq: number, dueDay?: number): LogEvent => ({
  type: 'presets',
  ...head('a', seq, 101),
  what: 'changed',
  name: 'Default',
  before: outcome(OLD, columns(first.state, dueDay === undefined ? undefined : dueDayOf(first.state))),
  after: outcome(NEW, columns(replayed, dueDay)),
});

describe('schedules that a change of presets left', () => {
  it('hold for the card, its due day only when it was moved', () => {
    expect(statesOf([first, change(2)], presetOfCard).get(card)).toEqual(replayed);
    expect(statesOf([first, change(2, 120)], presetOfCard).get(card)).toEqual({
      ...replayed,
      intervalDays: 20,
      due: { kind: 'day', day: 120 },
    });
  });

  it('are those from before again once it is taken back', () => {
    const made = change(2, 120);
    if (made.type !== 'presets') throw new Error('no change');
    const target = { deviceId: made.deviceId, seq: made.seq };
    const undone: LogEvent = { type: 'void', ...head('a', 3, 101), target, outcomes: [], presets: made.before };
    const redone: LogEvent = { type: 'unvoid', ...head('a', 4, 101), target, outcomes: [], presets: made.after };
    expect(statesOf([first, made, undone], presetOfCard).get(card)).toEqual(first.state);
    expect(statesOf([first, made, undone, redone], presetOfCard)).toEqual(statesOf([first, made], presetOfCard));
  });

  it('give way to replaying when another machine had answered the card', () => {
    const elsewhere = answer('b', 1, 100, first.state, OLD);
    const events = orderEvents([first, change(2, 120), elsewhere]);
    expect(events.map(({ deviceId }) => deviceId).join('')).toBe('aba');
    const expected = recomputeMemory({ cardId: card, state: elsewhere.state, answers: [first, elsewhere] }, NEW);
    expect(statesOf(events, presetOfCard).get(card)).toEqual(expected);
  });

  it('leave a card alone that was reset or never seen', () => {
    expect(statesOf([change(2, 120)], presetOfCard).size).toBe(0);
  });
});

describe('what is suspended', () => {
  const suspend = (seq: number, suspended: boolean): LogEvent => ({
    type: 'suspend',
    ...head('a', seq, 101),
    cards: [card],
    suspended,
  });

  it('follows the last word: by hand, by the answer that made a leech, and by undo', () => {
    const leech: LogEvent = { ...first, suspended: true };
    const undone: LogEvent = {
      type: 'void',
      ...head('a', 2, 101),
      target: { deviceId: first.deviceId, seq: 1 },
      outcomes: [{ cardId: card, state: { phase: 'new' }, suspended: false }],
    };
    expect([...suspendedCards([suspend(1, true)])]).toEqual([card]);
    expect(suspendedCards([suspend(1, true), suspend(2, false)]).size).toBe(0);
    expect([...suspendedCards([leech])]).toEqual([card]);
    expect(suspendedCards([leech, undone]).size).toBe(0);
  });
});

describe('the steps that can be undone', () => {
  it('include changes of presets and suspension', () => {
    const stack = new UndoStack(10);
    const made = change(2);
    stack.push(first);
    stack.push(made);
    expect(stack.undoable).toBe(made);
    stack.push({ type: 'void', ...head('a', 3, 101), target: { deviceId: made.deviceId, seq: 2 }, outcomes: [] });
    expect([stack.undoable, stack.redoable]).toEqual([first, made]);
  });
});
