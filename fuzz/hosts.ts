import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { HOST_CHANNEL } from '../src/contract';
import { startHost, type ChromiumHost } from '../src/main/chromium/start';
import { startElectronHost } from '../src/main/electron/start';
import { caller, double } from '../src/main/electron/testing/electron-double';
import { wrongAnswer, wrongStatus, type Message } from './messages';

/** Where the parts lie that the hosts are started with. */
export interface Places {
  readonly executablePath: string;
  readonly pageFolder: string;
  readonly workerFile: string;
  readonly bundledFolder: string;
  readonly profileFolder: string;
}

/** Starts the Chromium host itself, on the page that renders hostile content. */
export async function startChromium(places: Places): Promise<ChromiumHost> {
  const started = await startHost({
    ...places,
    rendererFolder: places.pageFolder,
    downloadsFolder: join(places.profileFolder, 'downloads'),
    headless: true,
    appVersion: '0.0.0',
    fileLimitMs: 2_000,
  });
  if (!started.ok) throw new Error(started.error.message);
  await started.value.page.locator('html[data-ready=fuzz]').waitFor({ state: 'attached' });
  return started.value;
}

/** Starts the Electron host over a double of its module. */
export async function startElectron(places: Places): Promise<void> {
  process.env.DECKHAND_PROFILE = join(places.profileFolder, 'double');
  await startElectronHost({
    ...places,
    rendererFolder: places.pageFolder,
    preloadFile: 'preload.cjs',
    files: [],
    fileLimitMs: 2_000,
  });
  const contents = double.windows[0]?.webContents;
  caller.sender = contents;
  caller.senderFrame = contents?.mainFrame;
}

/** Sends messages to the Electron host; gives what is wrong with its answers. */
export async function askElectron(messages: readonly Message[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const message of messages) {
    try {
      const what = message.kind === 'bridge' ? await overBridge(message) : await overOrigin(message);
      if (what !== undefined) wrong.push(`electron ${describe(message)} → ${what}`);
    } catch (error) {
      wrong.push(`electron ${describe(message)} → threw ${String(error)}`);
    }
  }
  return wrong;
}

async function overBridge({ method, json }: Extract<Message, { kind: 'bridge' }>): Promise<string | undefined> {
  const handler = double.handlers.get(`${HOST_CHANNEL}${method}`);
  return handler === undefined ? undefined : wrongAnswer(await handler(caller, json));
}

async function overOrigin({ verb, path, body }: Extract<Message, { kind: 'bulk' }>): Promise<string | undefined> {
  const init = body.length === 0 ? { method: verb } : { method: verb, body: Buffer.from(body) };
  const url = `app://deckhand${path}`;
  if (!URL.canParse(url)) return undefined;
  const answer = (await double.session.page?.(new Request(url, init))) as Response;
  return wrongStatus(answer.status);
}

interface PageWindow {
  readonly deckhandSend: (method: string, json: string) => Promise<unknown>;
}

/** Sends messages from the real page to the Chromium host; gives what is wrong with its answers. */
export async function askChromium(page: Page, messages: readonly Message[]): Promise<readonly string[]> {
  const answers = await page.evaluate(
    (given) =>
      Promise.all(
        given.map(async (message) => {
          try {
            if (message.kind === 'bridge') {
              return await (window as unknown as PageWindow).deckhandSend(message.method, message.json);
            }
            const body = message.body.length === 0 ? {} : { body: new Uint8Array(message.body) };
            return (await fetch(message.path, { method: message.verb, ...body })).status;
          } catch (error) {
            return `threw ${String(error)}`;
          }
        }),
      ),
    messages,
  );
  return messages.flatMap((message, index) => {
    const answer = answers[index];
    const what = typeof answer === 'number' ? wrongStatus(answer) : wrongAnswer(answer);
    return what === undefined ? [] : [`chromium ${describe(message)} → ${what}`];
  });
}

function describe(message: Message): string {
  const text = message.kind === 'bridge' ? `${message.method} ${message.json}` : `${message.verb} ${message.path}`;
  return text.slice(0, 300);
}
