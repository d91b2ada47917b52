import type { MediaReference } from '../../result';

const IMAGE =
  /!\[[^\]]{0,300}\](?:\(\s{0,3}<?([^()<>\s]{1,1000})>?|\[([^\]]{1,200})\])|<(?:img|video|audio|source)\b[^<>]{0,500}?\bsrc\s?=\s?["']([^"']{1,1000})["']/gi;
const DEFINITION = /^ {0,3}\[([^\]]{1,200})\]:\s{0,3}<?(\S{1,1000}?)>?(?:\s|$)/;

/** Lists the images and other files that a source shows, outside fenced code; a data URL is no reference. */
export function findMedia(lines: readonly string[], shielded: Uint8Array): readonly MediaReference[] {
  const definitions = new Map<string, string>();
  const found: MediaReference[] = [];
  lines.forEach((line, index) => {
    if (shielded[index] === 1 || !line.includes('[')) return;
    const definition = DEFINITION.exec(line.slice(0, 2000));
    if (definition !== null) definitions.set((definition[1] ?? '').toLowerCase(), definition[2] ?? '');
  });
  lines.forEach((line, index) => {
    if (shielded[index] === 1 || !(line.includes('![') || line.includes('src'))) return;
    for (const match of line.slice(0, 20_000).matchAll(IMAGE)) {
      const target = match[1] ?? match[3] ?? definitions.get((match[2] ?? '').toLowerCase());
      if (target !== undefined && !/^data:/i.test(target)) found.push({ target, line: index + 1 });
    }
  });
  return found;
}
