import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CommandPalette from './CommandPalette.svelte';
import DeckTable from './DeckTable.svelte';
import ShortcutSheet from './ShortcutSheet.svelte';

const row = (id: string, parentId: string | undefined, depth: number, due: number, hasChildren = false) => ({
  id,
  parentId,
  name: id,
  depth,
  hasChildren,
  newCards: 0,
  learning: 0,
  due,
  minutes: due / 6,
});

describe('the deck table', () => {
  const rows = [
    row('Astronomy', undefined, 0, 5, true),
    row('Planets', 'Astronomy', 1, 5),
    row('Tea', undefined, 0, 0),
  ];

  it('folds a deck away with what lies below it', async () => {
    await render(DeckTable, { rows, onstudy: vi.fn() });
    await expect.element(page.getByRole('button', { name: 'Planets' })).toBeVisible();
    await page.getByRole('button', { name: 'Decks in Astronomy' }).click();
    await expect.element(page.getByRole('button', { name: 'Planets' })).not.toBeInTheDocument();
  });

  it('studies the deck that is pressed, unless nothing is due in it', async () => {
    const onstudy = vi.fn();
    await render(DeckTable, { rows, onstudy });
    await page.getByRole('button', { name: 'Planets' }).click();
    expect(onstudy).toHaveBeenCalledWith('Planets');
    await expect.element(page.getByRole('button', { name: 'Tea' })).toBeDisabled();
  });
});

describe('the command palette', () => {
  it('finds an action by any of its words and runs it with Enter', async () => {
    const onrun = vi.fn();
    const commands = [
      { id: 'import', label: 'Choose files to import', keys: ['Ctrl+O'] },
      { id: 'settings', label: 'Settings', keys: [] },
    ];
    await render(CommandPalette, { commands, onrun, onclose: vi.fn() });
    await page.getByRole('combobox').fill('import files');
    await userEvent.keyboard('{Enter}');
    expect(onrun).toHaveBeenCalledWith(commands[0]);
  });
});

describe('the shortcut sheet', () => {
  it('opens at its top however long it is, with one line for all options', async () => {
    const commands = Array.from({ length: 60 }, (_, n) => ({ id: `${n}`, label: `Action ${n}`, keys: ['X'] }));
    const options = [
      { id: 'a', label: 'Option A', keys: ['A'], inSheet: 'Options' },
      { id: 'b', label: 'Option B', keys: ['B'], inSheet: false },
    ] as const;
    await render(ShortcutSheet, {
      groups: [{ title: 'Study', commands: [...options, ...commands] }],
      onclose: vi.fn(),
    });
    expect(page.getByRole('dialog').element().scrollTop).toBe(0);
    await expect.element(page.getByText('Options')).toBeVisible();
    await expect.element(page.getByText('Option B')).not.toBeInTheDocument();
  });
});
