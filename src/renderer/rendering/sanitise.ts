import DOMPurify from 'dompurify';

const ELEMENTS = [
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'div', 'span', 'section'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'mark', 'small', 'sub', 'sup', 'abbr', 'cite', 'q', 'kbd'],
  ...['samp', 'var', 'time', 'ruby', 'rt', 'rp', 'figure', 'figcaption', 'details', 'summary', 'a', 'img'],
];
const ATTRIBUTES = ['href', 'src', 'alt', 'title', 'align', 'colspan', 'rowspan', 'start', 'lang', 'dir', 'open'];
/** Classes that this app's own rendering gives; an author's classes are dropped so that no deck can dress as the app. */
const OWN_CLASSES = new Set(['maths-source', 'maths-block', 'missing-image']);
const LINK = /^(?:https?:\/\/|mailto:)/i;
const OWN_MEDIA = /^\/media\/[0-9a-f]{64}$/;

const purifier = DOMPurify();

purifier.addHook('afterSanitizeAttributes', (element) => {
  keepOwnClasses(element);
  if (element.localName === 'a') fixLink(element);
  if (element.localName === 'img') fixImage(element);
  else element.removeAttribute('src');
});

function keepOwnClasses(element: Element): void {
  const kept = [...element.classList].filter((name) => OWN_CLASSES.has(name) || name.startsWith('language-'));
  if (kept.length > 0) element.className = kept.join(' ');
  else element.removeAttribute('class');
}

function fixLink(element: Element): void {
  const target = (element.getAttribute('href') ?? '').trim();
  if (!LINK.test(target) || target.includes('\\')) {
    element.removeAttribute('href');
    return;
  }
  element.setAttribute('href', target);
  element.setAttribute('rel', 'noopener noreferrer');
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
  return purifier.sanitize(html, {
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_ATTR: [...ATTRIBUTES, 'class'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM_FRAGMENT: true,
  });
}
