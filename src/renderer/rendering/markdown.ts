import MarkdownIt from 'markdown-it';
import { addMaths } from './maths';

/** Longest Markdown that is rendered for one piece of content; what follows is cut with a mark. */
const MAX_CHARACTERS = 200_000;

const parser = MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 60 });
addMaths(parser);

const TAG = /<[a-z][^>]*>/gi;
const REPORTED = /([\s/"'])(on[a-z]+|style)(?=\s*=)/gi;

/**
 * `sanitise` drops inline handlers and styles; renamed before, they are dropped as well, but the browser has nothing to report
 * against the content security policy while it parses. Nothing rests on this for safety.
 */
function withoutReports(html: string): string {
  return html.replace(TAG, (tag) => tag.replace(REPORTED, '$1data-$2'));
}

/** Markdown to untrusted HTML: never put into a page without `sanitise`. */
export function markdownToHtml(source: string, shape: 'blocks' | 'inline'): string {
  const text = source.length > MAX_CHARACTERS ? `${source.slice(0, MAX_CHARACTERS)} …` : source;
  return withoutReports(shape === 'inline' ? parser.renderInline(text) : parser.render(text));
}
