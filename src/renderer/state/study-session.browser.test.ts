import { describe, expect, it, vi } from 'vitest';
import type { ProposedNote } from '#core/import';
import type { Collection } from '../db';
import { freshName, open, proposal, reading, TestClock } from '../db/testing/fixtures';
import { Commands } from './commands.svelte';
import { studyCommands } from './study-commands';
import { StudySession } from './study-session.svelte';
import { TickedItems } from './ticked-items.svelte';

const MINUTE_MS = 60_000;

async function sitting(notes: readonly ProposedNote[]) {
  const clock = new TestClock();
  const collection = await open(freshName(), clock);
  const stored = await collection.importCourses([reading(notes)]);
  if (!stored.ok) throw new Error('not stored');
  const say = vi.fn<(text: string, tone: 'calm' | 'alarm') => void>();
  const session = new StudySession({
    collection,
    deckId: undefined,
    now: clock.now,
    calendar: () => ({ zone: 'Europe/Madrid', rolloverHour: 4 }),
    random: () => 0,
    say,
  });
  await session.start();
  return { clock, collection, session, say };
}

const QUIZ: ProposedNote['content'] = {
  kind: 'choice',
  stem: 'Which knot makes a loop?',
  options: ['Bowline', 'Reef knot', 'Clove hitch'],
  correct: [0],
  explanation: '',
};
const LIST: ProposedNote['content'] = { kind: 'list', prompt: 'Three knots?', items: ['Bowline', 'Reef', 'Hitch'] };

function shown(session: StudySession) {
  const { view } = session;
  if (view.kind !== 'question' && view.kind !== 'answer') throw new Error(`nothing shown: ${view.kind}`);
  return view.card;
}

const statesOf = ({ mirror }: Collection) =>
  Array.from({ length: mirror.columns().length }, (_, slot) => mirror.stateAt(slot));

describe('a session', () => {
  it('commits exactly the outcome that the button showed', async () => {
    const { clock, collection, session } = await sitting([proposal('Port?', 'Left')]);
    session.reveal();
    const { view } = session;
    if (view.kind !== 'answer') throw new Error('not revealed');
    clock.pass(5 * MINUTE_MS);
    await session.grade(3);
    expect(collection.mirror.stateOf(view.card.cardId)).toEqual(view.outcomes[2].state);
  });

  it('counts an answer shown before the rollover and graded after it to the new study day', async () => {
    const { clock, collection, session } = await sitting([proposal('Port?', 'Left')]);
    session.reveal();
    const before = session.view;
    clock.pass(24 * 60 * MINUTE_MS);
    await session.grade(4);
    const [state] = statesOf(collection);
    const day = collection.studyDay();
    if (before.kind !== 'answer' || state?.phase !== 'review') throw new Error('not graded');
    const shownThen = before.outcomes[3].state;
    expect(state.lastDay).toBe(day);
    expect(state.due).toEqual({ kind: 'day', day: day + state.intervalDays });
    expect(shownThen).not.toEqual(state);
  });

  it('shows the intervals of the new study day once it has begun', async () => {
    const { clock, collection, session } = await sitting([proposal('Port?', 'Left')]);
    session.reveal();
    clock.pass(24 * 60 * MINUTE_MS);
    session.tick();
    const { view } = session;
    if (view.kind !== 'answer') throw new Error('no longer revealed');
    await session.grade(4);
    expect(collection.mirror.stateOf(view.card.cardId)).toEqual(view.outcomes[3].state);
  });

  it('shows no grade before the answer and takes none', async () => {
    const { collection, session } = await sitting([proposal('Port?', 'Left')]);
    await session.grade(3);
    expect(statesOf(collection)).toEqual([{ phase: 'new' }]);
  });

  it('takes answers back to the first and brings them all again, with card, counts and schedule', async () => {
    const { collection, session } = await sitting(
      Array.from({ length: 12 }, (_, index) => proposal(`Question ${index}?`, `Answer ${index}`)),
    );
    const before = statesOf(collection);
    const counts = session.counts;
    const first = shown(session).cardId;
    for (let answer = 0; answer < 15; answer += 1) {
      session.reveal();
      await session.grade(answer % 4 === 0 ? 1 : 3);
    }
    const after = statesOf(collection);
    const countsAfter = session.counts;
    for (let step = 0; step < 15; step += 1) await session.undo();
    expect(statesOf(collection)).toEqual(before);
    expect(session.counts).toEqual(counts);
    expect(shown(session).cardId).toBe(first);
    expect(session.tally.summary().answers).toBe(0);
    for (let step = 0; step < 15; step += 1) await session.redo();
    expect(statesOf(collection)).toEqual(after);
    expect(session.counts).toEqual(countsAfter);
  });

  it('says that there is no answer to undo, and leaves the import before it alone', async () => {
    const { collection, session, say } = await sitting([proposal('Port?', 'Left')]);
    await session.undo();
    await session.undo();
    expect(say.mock.lastCall?.[0]).toMatch(/no answer to undo/i);
    expect(collection.mirror.columns().length).toBe(1);
    expect(session.view.kind).toBe('question');
  });

  it('shows a card again, and counts nothing, when it changed meanwhile', async () => {
    const { collection, session, say } = await sitting([proposal('Port?', 'Left')]);
    session.reveal();
    const { view } = session;
    if (view.kind !== 'answer') throw new Error('not revealed');
    const elsewhere = { cardId: view.card.cardId, expected: view.card.state, outcome: view.outcomes[3].state };
    await collection.answer({ ...elsewhere, grade: 4, kind: 'learn', answerMs: 1, presetRevision: 1 });
    await session.grade(1);
    expect(collection.mirror.stateOf(view.card.cardId)).toEqual(view.outcomes[3].state);
    expect(say.mock.lastCall?.[0]).toContain('not counted');
  });

  it('never shows the slide of the next card before its answer, unless asked to', async () => {
    const { session } = await sitting([proposal('Port?', 'Left'), proposal('Starboard?', 'Right')]);
    session.reveal();
    session.toggleSlide();
    expect(session.slideOpen).toBe(true);
    await session.grade(4);
    expect(session.slideOpen).toBe(false);
    session.reveal();
    expect(session.slideOpen).toBe(true);
    await session.undo();
    session.toggleSlide();
    expect(session.slideOpen).toBe(true);
    session.toggleSlide();
    expect(session.slideOpen).toBe(false);
  });

  it('ends when nothing is left, and says what it came to', async () => {
    const { session } = await sitting([proposal('Port?', 'Left'), proposal('Starboard?', 'Right')]);
    for (let card = 0; card < 2; card += 1) {
      session.reveal();
      await session.grade(4);
    }
    expect(session.view.kind).toBe('done');
    expect(session.tally.summary()).toMatchObject({ answers: 2, cards: 2, newCards: 2 });
  });
});

describe('a quiz question', () => {
  it('is answered by one pick, grades itself and logs what was chosen', async () => {
    const { collection, session } = await sitting([proposal('', '', { content: QUIZ })]);
    const { quiz, cardId } = shown(session);
    const events: unknown[] = [];
    collection.subscribe((change) => events.push(...change.events));
    session.pick(quiz?.order.indexOf(0) ?? -1);
    expect(session.view.kind).toBe('answer');
    expect(session.suggested).toBe(3);
    quiz?.toggleGuessed();
    expect(session.suggested).toBe(2);
    await session.grade(session.suggested);
    expect(events[0]).toMatchObject({ type: 'answer', cardId, grade: 2, chosen: [0], guessed: true });
  });

  it('suggests Again for a wrong pick, and any other grade can be given', async () => {
    const { session } = await sitting([proposal('', '', { content: QUIZ })]);
    session.pick(shown(session).quiz?.order.indexOf(1) ?? -1);
    expect(session.suggested).toBe(1);
    await session.grade(3);
    expect(session.tally.summary().byGrade[3]).toBe(1);
  });

  it('with several keys waits until it is checked', async () => {
    const { session } = await sitting([proposal('', '', { content: { ...QUIZ, correct: [0, 2] } })]);
    const { quiz } = shown(session);
    session.reveal();
    expect(session.view.kind).toBe('question');
    for (const index of [0, 2]) session.pick(quiz?.order.indexOf(index) ?? -1);
    expect(session.view.kind).toBe('question');
    session.reveal();
    expect(session.suggested).toBe(3);
  });
});

describe('a list', () => {
  it('is ticked off with every letter that it shows, and offers no other', async () => {
    const items = ['Bowline', 'Reef', 'Hitch', 'Bend', 'Splice', 'Lashing', 'Whipping'];
    const { session } = await sitting([proposal('', '', { content: { ...LIST, items } })]);
    const ticks = new TickedItems(session);
    const commands = new Commands();
    commands.register(studyCommands(session, ticks, vi.fn()));
    const optionsPossible = () => commands.possible.filter(({ id }) => id.startsWith('option-'));
    expect(optionsPossible()).toEqual([]);
    session.reveal();
    for (const { run } of optionsPossible()) run();
    expect(ticks.of(shown(session)).size).toBe(7);
    expect(session.suggested).toBe(3);
  });

  it('suggests the grade by what was named', async () => {
    const { session } = await sitting([proposal('', '', { content: LIST })]);
    const ticks = new TickedItems(session);
    session.reveal();
    const grades = [0, 1, 2].map((index) => {
      ticks.toggle(shown(session), index);
      return session.suggested;
    });
    expect(grades).toEqual([1, 2, 3]);
  });
});
