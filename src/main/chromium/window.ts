import { createHostClient, HOST_GLOBAL, HOST_METHODS, type HostEvent } from '#contract';
import type { BrowserContext, Page, Route } from 'playwright-core';
import type { Host } from '../services/host';

/** The app's own origin. It never reaches a network: every request to it is answered here. Fixed, since the collection belongs to it. */
const APP_ORIGIN = 'https://deckhand.localhost';

const BINDING = 'deckhandSend';
const DELIVER = 'deckhandDeliver';

/** What the page runs before its own scripts; sub-frames and other origins get nothing. */
function bridgeScript(): string {
  return `if (window.top === window && location.origin === ${JSON.stringify(APP_ORIGIN)}) {
    const send = window.${BINDING};
    const api = (${createHostClient.toString()})(
      ${JSON.stringify(HOST_METHODS)},
      (method, json) => send(method, json),
      (deliver) => Object.defineProperty(window, ${JSON.stringify(DELIVER)}, { value: deliver }),
    );
    Object.defineProperty(window, ${JSON.stringify(HOST_GLOBAL)}, { value: api, enumerable: true });
  }`;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

async function answerRoute(host: Host, route: Route): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  if (url.origin !== APP_ORIGIN) {
    // An aborted navigation would leave an error page; one without content leaves the app where it is.
    await (request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient'));
    return;
  }
  const body = request.postDataBuffer() ?? new Uint8Array();
  const answer = await host.answer({ method: request.method(), path: url.pathname, body });
  await route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
}

/** Hands an event to the page; one that is just loading or closing misses it. */
export async function deliverEvent(page: Page, event: HostEvent): Promise<void> {
  const json = JSON.stringify(event);
  await page
    .evaluate(([name, text]) => (window as unknown as Record<string, (json: string) => void>)[name]?.(text), [
      DELIVER,
      json,
    ] as const)
    .catch(() => undefined);
}

/** Lets storage last without a question: the collection must not be evicted. Holds as long as the session stays open. */
async function persistStorage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const permission = { name: 'persistent-storage' };
  await session
    .send('Browser.setPermission', { origin: APP_ORIGIN, permission, setting: 'granted' })
    .catch(() => undefined);
}

/**
 * Turns the browser's one window into the app: answers its origin, bridges the page to the host, and keeps every other page,
 * origin and socket out.
 */
export async function openAppPage(context: BrowserContext, host: Host): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await context.route('**/*', (route) => answerRoute(host, route).catch(() => undefined));
  await context.routeWebSocket('**', (socket) => void socket.close());
  await context.exposeBinding(BINDING, (source, method: unknown, json: unknown) => {
    // Sub-frames and extra pages see the binding too.
    const isApp = source.page === page && source.frame === page.mainFrame();
    if (!isApp || originOf(source.frame.url()) !== APP_ORIGIN) {
      return '{"ok":false,"error":{"kind":"not-permitted","message":"Only the app itself may ask."}}';
    }
    return host.dispatch(method, json);
  });
  await context.addInitScript({ content: bridgeScript() });
  context.on('page', (extra) => {
    if (extra !== page) void extra.close().catch(() => undefined);
  });
  page.on('framenavigated', (frame) => {
    // Such as about:blank, which asks for no request that could be refused.
    if (frame === page.mainFrame() && originOf(frame.url()) !== APP_ORIGIN) {
      void page.goto(`${APP_ORIGIN}/`).catch(() => undefined);
    }
  });
  await persistStorage(context, page);
  await page.goto(`${APP_ORIGIN}/`);
  for (const extra of context.pages()) if (extra !== page) await extra.close();
  return page;
}
