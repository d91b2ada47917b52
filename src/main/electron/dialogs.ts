import { app, dialog, shell, type BrowserWindow } from 'electron';
import { extname, join } from 'node:path';
import type { Chosen, HostPlatform } from '../services/host';

const CANCELLED: Chosen = { kind: 'cancelled' };

/** Electron's own way to ask and to open: native dialogs, the system's browser. */
export function nativePlatform(window: () => BrowserWindow): Omit<HostPlatform, 'emit'> {
  return {
    async chooseCourses(what) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: what === 'folder' ? 'Import a folder of courses' : 'Import courses',
        properties: what === 'folder' ? ['openDirectory', 'multiSelections'] : ['openFile', 'multiSelections'],
        ...(what === 'files' && {
          filters: [
            { name: 'Courses', extensions: ['md', 'markdown', 'mdx', 'txt', 'csv', 'tsv', 'gift'] },
            { name: 'All files', extensions: ['*'] },
          ],
        }),
      });
      return canceled ? CANCELLED : { kind: 'paths', paths: filePaths };
    },

    async chooseSave(suggestedName) {
      const ending = extname(suggestedName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: join(app.getPath('documents'), suggestedName),
        ...(ending !== '' && { filters: [{ name: ending.toUpperCase(), extensions: [ending] }] }),
      });
      return canceled || filePath === '' ? CANCELLED : { kind: 'paths', paths: [filePath] };
    },

    openExternal: (address) => shell.openExternal(address),
  };
}
