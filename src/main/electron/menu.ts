import type { HostEvent } from '#contract';
import type { MenuItemConstructorOptions } from 'electron';

type Command = Extract<HostEvent, { readonly type: 'command' }>['command'];

/** The native menu. Its own commands go to the page; the rest are the platform's roles. */
export function menuTemplate(
  platform: NodeJS.Platform,
  run: (command: Command) => void,
): readonly MenuItemConstructorOptions[] {
  const item = (label: string, command: Command, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => run(command),
  });
  // The page undoes answers with the same keys: shown here, but left to the page.
  const left = { registerAccelerator: false } as const;
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('&Open courses…', 'open-courses', 'CmdOrCtrl+O'),
        item('Open &folder…', 'open-folder', 'CmdOrCtrl+Shift+O'),
        { type: 'separator' },
        item('&Export progress…', 'export', 'CmdOrCtrl+E'),
        item('&Settings', 'settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { role: platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo', ...left },
        { role: 'redo', ...left },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: '&Help', submenu: [item('&Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/')] },
  ];
}
