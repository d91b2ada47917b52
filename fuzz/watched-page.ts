import { chromium, type Page } from 'playwright-core';
import { serveAppFile } from '../src/main/services/app-origin';

/** The origin that the page believes to be on; every request is answered here or refused. */
const ORIGIN = 'https://deckhand.localhost';

/** A page under watch. */
export interface WatchedPage {
  readonly page: Page;
  /** Every request that was no part of the page itself, every dialog, window and change of place. */
  readonly seen: string[];
  /** What the browser wrote on the console. */
  readonly said: string[];
  close(): Promise<void>;
}

/** Opens the page built into `folder` as a host would; without `policy` no header protects it. */
export async function openWatchedPage(
  folder: string,
  options: { readonly executablePath: string; readonly policy: boolean },
): Promise<WatchedPage> {
  const browser = await chromium.launch({
    executablePath: options.executablePath,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const seen: string[] = [];
  const said: string[] = [];
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { origin, pathname } = new URL(request.url());
    const isOwn = origin === ORIGIN;
    if (!isOwn || !/^\/(?:$|index\.html$|assets\/|media\/[0-9a-f]{64}$|favicon\.ico$)/.test(pathname)) {
      seen.push(`request ${request.url()}`);
    }
    if (!isOwn) return route.abort('blockedbyclient');
    const answer = await serveAppFile(folder, { method: request.method(), path: pathname, body: new Uint8Array() });
    const headers = options.policy ? answer.headers : { 'content-type': answer.headers['content-type'] ?? '' };
    return route.fulfill({ status: answer.status, headers, body: Buffer.from(answer.body) });
  });
  const page = await context.newPage();
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', (download) => seen.push(`download ${download.url()}`));
  page.on('frameattached', () => seen.push('frame'));
  context.on('page', (extra) => {
    seen.push('window');
    void extra.close();
  });
  await page.goto(`${ORIGIN}/`);
  await page.locator('html[data-ready=fuzz]').waitFor({ state: 'attached' });
  page.on('framenavigated', (frame) => seen.push(`navigation ${frame.url()}`));
  return { page, seen, said, close: () => browser.close() };
}
