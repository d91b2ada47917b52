import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOST_CHANNEL, HOST_METHODS } from '#contract';
import { makeAppFolder } from '../services/testing/app-folder';
import { double } from './testing/electron-double';

vi.mock('electron', async () => (await import('./testing/electron-double')).electronDouble);

const folder = makeAppFolder();

/** What docs/security.md says of Electron's own checklist and no other test holds. Over a double: the wiring, not Electron. */
describe('Electron’s security checklist', () => {
  beforeAll(async () => {
    vi.stubEnv('DECKHAND_PROFILE', join(folder.folder, 'profile'));
    Object.defineProperty(process.versions, 'chrome', { value: '156.0.0.0', configurable: true });
    const { startElectronHost } = await import('./start');
    await startElectronHost({ ...folder, preloadFile: '/preload.cjs', files: [] });
    await import('../../preload/index');
  });

  afterAll(() => {
    vi.unstubAllEnvs();
    folder.remove();
  });

  it('2–4, 6, 8–12: the window has these preferences and no other', () => {
    expect(double.windows[0]?.options.webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('1, 9, 10: the only switch keeps the browser off the network, and the only page is the app’s own', () => {
    expect([...double.app.switches]).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
    expect(double.windows.flatMap(({ loaded }) => loaded)).toEqual(['app://deckhand/']);
  });

  it('17: there is a channel for each method of the contract and none besides', () => {
    expect([...double.handlers.keys()].sort()).toEqual(HOST_METHODS.map((method) => HOST_CHANNEL + method).sort());
  });

  it('18: the app’s own protocol is the only one with rights of its own', () => {
    expect(double.schemes).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          corsEnabled: false,
          stream: false,
          bypassCSP: false,
        },
      },
    ]);
  });

  it('20: the page gets one frozen object with the contract’s methods, and no part of Electron', () => {
    expect([...double.exposed.keys()]).toEqual(['deckhandHost']);
    const api = double.exposed.get('deckhandHost') as Readonly<Record<string, unknown>>;
    expect(Object.isFrozen(api)).toBe(true);
    expect(Object.keys(api).sort()).toEqual([...HOST_METHODS, 'subscribe'].sort());
  });

  it('20: a listener of the page hears the event and never the sender', () => {
    const api = double.exposed.get('deckhandHost') as {
      readonly subscribe: (listener: (...given: readonly unknown[]) => void) => () => void;
    };
    const heard: unknown[] = [];
    const stop = api.subscribe((...given) => heard.push(...given));
    double.toPage.emit(`${HOST_CHANNEL}event`, { sender: 'electron' }, '{"type":"command","command":"settings"}');
    stop();
    expect(heard).toEqual([{ type: 'command', command: 'settings' }]);
  });

  it('16: Electron is pinned to one version, so that an update is a commit', () => {
    const about = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(about.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
