import type { ArchiveAbout, ArchiveInfo, HostApi, HostError } from '#contract';
import { readJournalFile, type JournalReading, type Retention } from '#core/journal';
import { fail, ok, type Result } from '#core/result';
import { fetchBulk, sendBulk } from '../host';

/** Sends a backup to the host, which checks and keeps it. */
export async function keepArchive(
  host: HostApi,
  about: ArchiveAbout,
  chunks: AsyncIterable<Uint8Array>,
  retention: Retention,
): Promise<Result<ArchiveInfo, HostError>> {
  const begun = await host.beginArchive(about);
  if (!begun.ok) return begun;
  const { archiveId } = begun.value;
  const sent = await sendBulk(`/bulk/archive/${archiveId}`, chunks);
  const kept = await host.finishArchive({ archiveId, keep: sent.ok, retention });
  if (!sent.ok) return sent;
  if (!kept.ok) return kept;
  return kept.value === null ? fail({ kind: 'internal', message: 'The backup was not kept.' }) : ok(kept.value);
}

/** The bytes of a backup; ends early when it cannot be read, which its checksum then tells. */
export async function* archiveBytes(name: string): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece += 1) {
    const bytes = await fetchBulk(`/bulk/archive/${name}/${piece}`);
    if (bytes === undefined) return;
    yield bytes;
  }
}

/** Every file of the journal, in order. */
export async function readJournal(files: number): Promise<readonly JournalReading[]> {
  const readings: JournalReading[] = [];
  for (let index = 0; index < files; index += 1) {
    const bytes = await fetchBulk(`/bulk/journal/${index}`);
    if (bytes !== undefined) readings.push(readJournalFile(new TextDecoder().decode(bytes)));
  }
  return readings;
}
