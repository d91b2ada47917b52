import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SourceKey } from '#core/cards';
import '../styles/base.css';
import '../styles/content.css';
import '../styles/tokens.css';
import CommandPalette from './CommandPalette.svelte';
import DeckTable from './DeckTable.svelte';
import FailedFiles from './FailedFiles.svelte';
import GradeBar from './GradeBar.svelte';
import QuizOptions from './QuizOptions.svelte';
import SlidePanel from './SlidePanel.svelte';
import TickList from './TickList.svelte';
import Toasts from './Toasts.svelte';

/** What axe finds in the rendered component, page-wide rules left out. */
async function findings(container: HTMLElement): Promise<readonly string[]> {
  const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const deck = { id: 'a', parentId: undefined, name: 'Astronomy', depth: 0, hasChildren: false, minutes: 2 };
const slide = {
  source: 'planets.md' as SourceKey,
  number: 3,
  title: 'Moons',
  section: ['Planets'],
  lines: { from: 4, to: 9 },
  body: '- Phobos\n- Deimos',
  notes: 'Both are small.',
};
const quiz = { options: ['Mercury', 'Venus', 'Earth'], correct: [1], order: [2, 0, 1], onpick: vi.fn() };
const grades = ([1, 2, 3, 4] as const).map((grade) => ({ grade, interval: `${grade}d` }));

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

describe.each(['light', 'dark'])('axe finds nothing in the %s theme', (theme) => {
  it.each([
    [
      'deck table',
      () => render(DeckTable, { rows: [{ ...deck, newCards: 2, learning: 0, due: 3 }], onstudy: vi.fn() }),
    ],
    ['options', () => render(QuizOptions, { ...quiz, chosen: [], revealed: false })],
    ['answered options', () => render(QuizOptions, { ...quiz, chosen: [2], revealed: true })],
    ['grades', () => render(GradeBar, { choices: grades, suggested: 3, disabled: false, ongrade: vi.fn() })],
    ['list', () => render(TickList, { items: ['One', 'Two'], numbered: true, ticked: new Set([1]), ontick: vi.fn() })],
    ['slide', () => render(SlidePanel, { slide, lines: slide.lines, onclose: vi.fn(), onlink: vi.fn() })],
    ['empty palette', () => render(CommandPalette, { commands: [], onrun: vi.fn(), onclose: vi.fn() })],
    [
      'palette',
      () =>
        render(CommandPalette, {
          commands: [{ id: 'a', label: 'Undo', keys: ['Z'] }],
          onrun: vi.fn(),
          onclose: vi.fn(),
        }),
    ],
    [
      'notices',
      () => render(Toasts, { toasts: [{ id: 1, text: 'Undone.', tone: 'alarm' }], place: 'top', ondismiss: vi.fn() }),
    ],
    [
      'failures',
      () =>
        render(FailedFiles, {
          failures: [{ relativePath: 'a.md', label: 'Is empty', message: 'No text.', canBeReadAs: true }],
          ignored: 2,
          formats: [{ id: 'csv', label: 'Table of cards' }],
          chosen: () => undefined,
          onformat: () => undefined,
        }),
    ],
  ])('in the %s', async (_, show) => {
    document.documentElement.dataset.theme = theme;
    const { container } = await show();
    expect(await findings(container)).toEqual([]);
  });
});
