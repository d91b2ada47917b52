import type { Markdown, NoteContent } from '#core/cards';
import type { CourseReading } from './result';

const IMAGE = /(!\[[^\]]{0,300}\]\(\s{0,3}<?)([^()<>\s]{1,1000})/g;
const HTML_IMAGE = /(<img\b[^<>]{0,500}?\bsrc\s?=\s?["'])([^"']{1,1000})/gi;

/**
 * Points the images that came along with a reading at where they are kept, `/media/<sha256>`, in its slides and notes. Block
 * hashes stay as they are, so that a card has the same id whether its images were found or not.
 */
export function showMedia(reading: CourseReading): CourseReading {
  const kept = new Map<string, string>();
  for (const { target, sha256 } of reading.media) if (sha256 !== undefined) kept.set(target, `/media/${sha256}`);
  if (kept.size === 0) return reading;
  const shown = (markdown: Markdown): Markdown => {
    if (!markdown.includes('![') && !markdown.includes('<img')) return markdown;
    const point = (whole: string, before: string, target: string): string => {
      const address = kept.get(target);
      return address === undefined ? whole : before + address;
    };
    return markdown.replaceAll(IMAGE, point).replaceAll(HTML_IMAGE, point);
  };
  return {
    ...reading,
    slides: reading.slides.map((slide) => ({ ...slide, body: shown(slide.body), notes: shown(slide.notes) })),
    notes: reading.notes.map((note) => ({ ...note, content: shownContent(note.content, shown) })),
  };
}

function shownContent(content: NoteContent, shown: (markdown: Markdown) => Markdown): NoteContent {
  switch (content.kind) {
    case 'choice': {
      const { stem, options, explanation } = content;
      return { ...content, stem: shown(stem), options: options.map(shown), explanation: shown(explanation) };
    }
    case 'table':
      return { ...content, front: shown(content.front), back: shown(content.back), row: shown(content.row) };
    case 'cloze':
      return { ...content, text: shown(content.text) };
    case 'list':
    case 'steps':
      return { ...content, prompt: shown(content.prompt), items: content.items.map(shown) };
    default:
      return { ...content, front: shown(content.front), back: shown(content.back) };
  }
}
