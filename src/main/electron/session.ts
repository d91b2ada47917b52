import { protocol, type Session } from 'electron';
import type { Host } from '../services/host';
import { APP_SCHEME, isAppUrl } from './origin';

/** Makes the app's scheme one that behaves like https. Must come before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false, stream: false };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { ...privileges, bypassCSP: false } }]);
}

/** Answers the app's own origin and lets nothing else through: no network, no permissions, no devices. */
export function secureSession(session: Session, host: Host): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 });
    const body = new Uint8Array(await request.arrayBuffer());
    const { pathname } = new URL(request.url);
    const answer = await host.answer({ method: request.method, path: pathname, body });
    const hasBody = answer.status !== 204 && request.method !== 'HEAD';
    return new Response(hasBody ? Buffer.from(answer.body) : null, { status: answer.status, headers: answer.headers });
  });
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isOwn = isAppUrl(url) || (url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length)));
    decide({ cancel: !isOwn && !url.startsWith('devtools:') });
  });
  // The collection must not be evicted; nothing else is granted, whoever asks.
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(permission === 'persistent-storage' && isAppUrl(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (contents, permission) => permission === 'persistent-storage' && contents !== null && isAppUrl(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setSpellCheckerEnabled(false);
  // Files are saved through the host; a download can only be something that should not be.
  session.on('will-download', (event) => event.preventDefault());
}
