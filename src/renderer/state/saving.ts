import type { HostApi, HostError } from '#contract';
import { fail, ok, type Result } from '#core/result';
import { sendBulk } from '../host';

/** A file that the app offers to save. */
export interface FileToSave {
  readonly suggestedName: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** `downloads` means that the browser put it into the Downloads folder. */
export type SaveOutcome = 'saved' | 'downloads' | 'cancelled';

interface PickingWindow {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Saves a file where the person says: by the host's dialog, the browser's, or into the Downloads folder. */
export async function saveFile(host: HostApi, file: FileToSave): Promise<Result<SaveOutcome, HostError>> {
  const target = await host.beginSave({ suggestedName: file.suggestedName, mediaType: file.mediaType });
  if (!target.ok) return target;
  switch (target.value.kind) {
    case 'cancelled':
      return ok('cancelled');
    case 'host':
      return saveByHost(host, target.value.saveId, file);
    case 'page':
      return saveByPage(file);
  }
}

async function saveByHost(host: HostApi, saveId: string, file: FileToSave): Promise<Result<SaveOutcome, HostError>> {
  const sent = await sendBulk(`/bulk/save/${saveId}`, file.chunks);
  const finished = await host.finishSave({ saveId, keep: sent.ok });
  if (!sent.ok) return sent;
  return finished.ok ? ok('saved') : finished;
}

async function saveByPage(file: FileToSave): Promise<Result<SaveOutcome, HostError>> {
  const { showSaveFilePicker } = globalThis as PickingWindow;
  if (showSaveFilePicker === undefined) {
    await download(file);
    return ok('downloads');
  }
  try {
    const handle = await showSaveFilePicker({ suggestedName: file.suggestedName });
    const stream = await handle.createWritable();
    for await (const chunk of file.chunks) await stream.write(new Uint8Array(chunk));
    await stream.close();
    return ok('saved');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'AbortError') return ok('cancelled');
    return fail({ kind: error.name === 'QuotaExceededError' ? 'disk-full' : 'write-failed', message: error.message });
  }
}

async function download(file: FileToSave): Promise<void> {
  const parts: BlobPart[] = [];
  for await (const chunk of file.chunks) parts.push(new Uint8Array(chunk));
  const address = URL.createObjectURL(new Blob(parts, { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.suggestedName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
