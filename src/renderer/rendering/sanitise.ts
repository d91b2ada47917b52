import DOMPurify from 'dompurify';
import { parseInert } from './parse-inert';

const ELEMENTS = [
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'div', 'span', 'section'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'abbr', 'cite', 'q', 'kbd'],
  ...['samp', 'var', 'time', 'ruby', 'rt', 'rp', 'figure', 'figcaption', 'details', 'summary', 'a', 'img'],
];
const ATTRIBUTES = ['href', 'src', 'alt', 'title', 'align', 'colspan', 'rowspan', 'start', 'lang', 'dir', 'open'];
/** Classes that this app's own rendering gives; an author's classes are dropped so that no deck can dress as the app. */
const OWN_CLASS = /^(?:maths-source|maths-block|missing-image|language-[\w+#.-]{1,40})$/;
const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
/** Control characters, blanks, backslashes and signs that turn or hide text: programs read them in different ways. */
const DECEIVING = /[\u0000-\u0020\u007f-\u009f\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;
const OWN_MEDIA = /^\/media\/[0-9a-f]{64}$/;

const purifier = DOMPurify();

purifier.addHook('afterSanitizeAttributes', (element) => {
  keepOwnClasses(element);
  if (element.localName === 'a') fixLink(element);
  if (element.localName === 'img') fixImage(element);
  else element.removeAttribute('src');
});

function keepOwnClasses(element: Element): void {
  const kept = [...element.classList].filter((name) => OWN_CLASS.test(name));
  if (kept.length > 0) element.className = kept.join(' ');
  else element.removeAttribute('class');
}

/** Sets the address in the form in which it will be opened, so that what a person is asked about is what they get. */
function fixLink(element: Element): void {
  const address = webAddress((element.getAttribute('href') ?? '').trim());
  if (address === undefined) {
    element.removeAttribute('href');
    return;
  }
  element.setAttribute('href', address);
  element.setAttribute('rel', 'noopener noreferrer');
}

function webAddress(target: string): string | undefined {
  if (DECEIVING.test(target) || !URL.canParse(target)) return undefined;
  const { protocol, username, password, href } = new URL(target);
  return SCHEMES.has(protocol) && username === '' && password === '' ? href : undefined;
}

/** Only media of the collection are shown; anything else is named instead of fetched. */
function fixImage(element: Element): void {
  const source = element.getAttribute('src') ?? '';
  if (OWN_MEDIA.test(source)) return;
  const note = element.ownerDocument.createElement('span');
  note.className = 'missing-image';
  note.textContent = `missing image: ${imageName(source, element.getAttribute('alt') ?? '')}`;
  element.replaceWith(note);
}

function imageName(source: string, alternative: string): string {
  if (alternative !== '') return alternative;
  const path = /^data:/i.test(source) ? '' : (source.split(/[?#]/)[0] ?? '');
  const name = path.split('/').at(-1) ?? '';
  return name === '' ? 'unnamed' : name.slice(0, 120);
}

/**
 * Turns untrusted HTML into nodes that run nothing and fetch nothing: an allow-list of elements and attributes, links to
 * http, https and mailto only, images from the collection's own media only.
 */
export function sanitise(html: string): DocumentFragment {
  return purifier.sanitize(parseInert(html), {
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_ATTR: [...ATTRIBUTES, 'class'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM_FRAGMENT: true,
  });
}
