import type { Markdown } from '#core/cards';

/** Where escaped characters wait (private use) while the marks around them are taken off. */
const ESCAPED = 0xe000;

/** Holds a mark, or white space that is not one blank. */
const DECORATED = /[\\<[*`~_&]|[^\S ]| {2}/;

/**
 * What a reader sees of inline Markdown: without emphasis, code marks, link targets, images, HTML tags and comments, with
 * white space as single blanks. For comparing and counting, not for showing.
 */
export function plainText(markdown: Markdown): string {
  if (!DECORATED.test(markdown)) return markdown.trim();
  let text = markdown;
  const escaped = text.includes('\\');
  if (escaped) {
    text = text.replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => String.fromCharCode(ESCAPED + char.charCodeAt(0)));
  }
  if (text.includes('<')) {
    text = text
      .replace(/<!--[^]{0,2000}?-->/g, ' ')
      .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g, '$1')
      .replace(/<\/?[A-Za-z][^<>]{0,300}>/g, ' ');
  }
  if (text.includes('[')) {
    text = text
      .replace(/!\[[^\]]{0,300}\](?:\([^()]{0,500}\)|\[[^\]]{0,200}\])/g, ' ')
      .replace(/\[([^[\]]{0,500})\](?:\([^()]{0,500}(?:\([^()]{0,200}\)[^()]{0,200})?\)|\[[^[\]]{0,200}\])/g, '$1');
  }
  if (/[*`~]/.test(text)) text = text.replace(/\*{1,3}|`+|~~/g, '');
  if (text.includes('_')) text = text.replace(/(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, '');
  if (text.includes('&')) {
    text = text
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
  }
  if (escaped) {
    text = text.replace(/[\ue021-\ue07e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - ESCAPED));
  }
  return singleSpaced(text).trim();
}

const UNEVEN_SPACE = /[^\S ]| {2}/;

/** White space as single blanks; a text that has no other is given back as it is. */
export function singleSpaced(text: string): string {
  return UNEVEN_SPACE.test(text) ? text.replace(/\s+/g, ' ') : text;
}
