import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from './support/app';
import { addCards, screen } from './support/journeys';

/** Sockets on which the process takes connections over TCP, by their numbers in the kernel's tables. */
function listeningSockets(pid: number): readonly string[] {
  const tables = ['tcp', 'tcp6'].map((name) => `/proc/${pid}/net/${name}`).filter(existsSync);
  const rows = tables.flatMap((path) => readFileSync(path, 'utf8').trim().split('\n').slice(1));
  const fields = rows.map((row) => row.trim().split(/\s+/));
  // 0A is LISTEN; the tenth field is the socket's number.
  const listening = new Set(fields.filter(([, , , state]) => state === '0A').map((row) => row[9] ?? ''));
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      const socket = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? '';
      return listening.has(socket) ? [socket] : [];
    } catch {
      return [];
    }
  });
}

test('no process of the app takes connections from outside', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const app = await launchApp();
  await screen(app.page, 'today');
  const folder = join(app.profileFolder, app.host);
  const listing = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16_000_000 });
  const processes = listing.split('\n').filter((line) => line.includes(folder));
  expect(processes.length).toBeGreaterThan(0);
  expect(processes.filter((line) => line.includes('--remote-debugging-port'))).toEqual([]);
  const pids = processes.map((line) => Number.parseInt(line, 10)).filter((pid) => existsSync(`/proc/${pid}/fd`));
  for (const pid of [...pids, process.pid]) expect(listeningSockets(pid)).toEqual([]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await app.close();
});

test('no string becomes script or markup in the running app', async () => {
  const app = await launchApp();
  await screen(app.page, 'today');
  const done = await app.page.evaluate(async () => {
    // While the test's own call runs, the browser lets it evaluate text; a task of the page's own has no such leave.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const attempts: Readonly<Record<string, () => unknown>> = {
      markup: () => (document.body.innerHTML = '<p>x</p>'),
      'markup beside': () => document.body.insertAdjacentHTML('beforeend', '<p>x</p>'),
      'parsed markup': () => new DOMParser().parseFromString('<p>x</p>', 'text/html'),
      'script text': () => (document.createElement('script').text = 'window.ran = true'),
      'script address': () => (document.createElement('script').src = 'data:,window.ran=true'),
      frame: () => (document.createElement('iframe').srcdoc = '<script>top.ran = true</script>'),
      worker: () => new Worker('data:text/javascript,1'),
      evaluation: () => (Reflect.get(window, 'eval') as (text: string) => unknown)('window.ran = true'),
      'service worker': () => navigator.serviceWorker.register('/sw.js'),
      handler: () => document.body.setAttribute('onclick', 'window.ran = true'),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        const result = attempt();
        if (result instanceof Promise) result.catch(() => undefined);
        return name === 'handler' || name === 'service worker' ? [] : [name];
      } catch {
        return [];
      }
    });
  });
  await app.page.locator('body').click({ position: { x: 2, y: 2 } });
  expect(done).toEqual([]);
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
  await app.close();
});

test('a link asks first, shows where it really leads, and can be left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-link-'));
  const file = join(folder, 'links.csv');
  const link = '[the bank](https://b\u0430nk.example/log in)<a href="https://b\u0430nk.example/login">the bank</a>';
  writeFileSync(file, `front,back\n"Which bank? ${link}","None"\n"Which other bank? ${link}","None"\n`);
  const app = await launchApp({ files: [file] });
  await addCards(app.page);
  await app.page.getByRole('button', { name: 'Study now' }).click();
  await screen(app.page, 'study');
  const before = app.page.url();
  await app.page.getByRole('region', { name: 'Card' }).getByRole('link', { name: 'the bank' }).first().click();
  const question = app.page.getByRole('dialog', { name: 'Open this link?' });
  await expect(question).toContainText('https://xn--bnk-6cd.example/login');
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(question).toBeHidden();
  expect(app.page.url()).toBe(before);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
