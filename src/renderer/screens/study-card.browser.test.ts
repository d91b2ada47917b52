import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { freshName, open, proposal, reading, TestClock } from '../db/testing/fixtures';
import { StudySession } from '../state/study-session.svelte';
import { TickedItems } from '../state/ticked-items.svelte';
import StudyCard from './StudyCard.svelte';

describe('a quiz question answered by a click', () => {
  it('gives the focus back to the card, so that Space grades', async () => {
    const clock = new TestClock();
    const collection = await open(freshName(), clock);
    const options = ['Bowline', 'Reef knot'];
    const content = { kind: 'choice', stem: 'Which makes a loop?', options, correct: [0], explanation: '' } as const;
    await collection.importCourses([reading([proposal('', '', { content })])]);
    const session = new StudySession({
      collection,
      deckId: undefined,
      now: clock.now,
      calendar: () => ({ zone: 'Europe/Madrid', rolloverHour: 4 }),
      random: () => 0,
      say: vi.fn(),
    });
    await session.start();
    const { view } = session;
    if (view.kind !== 'question') throw new Error('nothing shown');
    const given = { session, card: view.card, ticks: new TickedItems(session), onlink: vi.fn() };
    const { rerender } = await render(StudyCard, { ...given, revealed: false });
    const option = page.getByRole('button', { name: 'Bowline' });
    await option.click();
    expect(document.activeElement).toBe(option.element());
    await rerender({ ...given, revealed: true });
    await expect.element(page.getByRole('region', { name: 'Card' })).toHaveFocus();
  });
});
