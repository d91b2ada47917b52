import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOST_CHANNEL, type HostApi, type HostEvent } from '#contract';
import { HOST_CONTRACT, type HostUnderTest } from '../../contract/testing/host-contract';
import { makeAppFolder } from '../services/testing/app-folder';
import { caller, double } from './testing/electron-double';

vi.mock('electron', async () => (await import('./testing/electron-double')).electronDouble);

const folder = makeAppFolder();
const files = { ...folder, preloadFile: '/out/preload/preload.cjs', files: [], fileLimitMs: 1_000 };

function theWindow() {
  const window = double.windows[0];
  if (window === undefined) throw new Error('no window');
  return window;
}

async function page(method: string, path: string, body?: Uint8Array): Promise<Response> {
  const init = body === undefined ? { method } : { method, body: Buffer.from(body) };
  return (await double.session.page?.(new Request(`app://deckhand${path}`, init))) as Response;
}

/** Asks a handler that answers through a callback. */
function decision(handler: ((...given: readonly unknown[]) => unknown) | undefined, ...given: readonly unknown[]) {
  return new Promise<unknown>(
    (resolve) => void handler?.(...given.map((one) => (one === resolveHere ? resolve : one))),
  );
}
const resolveHere = Symbol('resolve');

describe('the Electron host, over a double of the module electron', () => {
  let subject: HostUnderTest;

  beforeAll(async () => {
    vi.stubEnv('DECKHAND_PROFILE', join(folder.folder, 'profile'));
    Object.defineProperty(process.versions, 'chrome', { value: '156.0.0.0', configurable: true });
    const { startElectronHost } = await import('./start');
    await startElectronHost(files);
    await import('../../preload/index');
    caller.sender = theWindow().webContents;
    caller.senderFrame = theWindow().webContents.mainFrame;
    subject = {
      api: double.exposed.get('deckhandHost') as HostApi,
      fetch: async (method, path, body) => {
        const answer = await page(method, path, body);
        return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
      },
      raw: async (method, json) => {
        const handler = double.handlers.get(`${HOST_CHANNEL}${method}`);
        return handler === undefined ? '{"ok":false}' : String(await handler(caller, json));
      },
      headers: async (path) => Object.fromEntries((await page('GET', path)).headers),
    };
  });

  afterAll(() => {
    vi.unstubAllEnvs();
    folder.remove();
  });

  it.each(HOST_CONTRACT)('$name', async ({ run }) => {
    await run(subject);
  });

  it('chooses its folder, takes the lock and turns the sandbox on before it is ready', () => {
    expect(double.app.done).toEqual(['path userData', 'lock', 'sandbox', 'ready']);
    expect(double.app.paths.get('userData')).toBe(join(folder.folder, 'profile', 'electron'));
    expect(double.schemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true, bypassCSP: false } },
    ]);
    expect(double.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('opens one sandboxed window on its own origin and shows it when it is painted', () => {
    expect(theWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(theWindow().loaded).toEqual(['app://deckhand/']);
    expect(theWindow().shown).toBe(true);
    expect(double.session.spellchecks).toBe(false);
  });

  it('answers its own top frame alone', async () => {
    const ask = double.handlers.get(`${HOST_CHANNEL}describe`);
    const own = theWindow().webContents;
    const strangers = [
      { sender: own, senderFrame: null },
      { sender: own, senderFrame: { url: 'app://deckhand/' } },
      { sender: {}, senderFrame: own.mainFrame },
      { sender: { mainFrame: own.mainFrame }, senderFrame: own.mainFrame },
    ];
    for (const stranger of strangers) expect(await ask?.(stranger, '{}')).toContain('not-permitted');
    for (const url of ['https://deckhand/', 'app://deckhand.evil/', 'app://x@deckhand/', 'file:///x', 'nonsense']) {
      own.mainFrame.url = url;
      expect(await ask?.({ sender: own, senderFrame: own.mainFrame }, '{}')).toContain('not-permitted');
    }
    own.mainFrame.url = 'app://deckhand/';
    expect(await ask?.(caller, '{}')).toContain('"ok":true');
  });

  it('denies windows, webviews, frames and foreign navigation', () => {
    const { webContents } = theWindow();
    expect(webContents.openHandler?.()).toEqual({ action: 'deny' });
    const prevented = (event: string, details: object) => {
      const preventDefault = vi.fn();
      webContents.emit(event, { ...details, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: 'https://example.com/' })).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: 'about:blank' })).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: false, url: 'app://deckhand/' })).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: 'app://deckhand/' })).toBe(false);
    expect(prevented('will-redirect', { url: 'https://example.com/' })).toBe(true);
    expect(prevented('will-attach-webview', {})).toBe(true);
  });

  it('grants lasting storage to itself and nothing else to anyone', async () => {
    const { session } = double;
    const { webContents } = theWindow();
    for (const permission of ['media', 'geolocation', 'notifications', 'fileSystem', 'hid', 'openExternal']) {
      expect(await decision(session.request, webContents, permission, resolveHere)).toBe(false);
      expect(session.check?.(webContents, permission)).toBe(false);
    }
    expect(await decision(session.request, webContents, 'persistent-storage', resolveHere)).toBe(true);
    expect(session.check?.(null, 'persistent-storage')).toBe(false);
    expect(session.device?.({})).toBe(false);
    expect(await decision(session.display, {}, resolveHere)).toBe(null);
  });

  it('cancels every request beyond its own origin', async () => {
    const cancelled = async (url: string) => await decision(double.session.beforeRequest, { url }, resolveHere);
    for (const url of [
      'https://example.com/',
      'http://localhost/',
      'file:///etc/passwd',
      'wss://x/',
      'blob:https://x/1',
    ]) {
      expect(await cancelled(url)).toEqual({ cancel: true });
    }
    expect(await cancelled('app://deckhand/index.html')).toEqual({ cancel: false });
    expect(await cancelled('blob:app://deckhand/1')).toEqual({ cancel: false });
    expect((await page('GET', '/')).status).toBe(200);
    const foreign = (await double.session.page?.(new Request('app://elsewhere/index.html'))) as Response;
    expect(foreign.status).toBe(404);
  });

  it('reads what the person chose in the native dialog', async () => {
    expect(await subject.api.chooseCourses({ what: 'files' })).toEqual({ ok: true, value: { kind: 'cancelled' } });
    double.openDialog = { canceled: false, filePaths: [folder.bundledFolder] };
    const chosen = await subject.api.chooseCourses({ what: 'folder' });
    expect(chosen).toMatchObject({ value: { kind: 'job', job: { files: [{ relativePath: 'decks/bundled.md' }] } } });
  });

  it('writes to the chosen file once it is whole, and leaves nothing behind when it is not kept', async () => {
    const events: HostEvent[] = [];
    const stop = subject.api.subscribe((event) => events.push(event));
    const path = join(folder.folder, 'progress.csv');
    const save = async (keep: boolean, text: string) => {
      const begun = await subject.api.beginSave({ suggestedName: 'progress.csv', mediaType: 'text/csv' });
      if (!begun.ok || begun.value.kind !== 'host') throw new Error(JSON.stringify(begun));
      const { saveId } = begun.value;
      for (const half of [text.slice(0, 2), text.slice(2)]) {
        const answer = await page('PUT', `/bulk/save/${saveId}`, new TextEncoder().encode(half));
        expect(answer.status).toBe(204);
      }
      return subject.api.finishSave({ saveId, keep });
    };
    expect(await subject.api.beginSave({ suggestedName: 'progress.csv', mediaType: 'text/csv' })).toMatchObject({
      value: { kind: 'cancelled' },
    });
    double.saveDialog = { canceled: false, filePath: path };
    expect((await save(false, 'thrown away')).ok).toBe(true);
    expect(existsSync(path)).toBe(false);
    expect((await save(true, 'kept whole')).ok).toBe(true);
    stop();
    expect(readFileSync(path, 'utf8')).toBe('kept whole');
    expect(readdirSync(folder.folder).filter((name) => name.includes('.part'))).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'saved', name: 'progress.csv' }));
    double.saveDialog = { canceled: false, filePath: join(folder.folder, 'missing', 'x.csv') };
    const nowhere = await subject.api.beginSave({ suggestedName: 'x.csv', mediaType: 'text/csv' });
    expect(nowhere).toMatchObject({ ok: false, error: { kind: 'write-failed' } });
    expect(JSON.stringify(nowhere)).not.toContain(folder.folder);
  });

  it('opens a link outside only after checking it', async () => {
    await subject.api.openExternal({ url: 'https://example.com/a?b' });
    await subject.api.openExternal({ url: 'file:///etc/passwd' });
    expect(double.openedOutside).toEqual(['https://example.com/a?b']);
  });

  it('hands the files of a second start and the commands of its menu to the page', async () => {
    const events: HostEvent[] = [];
    const stop = subject.api.subscribe((event) => events.push(event));
    double.app.emit('second-instance', {}, [], '', { files: [join(folder.bundledFolder, 'bundled.md')] });
    const file = double.menu.find(({ label }) => label === '&File');
    const [open] = file?.submenu as readonly { readonly label: string; readonly click: () => void }[];
    open?.click();
    await vi.waitFor(() => expect(events.map(({ type }) => type).sort()).toEqual(['command', 'courses-offered']));
    stop();
    expect(theWindow().focused).toBe(1);
  });

  it('ends without a window when another app has the lock', async () => {
    const { startElectronHost } = await import('./start');
    double.app.lockIsFree = false;
    await startElectronHost(files);
    expect(double.app.done.at(-1)).toBe('quit');
    expect(double.windows).toHaveLength(1);
  });
});
