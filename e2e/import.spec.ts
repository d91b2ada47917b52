import { expect, test } from '@playwright/test';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp } from './support/app';
import { addCards, chooseFiles, drop, LIGHTHOUSE_COURSE, screen } from './support/journeys';

test('a course comes in by the open dialog and its decks stand on Today', async () => {
  const app = await launchApp();
  const { page } = app;
  await screen(page, 'today');
  await chooseFiles(page, LIGHTHOUSE_COURSE);
  await addCards(page);
  const decks = page.getByRole('region', { name: 'Decks' });
  await expect(decks.getByText('Lighthouses')).toBeVisible();
  await expect(decks.getByText('Towers')).toBeVisible();
  await expect(decks.getByText('Keepers')).toBeVisible();
  await app.close();
});

test('a course comes in by dropping its file on the window', async () => {
  const app = await launchApp();
  const { page } = app;
  await screen(page, 'today');
  await drop(page, [LIGHTHOUSE_COURSE]);
  await addCards(page);
  await expect(page.getByRole('region', { name: 'Decks' }).getByText('Lighthouses')).toBeVisible();
  await app.close();
});

test('a folder dropped on the window brings its courses and leaves the rest out', async () => {
  const app = await launchApp();
  const { page, profileFolder } = app;
  const folder = join(profileFolder, 'harbour');
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  copyFileSync(LIGHTHOUSE_COURSE, join(folder, 'lighthouses.md'));
  writeFileSync(join(folder, 'pictures', 'tower.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  await screen(page, 'today');
  await drop(page, [folder]);
  await addCards(page);
  await expect(page.getByRole('region', { name: 'Decks' }).getByText('Lighthouses')).toBeVisible();
  await app.close();
});

test('a folder without courses is said plainly and nothing changes', async () => {
  const app = await launchApp();
  const { page, profileFolder } = app;
  const folder = join(profileFolder, 'photos');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tower.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  await screen(page, 'today');
  await drop(page, [folder]);
  await expect(page.getByRole('heading', { name: 'No course found here' })).toBeVisible();
  await expect(page.getByText('Your collection is as it was.')).toBeVisible();
  await app.close();
});

test('a course given on the command line is offered at once', async () => {
  const app = await launchApp({ files: [LIGHTHOUSE_COURSE] });
  await addCards(app.page);
  await expect(app.page.getByRole('region', { name: 'Decks' }).getByText('Lighthouses')).toBeVisible();
  await app.close();
});

test('files that cannot be read are named, what is safe is said, and the rest comes in', async () => {
  const app = await launchApp();
  const { page, profileFolder } = app;
  await screen(page, 'today');
  const empty = join(profileFolder, 'empty.md');
  const binary = join(profileFolder, 'picture.md');
  writeFileSync(empty, '');
  writeFileSync(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3, 0, 255, 254, 0, 7]));
  await chooseFiles(page, [empty, binary, LIGHTHOUSE_COURSE]);
  await screen(page, 'import-choosing');
  await expect(page.getByText('empty.md')).toBeVisible();
  await expect(page.getByText('picture.md')).toBeVisible();
  await addCards(page);
  await expect(page.getByRole('region', { name: 'Decks' }).getByText('Lighthouses')).toBeVisible();
  await app.close();
});

test('importing the same course again adds nothing and keeps every schedule', async () => {
  const app = await launchApp();
  const { page } = app;
  await screen(page, 'today');
  await chooseFiles(page, LIGHTHOUSE_COURSE);
  await addCards(page);
  await chooseFiles(page, LIGHTHOUSE_COURSE);
  await screen(page, 'import-choosing');
  await page.getByRole('button', { name: /^(Add \d+ cards?|Update)/ }).click();
  await screen(page, 'import-done');
  await expect(page.getByText('Up to date')).toBeVisible();
  await app.close();
});
