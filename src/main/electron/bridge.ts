import { HOST_CHANNEL, HOST_METHODS, type HostEvent } from '#contract';
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Host } from '../services/host';
import { isAppUrl } from './origin';

const NOT_THE_APP = '{"ok":false,"error":{"kind":"not-permitted","message":"Only the app itself may ask."}}';

function isFromApp({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const isMainFrame = senderFrame !== null && senderFrame === sender.mainFrame;
  return isMainFrame && sender === window.webContents && isAppUrl(senderFrame.url);
}

/** Answers the page's requests: a channel for each method, for the app's own top frame alone. */
export function bridge(window: BrowserWindow, host: Host): void {
  for (const method of HOST_METHODS) {
    ipcMain.handle(`${HOST_CHANNEL}${method}`, (event, json: unknown) =>
      isFromApp(event, window) ? host.dispatch(method, json) : NOT_THE_APP,
    );
  }
}

/** Hands an event to the page. */
export function deliverEvent(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send(`${HOST_CHANNEL}event`, JSON.stringify(event));
}
