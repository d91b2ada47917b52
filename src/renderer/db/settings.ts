import type { JsonValue } from '#core/log';
import type { Result } from '#core/result';
import type { Preset } from '#core/scheduling';
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

/** Commits a preset, new or changed. */
export async function savePreset(store: Store, preset: Preset): Promise<Result<null, StorageFailure>> {
  const { presets } = store.db;
  return store.commit({
    event: { type: 'preset', ...store.head(), preset },
    tables: [presets],
    write: () => presets.put(preset),
    adopt: () => store.presets.set(preset.id, preset),
  });
}
