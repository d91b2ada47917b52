import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CardAnswer from './CardAnswer.svelte';
import CardContent from './CardContent.svelte';
import GradeBar from './GradeBar.svelte';
import QuizOptions from './QuizOptions.svelte';

const quiz = { options: ['Mercury', 'Venus', 'Earth'], correct: [1], order: [2, 0, 1], chosen: [2] };

describe('the options of a quiz question', () => {
  it('stand in the order given, and a click picks by place', async () => {
    const onpick = vi.fn();
    await render(QuizOptions, { ...quiz, chosen: [], revealed: false, onpick });
    await expect.element(page.getByRole('button').first()).toHaveTextContent('Earth');
    await page.getByRole('button', { name: /Mercury/ }).click();
    expect(onpick).toHaveBeenCalledWith(1);
  });

  it('say in words which one is right and which one was wrong', async () => {
    await render(QuizOptions, { ...quiz, revealed: true, onpick: vi.fn() });
    await expect.element(page.getByRole('button', { name: /Venus/ })).toHaveTextContent('Right answer');
    await expect.element(page.getByRole('button', { name: /Earth/ })).toHaveTextContent('Wrong, your answer');
  });

  it('cannot be picked again once the answer shows', async () => {
    const onpick = vi.fn();
    await render(QuizOptions, { ...quiz, revealed: true, onpick });
    await page.getByRole('button', { name: /Mercury/ }).click({ force: true });
    expect(onpick).not.toHaveBeenCalled();
  });
});

describe('the grade buttons', () => {
  it('name the grade with its interval and give the grade pressed', async () => {
    const ongrade = vi.fn();
    const choices = [
      { grade: 1, interval: '1m' },
      { grade: 2, interval: '6m' },
      { grade: 3, interval: '10m' },
      { grade: 4, interval: '9d' },
    ] as const;
    await render(GradeBar, { choices, suggested: 3, disabled: false, ongrade });
    await page.getByRole('button', { name: 'Good 10m' }).click();
    expect(ongrade).toHaveBeenCalledWith(3);
  });
});

describe('an answer', () => {
  const handlers = { ticked: new Set<number>(), ontick: vi.fn(), onlink: vi.fn() };

  it('of a table shows the row it comes from', async () => {
    const row = '| Planet | Moons |\n|---|---|\n| Mars | 2 |';
    const content = { kind: 'table', front: 'Moons of Mars?', back: '2', row } as const;
    await render(CardAnswer, { content, ordinal: 0, ...handlers });
    await expect.element(page.getByRole('cell', { name: 'Mars' })).toBeVisible();
  });

  it('of a list can be ticked off', async () => {
    const content = { kind: 'list', prompt: 'Inner planets?', items: ['Mercury', 'Venus'] } as const;
    await render(CardAnswer, { content, ordinal: 0, ...handlers });
    await page.getByText('Venus').click();
    expect(handlers.ontick).toHaveBeenCalledWith(1);
  });

  it('of a step is the step that comes after', async () => {
    const content = { kind: 'steps', prompt: 'Tea', items: ['Boil', 'Pour', 'Wait'] } as const;
    await render(CardAnswer, { content, ordinal: 1, ...handlers });
    await expect.element(page.getByText('Pour')).toBeVisible();
    await expect.element(page.getByText('Wait')).not.toBeInTheDocument();
  });
});

describe('a link in a card', () => {
  it('asks instead of leaving the page', async () => {
    const onlink = vi.fn();
    await render(CardContent, { markdown: '[site](https://example.org/)', onlink });
    await page.getByRole('link', { name: 'site' }).click();
    expect(onlink).toHaveBeenCalledWith('https://example.org/');
  });
});
