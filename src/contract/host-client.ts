import type { HostApi, HostError, HostEvent } from './host-api';

/** The requests of `HostApi`; `subscribe` alone is no request. */
export type HostMethod = Exclude<keyof HostApi, 'subscribe'>;

const METHODS = {
  describe: true,
  chooseCourses: true,
  takeOffered: true,
  beginImport: true,
  readImport: true,
  cancelImport: true,
  releaseImport: true,
  watchedPlaces: true,
  unwatch: true,
  beginSave: true,
  finishSave: true,
  journalState: true,
  appendJournal: true,
  beginArchive: true,
  finishArchive: true,
  listArchives: true,
  setDatabaseAside: true,
  openExternal: true,
} as const satisfies Record<HostMethod, true>;

/** Every request by name; the compiler holds the list complete. */
export const HOST_METHODS = Object.keys(METHODS) as readonly HostMethod[];

/** Electron's channels: this and a method's name for each request, this and `event` for events. */
export const HOST_CHANNEL = 'deckhand:';

/**
 * The page's side of the bridge: turns requests into JSON for `send` and events from `listen` into calls of the listeners.
 * Events that come before anyone listens wait for the first listener. Refers to nothing outside itself, because the
 * Chromium host hands its source text to the page.
 */
export function createHostClient(
  methods: readonly HostMethod[],
  send: (method: HostMethod, json: string) => Promise<string>,
  listen: (deliver: (json: string) => void) => void,
): HostApi {
  const listeners = new Set<(event: HostEvent) => void>();
  const waiting: HostEvent[] = [];
  const call = async (method: HostMethod, request: unknown): Promise<unknown> => {
    try {
      return JSON.parse(await send(method, JSON.stringify(request ?? {})));
    } catch {
      const error: HostError = { kind: 'internal', message: 'The app’s other half does not answer.' };
      return { ok: false, error };
    }
  };
  listen((json) => {
    const event = JSON.parse(json) as HostEvent;
    for (const listener of listeners) listener(event);
    if (listeners.size === 0 && waiting.length < 100) waiting.push(event);
  });
  const requests = methods.map((method) => [method, (request: unknown) => call(method, request)]);
  const subscribe = (listener: (event: HostEvent) => void) => {
    listeners.add(listener);
    for (const event of waiting.splice(0)) listener(event);
    return () => void listeners.delete(listener);
  };
  return Object.freeze({ ...(Object.fromEntries(requests) as Omit<HostApi, 'subscribe'>), subscribe });
}
