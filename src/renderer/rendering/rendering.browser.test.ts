import { describe, expect, it } from 'vitest';
import { hasMaths, renderPiece, typesetMaths } from './index';

function html(markdown: string): string {
  const box = document.createElement('div');
  box.append(renderPiece({ markdown }));
  return box.innerHTML;
}

function cloze(markdown: string, ordinal: number, side: 'question' | 'answer'): HTMLElement {
  const box = document.createElement('div');
  box.append(renderPiece({ markdown, cloze: { ordinal, side } }));
  return box;
}

describe('hostile content', () => {
  it.each([
    ['a script', '<script>window.pwned = 1</script>x', /script/i],
    ['an event handler', '<img src=x onerror="window.pwned = 1"><b onclick=alert(1)>x</b>', /onerror=|onclick=/i],
    ['a javascript link', '<a href="javascript:alert(1)">x</a>[y](javascript:alert(1))', /href/i],
    ['a link with control characters', '<a href="java\tscript:alert(1)">x</a>', /href/i],
    ['a data link', '<a href="data:text/html,x">x</a>', /href/i],
    ['a frame', '<iframe src="https://example.org"></iframe>', /iframe/i],
    [
      'a form',
      '<form action="https://example.org"><input name="a"><button>go</button></form>',
      /<(form|input|button)/i,
    ],
    ['a style', '<style>*{color:red}</style><p style="position:fixed">x</p>', /<style|style="/i],
    ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://example.org">', /meta/i],
    ['a base', '<base href="https://example.org/">', /base/i],
    ['an SVG', '<svg onload="alert(1)"><use href="#x"/></svg>', /svg/i],
    ['MathML', '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>', /math/i],
    ['a clobbering id', '<img id="body" name="cookie"><a id="defaultView">x</a>', /(id|name)="/i],
    ['the app’s own classes', '<p class="cloze button primary">x</p>', /class=/i],
  ])('loses %s', (_, markdown, trace) => {
    expect(html(markdown)).not.toMatch(trace);
    expect(Reflect.get(window, 'pwned')).toBeUndefined();
  });

  it('stays whole when the content claims to be a page of frames', () => {
    expect(html('<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>text')).toContain('text');
  });

  it.each([
    ['another alphabet', 'https://аpple.example/', 'https://xn--pple-43d.example/'],
    ['a name and a password', 'https://bank.example@thief.example/', undefined],
    ['a sign that turns the text', 'https://thief.example/\u202Egpj.exe', undefined],
    ['a backslash', 'https://good.example\\@thief.example/', undefined],
    ['a control character', 'https://x.example/\u0007', undefined],
  ])('shows a link with %s as what it is, or not as a link', (_, address, shown) => {
    const box = document.createElement('div');
    const link = document.createElement('a');
    link.setAttribute('href', address);
    box.append(renderPiece({ markdown: link.outerHTML }));
    expect(box.querySelector('a')?.getAttribute('href') ?? undefined).toBe(shown);
  });

  it('gives the browser nothing to report while it parses', async () => {
    const reports: string[] = [];
    const note = ({ effectiveDirective }: SecurityPolicyViolationEvent) => reports.push(effectiveDirective);
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src-attr 'none'; script-src-attr 'none'; base-uri 'self'";
    document.head.append(policy);
    document.addEventListener('securitypolicyviolation', note);
    html(
      '<a title=">" onclick=alert(1)>x</a><svg><style><g onload=alert(1)></style></svg><base href="https://a.example">',
    );
    html('<style><p title="</style><img src=x onerror=alert(1) style="color:red">"><p/style=x:y onclick\n=alert(1)>');
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.removeEventListener('securitypolicyviolation', note);
    expect(reports).toEqual([]);
  });

  it('never fetches a foreign image: the image is named instead', () => {
    const shown = html('![A map](https://example.org/map.png) ![](../art/plan.png)');
    expect(shown).not.toContain('<img');
    expect(shown).toContain('missing image: A map');
    expect(shown).toContain('missing image: plan.png');
  });
});

describe('honest content', () => {
  it('keeps text, lists, tables, code and web links', () => {
    const shown = html('**bold** `code`\n\n- one\n\n| a | b |\n|---|---|\n| 1 | < 2 |\n\n[site](https://example.org)');
    expect(shown).toContain('<strong>bold</strong>');
    expect(shown).toContain('<code>code</code>');
    expect(shown).toContain('<td>&lt; 2</td>');
    expect(shown).toContain('href="https://example.org/"');
  });

  it('shows media of the collection', () => {
    expect(html(`![x](/media/${'a'.repeat(64)})`)).toContain(`<img`);
  });

  it('leaves words that look like handlers alone outside of tags', () => {
    expect(html('turn it on = yes, style = bold')).toContain('turn it on = yes, style = bold');
  });
});

describe('maths', () => {
  it('becomes MathML', async () => {
    const box = document.createElement('div');
    box.append(renderPiece({ markdown: 'Energy is $E = mc^2$.' }));
    expect(hasMaths(box)).toBe(true);
    await typesetMaths(box);
    expect(box.querySelector('math')).not.toBeNull();
    expect(box.querySelector('[style]')).toBeNull();
  });

  it('typesets no more formulas than a card can need, and leaves the rest as written', async () => {
    const box = document.createElement('div');
    box.append(renderPiece({ markdown: '$x$ '.repeat(600) }));
    await typesetMaths(box);
    expect(box.querySelectorAll('math').length).toBeLessThanOrEqual(500);
    expect(box.querySelectorAll('.maths-error').length).toBeGreaterThanOrEqual(100);
    expect(hasMaths(box)).toBe(false);
  });

  it('survives a formula that is nested without end', async () => {
    const box = document.createElement('div');
    box.append(renderPiece({ markdown: `$${'{'.repeat(3900)}$ and $${'\\sqrt{'.repeat(600)}$` }));
    await typesetMaths(box);
    expect(box.querySelectorAll('.maths-error')).toHaveLength(2);
  });

  it('leaves prices alone', () => {
    const box = document.createElement('div');
    box.append(renderPiece({ markdown: 'It costs $5 here and $10 there.' }));
    expect(hasMaths(box)).toBe(false);
    expect(box.textContent).toContain('$5 here and $10');
  });

  it('keeps a formula that cannot be read, marked', async () => {
    const box = document.createElement('div');
    box.append(renderPiece({ markdown: '$\\frac{1}$' }));
    await typesetMaths(box);
    expect(box.querySelector('.maths-error')?.textContent).toBe('\\frac{1}');
  });
});

describe('a cloze', () => {
  const text = 'The {{c1::**sun**::star}} rises in the {{c2::east}}.';

  it('hides only the part that is asked, and shows its hint', () => {
    const shown = cloze(text, 0, 'question');
    expect(shown.textContent.trim()).toBe('The star rises in the east.');
    expect(shown.querySelector('mark')?.textContent).toBe('star');
    expect(shown.textContent).not.toContain('sun');
  });

  it('shows the whole sentence with the part marked once answered', () => {
    const shown = cloze(text, 0, 'answer');
    expect(shown.textContent.trim()).toBe('The sun rises in the east.');
    expect(shown.querySelector('mark strong')?.textContent).toBe('sun');
  });

  it('works inside code and leaves unclosed braces as they are', () => {
    expect(cloze('Run `{{c1::ls}} -l`', 0, 'answer').querySelector('code mark')?.textContent).toBe('ls');
    expect(cloze('a {{c1::b', 0, 'question').textContent.trim()).toBe('a {{c1::b');
  });
});
