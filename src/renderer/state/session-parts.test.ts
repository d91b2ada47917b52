import { describe, expect, it } from 'vitest';
import type { CardId } from '#core/cards';
import { AnswerTimer } from './answer-timer';
import { calendarOf, rolloverHourOf } from './calendar';
import { SessionTally } from './session-tally';
import { inWords } from './when';

describe('the answer timer', () => {
  it('stands still while the window is out of focus', () => {
    let nowMs = 0;
    const timer = new AnswerTimer(() => nowMs);
    timer.restart();
    nowMs = 3_000;
    timer.pause();
    nowMs = 20_000;
    timer.resume();
    nowMs = 21_000;
    expect(timer.elapsedMs).toBe(4_000);
  });

  it('counts at most a minute and never less than nothing', () => {
    let nowMs = 1_000_000;
    const timer = new AnswerTimer(() => nowMs);
    timer.restart();
    nowMs += 600_000;
    expect(timer.elapsedMs).toBe(60_000);
    nowMs = 0;
    expect(timer.elapsedMs).toBe(0);
  });
});

describe('what a session came to', () => {
  const card = (name: string) => name as CardId;

  it('forgets an answer that was undone and remembers it again when redone', () => {
    const tally = new SessionTally();
    tally.add({ cardId: card('a'), grade: 3, before: { phase: 'new' }, answerMs: 1000 });
    tally.add({ cardId: card('b'), grade: 1, before: { phase: 'new' }, answerMs: 1000 });
    tally.undo(card('b'));
    expect(tally.summary()).toMatchObject({ answers: 1, newCards: 1, byGrade: { 1: 0, 3: 1 } });
    tally.redo(card('b'));
    expect(tally.summary()).toMatchObject({ answers: 2, byGrade: { 1: 1, 3: 1 } });
  });

  it('speaks of retention only when something was reviewed', () => {
    expect(new SessionTally().summary().retention).toBeUndefined();
  });
});

describe('when there is something to do again', () => {
  it('is said in minutes, days, or not at all', () => {
    expect(inWords({ next: { kind: 'time', atMs: 600_000 }, unseen: 0 }, 0)).toBe(
      'The next card comes back in 10 min.',
    );
    expect(inWords({ next: { kind: 'days', days: 1, cards: 1 }, unseen: 4 }, 0)).toBe(
      'Tomorrow one card is due. New cards wait for tomorrow.',
    );
    expect(inWords({ next: { kind: 'days', days: 3, cards: 7 }, unseen: 0 }, 0)).toBe('In 3 days 7 cards are due.');
    expect(inWords({ next: undefined, unseen: 0 }, 0)).toBe('Nothing is scheduled yet.');
  });
});

describe('the rollover hour', () => {
  it('is four in the morning unless a real hour was set', () => {
    expect([undefined, 'x', 24, -1, 2.5].map(rolloverHourOf)).toEqual([4, 4, 4, 4, 4]);
    expect(calendarOf(() => 0).rolloverHour).toBe(0);
  });
});
