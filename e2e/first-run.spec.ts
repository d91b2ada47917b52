import { expect, test } from '@playwright/test';
import { launchApp } from './support/app';
import { answerByKeyboard, screen } from './support/journeys';

test('on the first start the small deck is there and the third card is reviewed without reading anything', async () => {
  const app = await launchApp({ firstStart: true });
  const { page } = app;
  await screen(page, 'today');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/cards/);
  await page.getByRole('button', { name: 'Study now' }).click();
  await screen(page, 'study');
  for (let card = 0; card < 3; card += 1) await answerByKeyboard(page);
  await app.close();
});

test('on the first start the course is offered on Today and comes in with one click, its decks under one', async () => {
  const app = await launchApp({ firstStart: true });
  const { page } = app;
  await screen(page, 'today');
  const offer = page.getByRole('region', { name: 'The course that comes with Deckhand' });
  await expect(offer).toContainText(/Cloud computing.*decks, .*cards/s);
  await offer.getByRole('button', { name: 'Add the course' }).click();
  await expect(offer).toBeHidden();
  await expect(
    page.getByRole('region', { name: 'Decks' }).getByRole('button', { name: /^Cloud computing/ }),
  ).toBeVisible();
  for (let time = 0; time < 2; time += 1) {
    await page.getByRole('button', { name: 'Import', exact: true }).first().click();
    await page.getByRole('button', { name: 'Import the course that comes with it' }).click();
    await screen(page, 'import-choosing');
    await expect(page.getByRole('heading', { name: 'Nothing has changed' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
  }
  await app.close();
});

test('the page runs under a content security policy and asks no network', async () => {
  const app = await launchApp();
  const { page } = app;
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(https:\/\/deckhand\.localhost|app:|blob:|data:)/.test(request.url())) foreign.push(request.url());
  });
  await screen(page, 'today');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
    } catch (error) {
      // Trusted Types refuse the text itself; the policy would refuse to run it.
      return error instanceof TypeError ? 'refused' : 'no';
    }
    document.head.append(script);
    return document.documentElement.dataset.ran ?? 'no';
  });
  expect(ran).toBe('refused');
  expect(foreign).toEqual([]);
  await app.close();
});
