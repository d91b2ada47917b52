import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, type RunningApp } from './support/app';
import { addCards, answerByKeyboard, LIGHTHOUSE_COURSE, screen } from './support/journeys';

/** Where the browser keeps the database of this host. */
function databaseFolder({ host, profileFolder }: RunningApp): string {
  return host === 'electron'
    ? join(profileFolder, 'electron', 'IndexedDB')
    : join(profileFolder, 'chromium', 'browser', 'Default', 'IndexedDB');
}

async function studied(count: number): Promise<RunningApp> {
  const app = await launchApp({ files: [LIGHTHOUSE_COURSE] });
  await addCards(app.page);
  await app.page.getByRole('button', { name: 'Study now' }).click();
  await screen(app.page, 'study');
  for (let card = 0; card < count; card += 1) await answerByKeyboard(app.page);
  await app.page.keyboard.press('Escape');
  await screen(app.page, 'today');
  return app;
}

/** Every event in the database, read past the app, in order. */
function logOf({ page }: RunningApp): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const epoch = (name: string | undefined): number => Number((name ?? '').slice('deckhand-'.length));
    const [newest] = (await indexedDB.databases())
      .map(({ name }) => name)
      .filter((name) => name?.startsWith('deckhand'))
      .sort((a, b) => epoch(b) - epoch(a));
    return new Promise<readonly string[]>((resolve) => {
      const opening = indexedDB.open(newest ?? 'deckhand');
      opening.onsuccess = () => {
        const all = opening.result.transaction('log').objectStore('log').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result.map((event) => JSON.stringify(event)));
        };
      };
    });
  });
}

test('a database that vanished comes back with one click, log included', async () => {
  const first = await studied(4);
  const log = await logOf(first);
  const decks = await first.page.getByRole('table').innerText();
  await first.close();
  expect(log).toHaveLength(5);
  rmSync(databaseFolder(first), { recursive: true });

  const second = await launchApp({ profileFolder: first.profileFolder });
  await screen(second.page, 'recovery-choosing');
  await expect(second.page.getByRole('main')).toContainText('4 newer changes');
  await second.page.getByRole('button', { name: 'Bring everything back' }).click();
  await screen(second.page, 'recovery-done');
  await second.page.getByRole('button', { name: 'Open the collection' }).click();
  await screen(second.page, 'today');
  expect(await logOf(second)).toEqual(log);
  expect(await second.page.getByRole('table').innerText()).toBe(decks);
  await second.page.keyboard.press('Control+z');
  await expect(second.page.getByText('Answer undone.')).toBeVisible();
  await second.close();

  const third = await launchApp({ profileFolder: first.profileFolder });
  await screen(third.page, 'today');
  expect(await logOf(third)).toHaveLength(6);
  await third.close();
});

test('starting empty needs a yes and leaves the copies where they are', async () => {
  const first = await studied(1);
  await first.close();
  rmSync(databaseFolder(first), { recursive: true });
  const second = await launchApp({ profileFolder: first.profileFolder });
  await screen(second.page, 'recovery-choosing');
  await second.page.getByRole('button', { name: 'Start with an empty collection' }).click();
  await second.page.getByRole('button', { name: 'Stay here' }).click();
  await expect(second.page.getByRole('button', { name: 'Bring everything back' })).toBeVisible();
  await second.page.getByRole('button', { name: 'Start with an empty collection' }).click();
  await second.page.getByRole('button', { name: 'Start empty' }).click();
  await screen(second.page, 'recovery-done');
  await second.page.getByRole('button', { name: 'Open the collection' }).click();
  await screen(second.page, 'today');
  expect(await logOf(second)).toEqual([]);
  const backups = join(first.profileFolder, second.host, 'backups');
  expect(existsSync(backups) && readdirSync(backups).some((name) => name.includes('_import_'))).toBe(true);

  await second.page.getByRole('button', { name: 'Settings' }).click();
  await second.page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await expect(second.page.getByRole('dialog')).toContainText('Nothing is lost either way');
  await second.page.getByRole('button', { name: 'Back up and restore' }).click();
  await screen(second.page, 'today');
  await expect.poll(async () => (await logOf(second)).length).toBe(1);
  await second.close();
});
