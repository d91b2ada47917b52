import { electronDouble } from '../src/main/electron/testing/electron-double';

/** The double under the names that the app imports; Electron itself need not be installed. */
export const { app, BrowserWindow, Menu, session, protocol, ipcMain, ipcRenderer, contextBridge, dialog, shell } =
  electronDouble;
