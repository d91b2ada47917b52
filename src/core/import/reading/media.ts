import type { MediaReference } from '../result';

const MARKDOWN_IMAGE = /!\[[^\]]{0,300}\]\(\s?<?([^)\s>]{1,2000})/gu;
const HTML_SOURCE = /<(?:img|audio|video|source)\b[^<>]{0,500}?\ssrc\s?=\s?["']?([^"'\s>]{1,2000})/giu;

/** The images and sounds that lines point to; `from` is the number of the first line, counting from 1. */
export function mediaIn(lines: readonly string[], from: number): readonly MediaReference[] {
  return lines.flatMap((line, index) => {
    if (!line.includes('![') && !line.includes('src')) return [];
    const targets = [...line.matchAll(MARKDOWN_IMAGE), ...line.matchAll(HTML_SOURCE)];
    return targets.flatMap((match) => (match[1] === undefined ? [] : [{ target: match[1], line: from + index }]));
  });
}
