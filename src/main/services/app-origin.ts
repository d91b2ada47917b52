import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A request of the page to the app's own origin; `path` begins with `/` and has neither query nor fragment. */
export interface AppRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

/** The answer, in a shape both hosts can hand on. */
export interface AppResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Nothing is loaded that is not part of the app, and no string becomes script or style. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // A string becomes markup through these alone: Svelte's own templates, an inert template, the sanitiser.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html deckhand-inert dompurify deckhand-worker',
].join('; ');

const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Sent with every answer of the app's origin. */
const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'permissions-policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The types the app consists of; a file of any other type is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** An answer with the app's security headers. */
export function respond(status: number, contentType: string, body: Uint8Array | string): AppResponse {
  const headers = { ...SECURITY_HEADERS, 'content-type': contentType };
  return { status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
}

/** An answer that says nothing but its status. */
export function respondPlain(status: number): AppResponse {
  return respond(status, 'text/plain; charset=utf-8', '');
}

/** The parts of a path that names a file below a folder and nothing else; undefined for anything that could lead out of it. */
function safeParts(path: string): readonly string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const parts = decoded.slice(1).split('/');
  const isSafe = (part: string) => /^[\w][\w.@-]*$/.test(part) && !part.includes('..');
  return decoded.startsWith('/') && parts.every(isSafe) ? parts : undefined;
}

/** Serves a file of the built page; 404 for whatever is no plain file of a known type inside `folder`. */
export async function serveAppFile(folder: string, request: AppRequest): Promise<AppResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return respondPlain(405);
  const parts = safeParts(request.path === '/' ? '/index.html' : request.path);
  const contentType = CONTENT_TYPES[extname(parts?.at(-1) ?? '').toLowerCase()];
  if (parts === undefined || contentType === undefined) return respondPlain(404);
  const path = join(folder, ...parts);
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return respondPlain(404);
  try {
    if (!(await stat(path)).isFile()) return respondPlain(404);
    return respond(200, contentType, new Uint8Array(await readFile(path)));
  } catch {
    return respondPlain(404);
  }
}
