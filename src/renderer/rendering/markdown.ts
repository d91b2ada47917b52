import MarkdownIt from 'markdown-it';
import { addMaths } from './maths';

/** Longest Markdown that is rendered for one piece of content; what follows is cut with a mark. */
const MAX_CHARACTERS = 200_000;

const parser = MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 60 });
addMaths(parser);

/** Markdown to untrusted HTML: never put into a page without `sanitise`. */
export function markdownToHtml(source: string, shape: 'blocks' | 'inline'): string {
  const text = source.length > MAX_CHARACTERS ? `${source.slice(0, MAX_CHARACTERS)} …` : source;
  return shape === 'inline' ? parser.renderInline(text) : parser.render(text);
}
