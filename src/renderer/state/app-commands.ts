import type { App } from './app.svelte';
import type { CommandGroup } from './commands.svelte';
import type { FileChooser } from './file-chooser';

/** What the keyboard does everywhere, and what it does outside a session. */
export function appCommands(app: App, chooser: FileChooser): readonly CommandGroup[] {
  return [
    {
      title: 'Everywhere',
      commands: [
        { id: 'palette', label: 'Find and run any action', keys: ['Ctrl+K'], run: () => app.open('palette') },
        { id: 'shortcuts', label: 'Keyboard shortcuts', keys: ['?'], run: () => app.open('shortcuts') },
        { id: 'open', label: 'Choose files to import', keys: ['Ctrl+O'], run: () => chooser.choose('files') },
        { id: 'settings', label: 'Settings', keys: ['Ctrl+,'], run: () => app.go({ name: 'settings' }) },
      ],
    },
    {
      title: 'Outside a session',
      applies: () => app.screen.name !== 'study',
      commands: [
        { id: 'today', label: 'Today', keys: ['T'], run: () => app.go({ name: 'today' }) },
        { id: 'import', label: 'Import', keys: ['I'], run: () => app.go({ name: 'import' }) },
        { id: 'undo-any', label: 'Undo', keys: ['Ctrl+Z'], run: () => void app.step('undo') },
        { id: 'redo-any', label: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], run: () => void app.step('redo') },
      ],
    },
  ];
}
