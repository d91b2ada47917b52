import type { App } from './app.svelte';
import { offeredByInput } from './dropped-files';

/** Opens choosers for course files, the host's own or the page's. */
export class FileChooser {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  choose(what: 'files' | 'folder'): void {
    void this.#app.chooseCourses(what, (kind) => this.#askPage(kind));
  }

  #askPage(what: 'files' | 'folder'): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = what === 'folder';
    input.addEventListener('change', () => {
      if (input.files !== null && input.files.length > 0) this.#app.importOffered(offeredByInput(input.files));
    });
    input.click();
  }
}
