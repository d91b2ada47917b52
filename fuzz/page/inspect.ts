/**
 * What may stand in rendered content, written down apart from the sanitiser on purpose: an error there must not hide itself
 * here. Elements of the page and the attributes of each beside those that all may have.
 */
const COMMON = new Set(['title', 'lang', 'dir', 'align', 'class', 'alt']);
const HTML: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'p br hr h1 h2 h3 h4 h5 h6 blockquote pre code div span section ul li dl dt dd table thead tbody tfoot tr caption ' +
      'b strong i em u s del ins small sub sup abbr cite q kbd samp var time ruby rt rp figure figcaption summary'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  details: ['open'],
  mark: ['aria-label'],
  a: ['href', 'rel'],
  img: ['src'],
};
/** The sanitiser lets these stand on any element, where they mean nothing. */
const IDLE = new Set(['start', 'colspan', 'rowspan', 'open', 'href']);
const MATHML = new Set(
  (
    'math semantics annotation mrow mi mo mn ms mtext mspace mfrac msqrt mroot msup msub msubsup mover munder munderover ' +
    'mtable mtr mtd mstyle mpadded mphantom menclose mmultiscripts mlabeledtr'
  ).split(' '),
);
const MATHML_ATTRIBUTES = new Set(
  (
    'xmlns display encoding mathvariant stretchy fence separator lspace rspace minsize maxsize accent accentunder ' +
    'columnalign rowspacing columnspacing columnlines rowlines scriptlevel displaystyle linethickness width height depth ' +
    'voffset mathcolor mathbackground notation symmetric form movablelimits largeop side class mathsize'
  ).split(' '),
);
const CLASSES = /^(?:maths-source|maths-block|maths-error|missing-image|cloze|hidden-part|language-[\w+#.-]{1,40})$/;
const MATHML_CLASSES = /^(?:tml-\w+|mord|x-arrow-pad|mtr-glue|mml-eqn-num)$/;

/** Says what of rendered content is outside the allow-list, in a line each; nothing when all is well. */
export function strangeThings(root: Element): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap((element) =>
    strangeIn(element).map((what) => describe(element, what)),
  );
}

function describe(element: Element, what: string): string {
  return `${element.localName}: ${what}`.slice(0, 300);
}

function strangeIn(element: Element): readonly string[] {
  if (element instanceof MathMLElement) return strangeInMaths(element);
  if (!(element instanceof HTMLElement)) return [`namespace ${element.namespaceURI ?? 'none'}`];
  const own = HTML[element.localName];
  if (own === undefined) return ['element'];
  return [...element.attributes].flatMap(({ name, value }) => {
    if (!COMMON.has(name) && !own.includes(name) && !IDLE.has(name)) return [`attribute ${name}`];
    if (name === 'class' && !value.split(' ').every((one) => CLASSES.test(one))) return [`class ${value}`];
    if (name === 'href' && !isAddress(value)) return [`address ${value}`];
    if (name === 'src' && !/^\/media\/[0-9a-f]{64}$/.test(value)) return [`source ${value}`];
    return [];
  });
}

function strangeInMaths(element: MathMLElement): readonly string[] {
  if (element.closest('math') === null || !MATHML.has(element.localName)) return ['element'];
  return [...element.attributes].flatMap(({ name, value }) => {
    if (!MATHML_ATTRIBUTES.has(name)) return [`attribute ${name}=${value}`];
    return name === 'class' && !value.split(' ').every((one) => MATHML_CLASSES.test(one)) ? [`class ${value}`] : [];
  });
}

/** An address that leads to the web or to a mail program, in the form it will be opened in. */
export function isAddress(value: string): boolean {
  if (/[\u0000-\u0020\u007f-\u009f\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]/.test(value) || !URL.canParse(value)) {
    return false;
  }
  const { protocol, username, password } = new URL(value);
  return ['http:', 'https:', 'mailto:'].includes(protocol) && username === '' && password === '';
}
