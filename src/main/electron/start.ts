import type { HostEvent } from '#contract';
import { app, Menu, session } from 'electron';
import { join, resolve } from 'node:path';
import { putDatabaseAside } from '../services/database-aside';
import { createHost } from '../services/host';
import { openProfile, type Profile } from '../services/profile';
import { bridge, deliverEvent } from './bridge';
import { nativePlatform } from './dialogs';
import { menuTemplate } from './menu';
import { APP_ORIGIN } from './origin';
import { registerAppScheme, secureSession } from './session';
import { confine, createAppWindow } from './window';

/** Where the parts of the built app lie. */
export interface ElectronHostOptions {
  readonly preloadFile: string;
  readonly rendererFolder: string;
  readonly workerFile: string;
  readonly bundledFolder: string;
  /** Courses named on the command line. */
  readonly files: readonly string[];
  /** Longest time for one course file, in milliseconds. */
  readonly fileLimitMs?: number;
}

function filesOf(additionalData: unknown): readonly string[] {
  const files = (additionalData as { readonly files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}

async function openWindow(options: ElectronHostOptions, profile: Profile): Promise<void> {
  const window = createAppWindow(options.preloadFile);
  const emit = (event: HostEvent) => deliverEvent(window, event);
  const host = createHost({
    ...options,
    profileFolder: profile.folder,
    platform: { ...nativePlatform(() => window), emit },
    description: {
      host: 'electron',
      appVersion: app.getVersion(),
      engineVersion: process.versions.chrome,
      firstRun: profile.firstRun,
    },
  });
  const offer = (files: readonly string[]) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    void host.offer(files, 'second-start');
  };
  app.on('second-instance', (_event, _argv, _folder, data) => offer(filesOf(data)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    offer([path]);
  });
  app.on('will-quit', () => void host.close());
  secureSession(session.defaultSession, host);
  bridge(window, host);
  const menu = menuTemplate(process.platform, (command) => emit({ type: 'command', command }));
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menu]));
  await window.loadURL(`${APP_ORIGIN}/`);
}

/** Starts the app in Electron, or hands its files to the one that already runs and ends. */
export async function startElectronHost(options: ElectronHostOptions): Promise<void> {
  const profile = openProfile('electron');
  // Before anything else: the lock and the collection lie in this folder.
  app.setPath('userData', profile.folder);
  putDatabaseAside(profile.folder, join(profile.folder, 'IndexedDB'));
  const files = options.files.map((file) => resolve(file));
  if (!app.requestSingleInstanceLock({ files })) {
    console.log('Deckhand is running already; it was brought to the front.');
    app.quit();
    return;
  }
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  registerAppScheme();
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  await openWindow({ ...options, files }, profile);
}
