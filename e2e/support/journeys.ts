import { expect, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';

/** A small course in the project's own words: facts, a table, steps and quiz slides. */
export const LIGHTHOUSE_COURSE = fileURLToPath(new URL('../fixtures/lighthouses.md', import.meta.url));

/** Waits until the screen has painted with its data. */
export async function screen(page: Page, name: string): Promise<void> {
  await expect(page.locator(`html[data-ready="${name}"]`)).toBeAttached({ timeout: 30_000 });
}

/** Chooses a file through the page's own chooser, as the open dialog would. */
export async function chooseFiles(page: Page, files: string | readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(typeof files === 'string' ? files : [...files]);
}

/** Adds what an import proposes and goes to Today. */
export async function addCards(page: Page): Promise<void> {
  await screen(page, 'import-choosing');
  await page.getByRole('button', { name: /^Add \d+ cards?/ }).click();
  await screen(page, 'import-done');
  await page.getByRole('button', { name: 'To Today' }).click();
  await screen(page, 'today');
}

/** How the shown card asks. */
async function cardKind(page: Page): Promise<'quiz' | 'fact'> {
  const show = page.getByRole('button', { name: 'Show answer' });
  const option = page.locator('.option').first();
  await expect(show.or(option)).toBeVisible();
  return (await option.isVisible()) ? 'quiz' : 'fact';
}

/** Answers the shown card by keyboard alone: facts with Good, questions with their first option and the grade proposed. */
export async function answerByKeyboard(page: Page): Promise<'quiz' | 'fact'> {
  const kind = await cardKind(page);
  const before = await page.getByRole('region', { name: 'Card' }).innerText();
  if (kind === 'fact') await page.keyboard.press('Space');
  else {
    await page.keyboard.press('a');
    const check = page.getByRole('button', { name: 'Check answer' });
    if (await check.isVisible()) await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeHidden();
  await expect
    .poll(
      async () =>
        (await page.getByRole('region', { name: 'Card' }).count()) === 0 ||
        (await page.getByRole('region', { name: 'Card' }).innerText()) !== before,
    )
    .toBe(true);
  return kind;
}

/** Drops files or folders on the window as the system would, not as a script would. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
