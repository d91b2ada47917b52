import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFuzzPage } from '../fuzz/build-page.mjs';
import type { FuzzPage } from '../fuzz/page/main';
import { openWatchedPage, type WatchedPage } from '../fuzz/watched-page';
import { HOSTILE_CARDS, hostileCourse, hostileCsv } from './fixtures/hostile/cards';
import { launchApp } from './support/app';
import { addCards, answerByKeyboard, screen } from './support/journeys';

const executablePath = process.env.DECKHAND_CHROMIUM ?? '/usr/bin/chromium';
const STUDIED = 25;
let folder = '';

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckhand-hostile-'));
  await buildFuzzPage(join(folder, 'sanitised'));
  await buildFuzzPage(join(folder, 'mutant'), { withoutSanitiser: true });
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Renders every hostile card in each way the app does; gives what happened, in a line each. */
async function renderAll({ page, seen, said }: WatchedPage): Promise<readonly string[]> {
  const found: string[] = [];
  for (let from = 0; from < HOSTILE_CARDS.length; from += 20) {
    const documents = HOSTILE_CARDS.slice(from, from + 20).map(({ markdown }) => [
      { markdown },
      { markdown, shape: 'inline' as const },
      { markdown, cloze: { ordinal: 0, side: 'question' as const } },
      { markdown, cloze: { ordinal: 0, side: 'answer' as const } },
    ]);
    // Without a sanitiser a card may take the page away; what was found until then counts.
    const reports = await page
      .evaluate((given) => (window as unknown as { readonly fuzzPage: FuzzPage }).fuzzPage.render(given), documents)
      .catch(() => undefined);
    if (reports === undefined) return [...found, 'the page was lost', ...seen, ...said];
    for (const [index, { crashes, escapes }] of reports.entries()) {
      const card = HOSTILE_CARDS[from + index];
      for (const what of [...crashes, ...escapes]) found.push(`${card?.markdown ?? ''} → ${what}`);
    }
  }
  return [...found, ...seen, ...said];
}

test.describe('a hostile deck', () => {
  test('has at least 300 cards', () => {
    expect(new Set(HOSTILE_CARDS.map(({ markdown }) => markdown)).size).toBeGreaterThanOrEqual(300);
  });

  for (const policy of [true, false]) {
    const walls = policy ? 'behind sanitiser and policy' : 'behind the sanitiser alone';
    test(`runs nothing, asks for nothing and says nothing ${walls}`, async () => {
      const watched = await openWatchedPage(join(folder, 'sanitised'), { executablePath, policy });
      expect(await renderAll(watched)).toEqual([]);
      await watched.close();
    });
  }

  test('is noticed when the sanitiser is taken out, and runs nothing behind the policy alone', async () => {
    const watched = await openWatchedPage(join(folder, 'mutant'), { executablePath, policy: true });
    const found = await renderAll(watched);
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((what) => what.includes('a script ran'))).toEqual([]);
    await watched.close();
  });

  test('does harm when both are taken out: the cards are hostile and the watch sees it', async () => {
    const watched = await openWatchedPage(join(folder, 'mutant'), { executablePath, policy: false });
    const found = await renderAll(watched);
    expect(found.filter((what) => what.includes('a script ran')).length).toBeGreaterThan(20);
    expect(found.filter((what) => what.includes('thief.example')).length).toBeGreaterThan(0);
    await watched.close();
  });

  for (const [name, content] of [
    ['cards.csv', hostileCsv()],
    ['course.md', hostileCourse()],
  ] as const) {
    test(`is imported, studied and left behind like any other (${name})`, async () => {
      test.setTimeout(180_000);
      const file = join(folder, name);
      writeFileSync(file, content);
      const app = await launchApp({ files: [file] });
      const { page } = app;
      const heard: string[] = [];
      const own = new URL(page.url()).origin;
      page.on('console', (message) => heard.push(`${message.type()} ${message.text()}`));
      page.on('pageerror', (error) => heard.push(`uncaught ${error.message}`));
      page.on('dialog', (dialog) => {
        heard.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('frameattached', () => heard.push('frame'));
      page.context().on('page', () => heard.push('window'));
      page.context().on('request', (request) => {
        const { origin, pathname, protocol } = new URL(request.url());
        const isOwn = (origin === own || protocol === 'app:') && /^\/(?:assets|bulk|media)\//.test(pathname);
        if (!isOwn) heard.push(`request ${request.url()}`);
      });
      await page.evaluate(() => {
        Object.assign(window, { canary: () => console.error('a script ran') });
      });

      await addCards(page);
      await page.getByRole('button', { name: 'Study now' }).click();
      await screen(page, 'study');
      for (let card = 0; card < STUDIED; card += 1) {
        if ((await page.getByRole('region', { name: 'Card' }).count()) === 0) break;
        await answerByKeyboard(page);
      }
      await page.keyboard.press('Escape');
      await screen(page, 'today');
      await expect(page.getByRole('region', { name: 'Decks' })).toBeVisible();
      expect(heard).toEqual([]);
      await app.close();
    });
  }
});
