import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import '../styles/base.css';
import '../styles/tokens.css';
import PresetDecks from './PresetDecks.svelte';
import PresetEasyDays from './PresetEasyDays.svelte';
import PresetFieldRow from './PresetFieldRow.svelte';
import PresetIntervals from './PresetIntervals.svelte';
import PresetLoad from './PresetLoad.svelte';

const WEEK = ['normal', 'normal', 'normal', 'normal', 'normal', 'minimum', 'normal'] as const;
const field = {
  label: 'Desired retention',
  sentence: 'How likely you are to remember.',
  value: '80',
  unit: '%',
  problem: undefined,
  effect: 'Intervals are longer.',
  fallback: '90 %',
  onchange: vi.fn(),
  onreset: vi.fn(),
};
const decks = [
  { id: 'a', name: 'Sailing', depth: 0, presetId: 'default' },
  { id: 'b', name: 'Knots', depth: 1, presetId: 'calm' },
];
const presets = [
  { id: 'default', name: 'Default' },
  { id: 'calm', name: 'Calm' },
];

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

describe.each(['light', 'dark'])('axe finds nothing in the %s theme', (theme) => {
  it.each([
    ['a field', () => render(PresetFieldRow, field)],
    ['a wrong field', () => render(PresetFieldRow, { ...field, problem: 'It must be a number.', wide: true })],
    ['a switch', () => render(PresetFieldRow, { ...field, value: true })],
    ['easy days', () => render(PresetEasyDays, { days: WEEK, onchange: vi.fn() })],
    ['decks', () => render(PresetDecks, { decks, presets, disabled: false, onassign: vi.fn() })],
    ['intervals', () => render(PresetIntervals, { rows: [{ time: 1, intervals: ['1m', '6m', '10m', '8d'] }] })],
    ['load', () => render(PresetLoad, { before: [3, 1], after: [7, 0] })],
  ])('in %s', async (_, show) => {
    document.documentElement.dataset.theme = theme;
    const { container } = await show();
    const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

describe('a field of a preset', () => {
  it('says what was typed and leads back to its default', async () => {
    const onchange = vi.fn();
    const onreset = vi.fn();
    const screen = await render(PresetFieldRow, { ...field, onchange, onreset });
    await userEvent.fill(screen.getByRole('textbox', { name: 'Desired retention' }), '85');
    expect(onchange).toHaveBeenLastCalledWith('85');
    await userEvent.click(screen.getByRole('button', { name: /back to default, 90 %/ }));
    expect(onreset).toHaveBeenCalledOnce();
  });

  it('names its problem instead of its effect', async () => {
    const screen = await render(PresetFieldRow, { ...field, problem: 'It must be a number.' });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It must be a number.');
    expect(screen.container.textContent).not.toContain('Intervals are longer');
  });
});

describe('the decks of presets', () => {
  it('are given a preset one by one', async () => {
    const onassign = vi.fn();
    const screen = await render(PresetDecks, { decks, presets, disabled: false, onassign });
    await userEvent.selectOptions(screen.getByLabelText('Preset of Knots'), 'Default');
    expect(onassign).toHaveBeenCalledWith('b', 'default');
  });
});

describe('the change in load', () => {
  it('counts today, the week and thirty days before and after', async () => {
    const screen = await render(PresetLoad, { before: [3, 1, ...Array.from({ length: 28 }, () => 1)], after: [9] });
    const cells = [...screen.container.querySelectorAll('td')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['3', '9', '9', '9', '32', '9']);
  });
});
