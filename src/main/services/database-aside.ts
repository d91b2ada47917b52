import type { HostError } from '#contract';
import { fail, ok, type Result } from '#core/result';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeError } from './durable-files';

const MARK = 'put-database-aside';

/** Notes that the database is to be put aside; while the browser runs it cannot be moved. */
export async function markDatabaseAside(profileFolder: string): Promise<Result<null, HostError>> {
  try {
    await writeFile(join(profileFolder, MARK), '', { mode: 0o600, flush: true });
    return ok(null);
  } catch (error) {
    return fail(writeError(error));
  }
}

/** Before the browser starts: moves a database that could not be read beside its place, where it stays. */
export function putDatabaseAside(profileFolder: string, databaseFolder: string): void {
  if (!existsSync(join(profileFolder, MARK))) return;
  if (existsSync(databaseFolder)) renameSync(databaseFolder, `${databaseFolder}-damaged-${Date.now()}`);
  rmSync(join(profileFolder, MARK), { force: true });
}
