/** Elements whose content a parser takes as text, up to their end tag. */
const RAW_TEXT = new Set([
  ...['style', 'script', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'],
]);
const TAG = /<[a-z][^\s/>]*/iy;
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)/y;
const VALUE = /\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'>][^\s>]*)?/y;
const REPORTED = /^(?:on|style$)/i;

/**
 * Renames inline handlers and styles to attributes that mean nothing. The sanitiser drops them anyhow; but a browser reports
 * each of them against the content security policy while it parses, even where nothing can run, and then a real breach
 * would drown in its console. Nothing rests on this for safety. Linear in the text.
 */
export function withoutReports(html: string): string {
  // What a parser takes as text in HTML it takes as markup in SVG: both readings are served.
  return renamed(renamed(html, true), false);
}

function renamed(html: string, skipsRawText: boolean): string {
  const output: string[] = [];
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let copied = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    TAG.lastIndex = at;
    const tag = TAG.exec(html);
    if (tag === null) {
      at += 1;
      continue;
    }
    at = TAG.lastIndex;
    for (ATTRIBUTE.lastIndex = at; ; ATTRIBUTE.lastIndex = at) {
      const attribute = ATTRIBUTE.exec(html);
      if (attribute === null) break;
      const name = attribute[1] ?? '';
      at = ATTRIBUTE.lastIndex;
      if (REPORTED.test(name)) {
        output.push(html.slice(copied, at - name.length), 'data-');
        copied = at - name.length;
      }
      VALUE.lastIndex = at;
      if (VALUE.test(html)) at = VALUE.lastIndex;
    }
    const name = lower.slice(tag.index + 1, TAG.lastIndex);
    if (skipsRawText && RAW_TEXT.has(name)) at = endOfRawText(lower, at, name);
  }
  return output.length === 0 ? html : output.join('') + html.slice(copied);
}

/** Where the element's end tag begins, else the end of the text. */
function endOfRawText(lower: string, from: number, name: string): number {
  const end = lower.indexOf(`</${name}`, from);
  return end < 0 ? lower.length : end + 2;
}
