import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/content.css';
import { mount, unmount } from 'svelte';
import AppShell from './App.svelte';
import { openCollection } from './db';
import { findHost } from './host';
import Failure from './screens/Failure.svelte';
import Recovery from './screens/Recovery.svelte';
import { App } from './state/app.svelte';
import { Backups } from './state/backups.svelte';
import { calendarOf } from './state/calendar';
import { FileChooser } from './state/file-chooser';
import { JournalKeeper } from './state/journal.svelte';
import { describeHostError, describeOpenFailure, type Message } from './state/messages';
import { markReady } from './state/ready';
import { findCopies, troubleOf } from './state/recovery';
import { RecoveryRun } from './state/recovery-run.svelte';
import { applyTheme, THEME_SETTING, themeOf } from './state/theme';

const target = document.querySelector('#app') ?? document.body;
let shell: Record<string, unknown> | undefined;

/** Shows what happened and what is safe instead of the app. */
function showFailure(message: Message): void {
  if (shell !== undefined) void unmount(shell);
  shell = mount(Failure, { target, props: { message } });
  markReady('failure');
}

async function start(): Promise<void> {
  const host = findHost();
  if (host === undefined) {
    showFailure({
      title: 'Deckhand runs in its own window',
      detail: 'Start it with “npm start” instead of opening this page.',
    });
    return;
  }
  const described = await host.describe();
  if (!described.ok) {
    showFailure(describeHostError(described.error));
    return;
  }
  let setting: (key: string) => unknown = () => undefined;
  const calendar = () => calendarOf(setting);
  const copies = await findCopies(host);
  const opened = await openCollection({ now: Date.now, calendar, random: randomHex });
  const trouble = troubleOf(opened, copies);
  if (trouble !== undefined) {
    if (opened.ok && trouble.kind !== 'behind') opened.value.close();
    const recovery = new RecoveryRun(host, copies, trouble, { now: Date.now, newId: randomHex });
    shell = mount(Recovery, { target, props: { recovery } });
    return;
  }
  if (!opened.ok) {
    showFailure(describeOpenFailure(opened.error));
    return;
  }
  const collection = opened.value;
  const journal = new JournalKeeper(host, collection, copies.journal);
  const backups = new Backups(host, collection, copies.backups, { now: Date.now, newId: randomHex });
  setting = (key) => collection.setting(key);
  applyTheme(themeOf(setting(THEME_SETTING)));
  const app = new App({ host, description: described.value, collection, journal, backups, now: Date.now, calendar });
  app.connect();
  const begun = app.begin();
  shell = mount(AppShell, { target, props: { app, chooser: new FileChooser(app) } });
  await begun;
}

/** 16 hexadecimal digits. */
function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function showBug(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  showFailure({
    title: 'Deckhand ran into a fault of its own',
    detail: `Every answer you gave is stored. Start Deckhand again to go on. (${detail})`,
  });
}

globalThis.addEventListener('error', (event) => {
  if (event.error !== null && event.error !== undefined) showBug(event.error);
});
globalThis.addEventListener('unhandledrejection', (event) => showBug(event.reason));
start().catch(showBug);
