import type { MarkdownIt } from 'markdown-it';

type Katex = typeof import('katex').default;

/** Longest formula that is typeset; longer ones are shown as their source. */
const MAX_FORMULA_CHARACTERS = 4000;
/** Most formulas that are typeset in one piece of content, and the time they may take in all; the rest stays as its source. */
const MAX_FORMULAS = 500;
const MAX_MS = 1000;
/** After so long without a pause the page gets a turn, so that keys and painting go on. */
const SLICE_MS = 12;
/** Class of the placeholder that carries a formula's source until it is typeset. */
const PLACEHOLDER = 'maths-source';

/** Teaches the parser `$…$`, `$$…$$`, `\(…\)` and `\[…\]`: each becomes a placeholder that `typesetMaths` replaces. */
export function addMaths(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'maths', (state, silent) => {
    const found = formulaAt(state.src, state.pos, state.posMax);
    if (found === undefined) return false;
    if (!silent) {
      const token = state.push('maths', '', 0);
      token.content = found.source;
      token.meta = { block: found.block };
    }
    state.pos = found.end;
    return true;
  });
  md.renderer.rules.maths = (tokens, index) => {
    const token = tokens[index];
    const block = (token?.meta as { readonly block?: boolean } | null)?.block === true;
    return `<code class="${PLACEHOLDER}${block ? ' maths-block' : ''}">${md.utils.escapeHtml(token?.content ?? '')}</code>`;
  };
}

interface Formula {
  readonly source: string;
  readonly block: boolean;
  readonly end: number;
}

function formulaAt(text: string, start: number, limit: number): Formula | undefined {
  const pairs = [
    { open: '$$', close: '$$', block: true },
    { open: '$', close: '$', block: false },
    { open: '\\[', close: '\\]', block: true },
    { open: '\\(', close: '\\)', block: false },
  ];
  const pair = pairs.find(({ open }) => text.startsWith(open, start));
  if (pair === undefined) return undefined;
  const from = start + pair.open.length;
  const window = text.slice(from, Math.min(limit, from + MAX_FORMULA_CHARACTERS));
  const length = window.indexOf(pair.close);
  if (length <= 0) return undefined;
  const source = window.slice(0, length);
  const end = from + length + pair.close.length;
  // A dollar sign is money unless it hugs its formula and no digit follows, as in Pandoc.
  const isMoney = pair.open === '$' && (/^\s|\s$/.test(source) || /\d/.test(text.charAt(end)));
  return isMoney ? undefined : { source, block: pair.block, end };
}

/** Whether a fragment waits for `typesetMaths`. */
export function hasMaths(root: DocumentFragment | Element): boolean {
  return root.querySelector(`.${PLACEHOLDER}`) !== null;
}

/**
 * Replaces placeholders by MathML; loads KaTeX on first use. A formula that does not parse, or that comes after the limits of
 * number and time, stays as its source, marked.
 */
export async function typesetMaths(root: Element): Promise<void> {
  const { default: katex } = await import('katex');
  let spentMs = 0;
  let sliceMs = 0;
  for (const [index, placeholder] of [...root.querySelectorAll(`.${PLACEHOLDER}`)].entries()) {
    if (index >= MAX_FORMULAS || spentMs > MAX_MS) {
      leaveSource(placeholder, 'There are too many formulas here to show them all.');
      continue;
    }
    if (sliceMs > SLICE_MS) {
      await nextTurn();
      sliceMs = 0;
    }
    const fromMs = performance.now();
    typeset(katex, placeholder);
    const tookMs = performance.now() - fromMs;
    spentMs += tookMs;
    sliceMs += tookMs;
  }
}

function typeset(katex: Katex, placeholder: Element): void {
  const block = placeholder.classList.contains('maths-block');
  const target = document.createElement('span');
  if (block) target.className = 'maths-block';
  try {
    katex.render(placeholder.textContent, target, {
      output: 'mathml',
      displayMode: block,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxSize: 20,
      maxExpand: 500,
    });
    placeholder.replaceWith(target);
  } catch (error) {
    // Nesting deep enough to exhaust the stack is a formula that cannot be read, too.
    if (!(error instanceof katex.ParseError || error instanceof RangeError)) throw error;
    leaveSource(placeholder, 'This formula could not be read.');
  }
}

function leaveSource(placeholder: Element, why: string): void {
  placeholder.classList.replace(PLACEHOLDER, 'maths-error');
  placeholder.setAttribute('title', why);
}

/** Lets the page paint and take input. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
