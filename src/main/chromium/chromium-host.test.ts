import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST_METHODS, type HostApi, type HostEvent } from '#contract';
import { HOST_CONTRACT, type HostUnderTest } from '../../contract/testing/host-contract';
import { makeAppFolder } from '../services/testing/app-folder';
import { startHost, type ChromiumHost, type ChromiumHostOptions } from './start';

const executablePath = process.env.DECKHAND_CHROMIUM ?? '/usr/bin/chromium';

interface Rules {
  readonly createScriptURL: (text: string) => string;
}

interface PageWindow {
  readonly deckhandHost: Record<string, (argument: unknown) => Promise<unknown>> & Pick<HostApi, 'subscribe'>;
  readonly deckhandSend: (method: unknown, json: unknown) => Promise<string>;
  heard?: HostEvent[];
  /** Not yet among TypeScript's DOM types. */
  readonly trustedTypes: {
    createPolicy(name: string, rules: Rules): { readonly [Rule in keyof Rules]: (text: string) => string };
  };
}

/** Lets the contract act inside the real page. */
async function fromPage({ page }: ChromiumHost): Promise<HostUnderTest> {
  const methods = await page.evaluate(() => Object.keys((window as unknown as PageWindow).deckhandHost));
  const request = (method: string) => (argument: unknown) =>
    page.evaluate(([name, given]) => (window as unknown as PageWindow).deckhandHost[name]?.(given), [
      method,
      argument,
    ] as const);
  const subscribe: HostApi['subscribe'] = (listener) => {
    void page.evaluate(() => {
      const app = window as unknown as PageWindow;
      app.heard = [];
      app.deckhandHost.subscribe((event) => app.heard?.push(event));
    });
    const poll = setInterval(() => {
      void page
        .evaluate(() => (window as unknown as PageWindow).heard?.splice(0) ?? [])
        .then((events) => events.forEach(listener));
    }, 20);
    return () => clearInterval(poll);
  };
  const entries = methods.map((method) => [method, method === 'subscribe' ? subscribe : request(method)]);
  return {
    api: Object.fromEntries(entries) as HostApi,
    async fetch(method, path, body) {
      const [status, base64] = await page.evaluate(
        async ([verb, url, sent]) => {
          const init = sent === '' ? {} : { body: Uint8Array.from(atob(sent), (letter) => letter.charCodeAt(0)) };
          const answer = await fetch(url, { method: verb, ...init });
          const bytes = new Uint8Array(await answer.arrayBuffer());
          let binary = '';
          for (const byte of bytes) binary += String.fromCharCode(byte);
          return [answer.status, btoa(binary)] as const;
        },
        [method, path, body === undefined ? '' : Buffer.from(body).toString('base64')] as const,
      );
      return { status, body: new Uint8Array(Buffer.from(base64, 'base64')) };
    },
    raw: (method, json) =>
      page.evaluate(([name, given]) => (window as unknown as PageWindow).deckhandSend(name, given), [
        method,
        json,
      ] as const),
    headers: (path) => page.evaluate(async (url) => Object.fromEntries((await fetch(url)).headers), path),
  };
}

describe.skipIf(!existsSync(executablePath))('the Chromium host (needs Chromium)', () => {
  const folder = makeAppFolder();
  const options: ChromiumHostOptions = {
    ...folder,
    executablePath,
    headless: true,
    profileFolder: join(folder.folder, 'profile'),
    downloadsFolder: join(folder.folder, 'downloads'),
    appVersion: '1.2.3',
    fileLimitMs: 1_000,
  };
  let host: ChromiumHost;
  let subject: HostUnderTest;

  const start = async () => {
    const started = await startHost(options);
    if (!started.ok) throw new Error(started.error.message);
    return started.value;
  };

  beforeAll(async () => {
    host = await start();
    subject = await fromPage(host);
  }, 60_000);

  afterAll(async () => {
    await host.close();
    folder.remove();
  });

  it.each(HOST_CONTRACT)('$name', async ({ run }) => {
    await run(subject);
  });

  it('keeps its profile from other people', () => {
    expect(statSync(host.profileFolder).mode & 0o777).toBe(0o700);
  });

  it('takes bulk from a worker of the page too, which has no bridge', async () => {
    const files = [{ name: 'a.md', relativePath: 'a.md', bytes: 1_000_000 }];
    const begun = await subject.api.beginImport({ files });
    if (!begun.ok) throw new Error(begun.error.message);
    const { jobId } = begun.value;
    const answer = await host.page.evaluate(async (address) => {
      const { trustedTypes } = window as unknown as PageWindow;
      const policy = trustedTypes.createPolicy('dompurify', { createScriptURL: (url) => url });
      const worker = new Worker(policy.createScriptURL('/worker.js'));
      const answered = new Promise<unknown>((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
      worker.postMessage(address);
      return answered;
    }, `/bulk/import/${jobId}/0`);
    expect(answer).toEqual({ status: 204, bridge: 'undefined' });
    const read = await subject.api.readImport({ jobId });
    expect(read).toMatchObject({ ok: true, value: { pieces: 2 } });
  });

  it('gives the bridge to no sub-frame and answers none', async () => {
    const answer = await host.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as Partial<PageWindow>;
      const bridge = typeof inner.deckhandHost;
      const sent = await inner.deckhandSend?.('describe', '{}');
      frame.remove();
      return { bridge, sent };
    });
    expect(answer.bridge).toBe('undefined');
    if (answer.sent !== undefined) expect(answer.sent).toContain('not-permitted');
  });

  it('lets nothing out: no other origin, no socket, no second page, no foreign navigation', async () => {
    const { page, context } = host;
    const outcome = await page.evaluate(async () => {
      const asked = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      );
      let socket = 'refused';
      try {
        new WebSocket('wss://example.com/').addEventListener('open', () => (socket = 'open'));
      } catch {
        socket = 'refused';
      }
      window.open('https://example.com/');
      window.open('about:blank');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { asked, socket };
    });
    expect(outcome).toEqual({ asked: 'refused', socket: 'refused' });
    await expect.poll(() => context.pages().length).toBe(1);
    await page.evaluate(() => void (location.href = 'https://example.com/'));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.body.textContent)).toBe('app');
    expect(page.url()).toBe('https://deckhand.localhost/');
  });

  it('comes back when the page is sent to an empty one', async () => {
    await host.page.evaluate(() => void (location.href = 'about:blank'));
    await expect.poll(() => host.page.url()).toBe('https://deckhand.localhost/');
    await expect.poll(() => host.page.evaluate(() => document.body.textContent)).toBe('app');
  });

  it('turns no string into markup, script or style', async () => {
    const ran = await host.page.evaluate(async () => {
      const refused: string[] = [];
      const attempt = (name: string, run: () => void) => {
        try {
          run();
        } catch {
          refused.push(name);
        }
      };
      attempt('markup', () => (document.body.innerHTML = '<p>x</p>'));
      attempt('script text', () => (document.createElement('script').textContent = 'window.ran = true'));
      attempt('policy', () => {
        const { trustedTypes } = window as unknown as PageWindow;
        trustedTypes.createPolicy('another', { createScriptURL: (url) => url });
      });
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(styled);
      const { color } = getComputedStyle(styled);
      styled.remove();
      return { refused, color };
    });
    expect(ran.refused).toEqual(['markup', 'script text', 'policy']);
    expect(ran.color).not.toBe('rgb(1, 2, 3)');
  });

  it('has storage that the browser will not evict', async () => {
    expect(await host.page.evaluate(() => navigator.storage.persist())).toBe(true);
  });

  it('keeps a download, never over another, and says so', async () => {
    const save = () =>
      host.page.evaluate(() => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['progress']));
        link.download = 'deckhand.jsonl.gz';
        link.click();
      });
    await save();
    await save();
    const names = () =>
      existsSync(join(folder.folder, 'downloads')) ? readdirSync(join(folder.folder, 'downloads')) : [];
    await expect.poll(() => names().length, { timeout: 10_000 }).toBe(2);
    expect(names().sort()).toEqual(['deckhand.jsonl (2).gz', 'deckhand.jsonl.gz']);
    expect(readFileSync(join(folder.folder, 'downloads', 'deckhand.jsonl.gz'), 'utf8')).toBe('progress');
  });

  it('hands the files of a second start to the first', async () => {
    const course = join(folder.bundledFolder, 'bundled.md');
    await host.page.evaluate(() => {
      const app = window as unknown as PageWindow;
      app.heard = [];
      app.deckhandHost.subscribe((event) => app.heard?.push(event));
    });
    const second = await startHost({ ...options, files: [course] });
    expect(second).toMatchObject({ ok: false, error: { kind: 'passed-on' } });
    const heard = () => host.page.evaluate(() => (window as unknown as PageWindow).heard ?? []);
    await expect.poll(heard).toContainEqual(expect.objectContaining({ type: 'courses-offered', by: 'second-start' }));
  });

  it('ends when its window is closed and finds its storage again', async () => {
    await host.page.evaluate(() => localStorage.setItem('kept', 'yes'));
    await host.page.waitForTimeout(200);
    await host.page.close();
    await host.closed;
    host = await start();
    expect(await host.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
    expect(HOST_METHODS.length).toBeGreaterThan(0);
  });
});
