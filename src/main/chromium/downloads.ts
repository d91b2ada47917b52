import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Download, Page } from 'playwright-core';

/** Copies `from` into `folder` under `name`, or `name (2)` …: never over what is there. */
async function copyBeside(from: string, folder: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = basename(name, ending);
  for (let copy = 1; ; copy += 1) {
    const free = copy === 1 ? name : `${stem} (${copy})${ending}`;
    try {
      await copyFile(from, join(folder, free), constants.COPYFILE_EXCL);
      return free;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Keeps what the page saves: the browser would delete its downloads when it closes. */
export function keepDownloads(page: Page, folder: string, saved: (name: string) => void): void {
  const keep = async (download: Download) => {
    const path = await download.path();
    await mkdir(folder, { recursive: true });

    const wanted = basename(download.suggestedFilename()).replace(/[\u0000-\u001f]/g, '');
    saved(await copyBeside(path, folder, wanted === '' || wanted.startsWith('.') ? 'deckhand-export' : wanted));
  };
  page.on('download', (download) => {
    keep(download).catch((error: unknown) => console.error('a download could not be kept:', error));
  });
}
