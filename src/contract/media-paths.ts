const IMAGE_ENDINGS = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** Largest image that comes along with a course, in bytes. */
export const MAX_MEDIA_BYTES = 20_000_000;

/** Whether a file beside a course may be an image, going by its name; its bytes decide later. */
export function isImagePath(path: string): boolean {
  return IMAGE_ENDINGS.test(path);
}

/** The relative path that a course means by a target such as `images/a%20b.png?x`; undefined for addresses and absolute paths. */
export function localTarget(target: string): string | undefined {
  const path = target.split(/[?#]/)[0] ?? '';
  if (path === '' || /^[a-z][a-z\d+.-]*:/i.test(path) || /^[\\/]/.test(path)) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    return /[\u0000-\u001f\\]/.test(decoded) || decoded.startsWith('/') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** Where a target lies below what was chosen, seen from the course at `coursePath`; undefined when it leads out of it. */
export function mediaPath(coursePath: string, target: string): string | undefined {
  const local = localTarget(target);
  if (local === undefined) return undefined;
  const parts = coursePath.split('/').slice(0, -1);
  const depth = Math.min(1, parts.length);
  for (const part of local.split('/')) {
    if (part === '..') {
      if (parts.length <= depth) return undefined;
      parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/').normalize('NFC');
}
