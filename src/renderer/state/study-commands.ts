import type { Command, CommandGroup } from './commands.svelte';
import type { StudySession } from './study-session.svelte';
import type { TickedItems } from './ticked-items.svelte';

const LETTERS = 'ABCDEFGHIJKL';

/** Everything the keyboard does while studying. */
export function studyCommands(session: StudySession, ticks: TickedItems, leave: () => void): CommandGroup {
  const isAnswer = (): boolean => session.view.kind === 'answer';
  const isQuestion = (): boolean => session.view.kind === 'question';
  const quiz = () => (session.view.kind === 'answer' ? session.view.card.quiz : undefined);
  const grades = ['Again', 'Hard', 'Good', 'Easy'].map((label, index): Command => {
    const grade = ([1, 2, 3, 4] as const)[index] ?? 3;
    return { id: `grade-${grade}`, label, keys: [`${grade}`], run: () => void session.grade(grade), enabled: isAnswer };
  });
  const goOn = (): void => {
    if (isQuestion()) session.reveal();
    else if (isAnswer()) void session.grade(session.suggested);
    else if (session.view.kind === 'wait') void session.studyAhead();
    else if (session.view.kind === 'done') leave();
  };
  /** How many options can be picked, or items ticked off, now. */
  const choices = (): number => {
    const { view } = session;
    if (view.kind === 'question') return view.card.quiz?.order.length ?? 0;
    return view.kind === 'answer' ? ticks.total(view.card) : 0;
  };
  const letters = [...LETTERS].map((letter, place): Command => ({
    id: `option-${letter}`,
    label: `Option ${letter}`,
    keys: [letter],
    inSheet: place === 0 ? 'Pick option A, tick item A, and so on' : false,
    run: () => {
      if (session.view.kind === 'question') session.pick(place);
      else if (session.view.kind === 'answer') ticks.toggle(session.view.card, place);
    },
    enabled: () => place < choices(),
  }));
  return {
    title: 'Study',
    commands: [
      { id: 'go-on', label: 'Show the answer, then take the suggested grade', keys: ['Space', 'Enter'], run: goOn },
      ...grades,
      ...letters,
      {
        id: 'guessed',
        label: 'I guessed',
        keys: ['G'],
        run: () => quiz()?.toggleGuessed(),
        enabled: () => quiz() !== undefined,
      },
      { id: 'slide', label: 'Slide behind the card', keys: ['S'], run: () => session.toggleSlide() },
      { id: 'undo', label: 'Undo', keys: ['Ctrl+Z', 'Z'], run: () => void session.undo() },
      { id: 'redo', label: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], run: () => void session.redo() },
      { id: 'leave', label: 'Back to Today', keys: ['Escape'], run: leave },
    ],
  };
}
