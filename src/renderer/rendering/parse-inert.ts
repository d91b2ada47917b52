import { withoutReports } from './quiet';

interface HtmlPolicy {
  createHTML(html: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy;
}

/** One of the policies that the content security policy names. What it lets through goes into a template alone. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('deckhand-inert', {
  createHTML: (html) => html,
});

/** Elements that go with all they hold. Their content is no text of the card, and some are heard of merely by being moved. */
const DROPPED =
  'script, style, base, link, meta, template, title, noscript, noembed, noframes, iframe, frame, frameset, object, embed, ' +
  'applet, portal, fencedframe, xmp, plaintext, textarea, select, audio, video, svg, math';

/**
 * Parses untrusted HTML where nothing runs and nothing is fetched: a template's content has no window. Parsed once and never
 * written out again, it cannot mean one thing now and another later. The result is not sanitised yet.
 */
export function parseInert(html: string): DocumentFragment {
  const template = document.createElement('template');
  const quiet = withoutReports(html);
  template.innerHTML = policy?.createHTML(quiet) ?? quiet;
  for (const element of template.content.querySelectorAll(DROPPED)) element.remove();
  return template.content;
}
