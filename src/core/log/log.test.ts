import type { CardId, DeckId, DeviceId } from '#core/cards';
import { DEFAULT_PRESET } from '#core/scheduling';
import type { CardState, Grade } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import { describe, expect, it } from 'vitest';
import { DayTally } from './day-tally';
import { statesOf } from './effective';
import type { AnswerEvent, LogEvent } from './event';
import { orderEvents } from './order';
import { UndoStack } from './undo-stack';

const NEW: CardState = { phase: 'new' };
const card = 'aaaaaaaaaaaaaaaa-0' as CardId;
const deck = 'dddddddddddddddd' as DeckId;

function head(device: string, seq: number, at: number, day = 100) {
  return { deviceId: device as DeviceId, seq, at, offsetMinutes: 0, studyDay: day as StudyDay };
}

function review(day: number, intervalDays: number): CardState {
  return {
    phase: 'review',
    memory: { stability: intervalDays, difficulty: 5 },
    due: { kind: 'day', day: (day + intervalDays) as StudyDay },
    lastDay: day as StudyDay,
    reps: 1,
    lapses: 0,
    intervalDays,
  };
}

interface Details {
  readonly before?: CardState;
  readonly state?: CardState;
  readonly kind?: AnswerEvent['kind'];
}

function answer(
  when: ReturnType<typeof head>,
  { before = NEW, state = review(100, 3), kind = 'learn' }: Details = {},
): AnswerEvent {
  const grade: Grade = 3;
  return { type: 'answer', ...when, cardId: card, before, state, grade, kind, answerMs: 1, presetRevision: 1 };
}

function turn(type: 'void' | 'unvoid', when: ReturnType<typeof head>, { deviceId, seq }: LogEvent): LogEvent {
  return { type, ...when, target: { deviceId, seq }, outcomes: [] };
}

const names = (events: readonly LogEvent[]): string => events.map(({ deviceId, seq }) => `${deviceId}${seq}`).join(' ');

describe('the order of events', () => {
  it('is by study day, then time, then device', () => {
    const events = [
      answer(head('b', 1, 5, 101)),
      answer(head('a', 2, 9)),
      answer(head('a', 1, 7)),
      answer(head('c', 1, 7)),
    ];
    expect(names(orderEvents(events))).toBe('a1 c1 a2 b1');
  });

  it('keeps what one device did in its own order when its clock was set back', () => {
    const events = [
      answer(head('a', 3, 60, 99)),
      answer(head('b', 1, 70)),
      answer(head('a', 1, 80)),
      answer(head('a', 2, 50, 99)),
    ];
    expect(names(orderEvents(events))).toBe('b1 a1 a2 a3');
  });
});

describe('schedules from the log', () => {
  const preset = () => DEFAULT_PRESET;
  const first = answer(head('a', 1, 1), { state: review(100, 3) });
  const second = answer(head('a', 2, 2), { before: first.state, state: review(100, 8) });

  it('are what the last answer that holds gave', () => {
    expect(statesOf([first, second], preset).get(card)).toEqual(second.state);
    const undone = turn('void', head('a', 3, 3), second);
    expect(statesOf([first, second, undone], preset).get(card)).toEqual(first.state);
    const redone = turn('unvoid', head('a', 4, 4), second);
    expect(statesOf([first, second, undone, redone], preset).get(card)).toEqual(second.state);
  });

  it('are what the card had before when every answer was taken back', () => {
    expect(statesOf([first, turn('void', head('a', 2, 2), first)], preset).get(card)).toEqual(NEW);
  });

  it('are replayed when another machine answered in between, and the answer after that stands again', () => {
    const elsewhere = answer(head('b', 1, 3, 104), { before: NEW, state: review(104, 20) });
    const merged = statesOf([first, second, elsewhere], preset).get(card);
    expect(merged).toMatchObject({ phase: 'review', reps: 3, lastDay: 104 });
    expect(merged).not.toEqual(elsewhere.state);
    const later = answer(head('a', 3, 9, 110), { before: merged ?? NEW, state: review(110, 30) });
    expect(statesOf([first, second, elsewhere, later], preset).get(card)).toEqual(later.state);
  });
});

describe('the undo stack', () => {
  it('undoes in reverse, redoes in order, and forgets redo when something new is done', () => {
    const stack = new UndoStack(30);
    const events = [1, 2, 3].map((seq) => answer(head('a', seq, seq)));
    events.forEach((event) => stack.push(event));
    expect(stack.undoable?.seq).toBe(3);
    stack.push(turn('void', head('a', 4, 4), events[2]!));
    stack.push(turn('void', head('a', 5, 5), events[1]!));
    expect([stack.undoable?.seq, stack.redoable?.seq]).toEqual([1, 2]);
    stack.push(turn('unvoid', head('a', 6, 6), events[1]!));
    expect([stack.undoable?.seq, stack.redoable?.seq]).toEqual([2, 3]);
    stack.push(answer(head('a', 7, 7)));
    expect([stack.undoable?.seq, stack.redoable?.seq]).toEqual([7, undefined]);
  });

  it('keeps as many steps as it was told', () => {
    const stack = new UndoStack(2);
    [1, 2, 3].forEach((seq) => stack.push(answer(head('a', seq, seq))));
    expect(stack.depth).toBe(2);
  });
});

describe('the tally of a day', () => {
  const counts = (tally: DayTally, day: number): unknown => tally.counts(day as StudyDay, () => deck).get(deck);

  it('counts new cards and reviews, but neither cramming nor learning steps', () => {
    const tally = new DayTally();
    tally.push(answer(head('a', 1, 1)));
    tally.push(answer(head('a', 2, 2), { before: review(90, 10), kind: 'review' }));
    tally.push(answer(head('a', 3, 3), { before: review(90, 10), kind: 'cram' }));
    const learning: CardState = { ...review(100, 1), phase: 'relearning', step: 0 } as CardState;
    tally.push(answer(head('a', 4, 4), { before: learning, kind: 'relearn' }));
    expect(counts(tally, 100)).toEqual({ newDone: 1, reviewDone: 1 });
    expect(counts(tally, 101)).toBeUndefined();
  });

  it('gives back what was undone, and starts anew each day, also when the clock was set right', () => {
    const tally = new DayTally();
    const wrong = answer(head('a', 1, 1, 500));
    tally.push(wrong);
    tally.push(answer(head('a', 2, 2, 100)));
    expect([counts(tally, 500), counts(tally, 100)]).toEqual([undefined, { newDone: 1, reviewDone: 0 }]);
    tally.push(turn('void', head('a', 3, 3, 100), answer(head('a', 2, 2, 100))));
    expect(counts(tally, 100)).toBeUndefined();
  });
});
