import { expect, test } from '@playwright/test';
import { launchApp } from './support/app';
import { answerByKeyboard, screen } from './support/journeys';

test('on the first start the bundled courses are there and the third card is reviewed without reading anything', async () => {
  const app = await launchApp({ firstStart: true });
  const { page } = app;
  await screen(page, 'today');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/cards/);
  await page.getByRole('button', { name: 'Study now' }).click();
  await screen(page, 'study');
  for (let card = 0; card < 3; card += 1) await answerByKeyboard(page);
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
