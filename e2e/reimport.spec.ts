import { expect, test } from '@playwright/test';
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './support/app';
import { addCards, chooseFiles, LIGHTHOUSE_COURSE, screen } from './support/journeys';

test('an edited course shows its difference, keeps schedules and is undone in one step', async () => {
  const app = await launchApp();
  const { page, profileFolder } = app;
  const course = join(profileFolder, 'lighthouses.md');
  const source = readFileSync(LIGHTHOUSE_COURSE, 'utf8');
  writeFileSync(course, source);
  await screen(page, 'today');
  await chooseFiles(page, course);
  await addCards(page);
  writeFileSync(
    course,
    `${source}\n---\n\n# Fog\n\n- **Foghorn**: a horn that warns ships when the lamp cannot be seen\n`,
  );
  await chooseFiles(page, course);
  await screen(page, 'import-choosing');
  await expect(page.getByRole('heading', { level: 1, name: 'What has changed' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Summary, in notes' })).toContainText(/[1-9] new/);
  await expect(page.getByText('Foghorn').first()).toBeVisible();
  await page.getByRole('button', { name: 'Update' }).click();
  await screen(page, 'import-done');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await screen(page, 'today');
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const recent = page.getByRole('region', { name: 'Recent imports' });
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await recent.getByRole('button', { name: 'Undo' }).click();
  await expect(recent).toBeHidden();
  await app.close();
});

test('a course that was opened by its path offers its changes as soon as it is saved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-course-'));
  const course = join(folder, 'lighthouses.md');
  copyFileSync(LIGHTHOUSE_COURSE, course);
  const app = await launchApp({ files: [course] });
  const { page } = app;
  await addCards(page);
  appendFileSync(course, '\n---\n\n# Fog\n\n- **Foghorn**: a horn that warns ships when the lamp cannot be seen\n');
  const notice = page.getByRole('complementary', { name: 'A course changed' });
  await expect(notice).toContainText(/lighthouses\.md was saved: 1 new/);
  await notice.getByRole('button', { name: 'Review changes' }).click();
  await expect(page.getByText('Foghorn').first()).toBeVisible();
  await page.getByRole('button', { name: 'Update' }).click();
  await screen(page, 'import-done');
  await app.close();
  rmSync(folder, { recursive: true });
});

test('a file is read again as the format that the person chooses', async () => {
  const app = await launchApp();
  const { page, profileFolder } = app;
  const list = join(profileFolder, 'knots.txt');
  writeFileSync(list, 'bowline; a loop that holds\nclove hitch; a knot around a pole\nreef knot; joins two ends\n');
  await screen(page, 'today');
  await chooseFiles(page, list);
  await screen(page, 'import-choosing');
  await page.getByRole('combobox', { name: 'Format of knots.txt' }).selectOption('csv');
  await expect(page.getByText('a loop that holds').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Format of knots.txt' })).toHaveValue('csv');
  await addCards(page);
  await app.close();
});
