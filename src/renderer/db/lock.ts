/** A window that is being reloaded gives its lock back within moments. */
const WAIT_MS = 2_000;

/** Gives a lock back. */
export type Release = () => void;

/**
 * Takes the lock that lets one window at a time write a collection; null when another window holds it. Where the platform
 * has no locks (tests in Node), there is no other window either.
 */
export async function takeLock(name: string): Promise<Release | null> {
  const locks = typeof navigator === 'object' && 'locks' in navigator ? navigator.locks : undefined;
  if (locks === undefined) return () => undefined;
  return new Promise((resolve) => {
    const held = (): Promise<void> =>
      new Promise((release) => {
        resolve(release);
      });
    locks.request(`deckhand:${name}`, { signal: AbortSignal.timeout(WAIT_MS) }, held).catch(() => resolve(null));
  });
}
