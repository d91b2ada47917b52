import type { JsonValue } from '#core/log';
import type { Result } from '#core/result';
import type { StorageFailure } from './failures';
import type { Store } from './store';

/** Commits a setting's value. */
export async function saveSetting(store: Store, key: string, value: JsonValue): Promise<Result<null, StorageFailure>> {
  const { settings } = store.db;
  return store.commit({
    event: { type: 'setting', ...store.head(), key, value },
    tables: [settings],
    write: () => settings.put({ key, value }),
    adopt: () => store.settings.set(key, value),
  });
}
