/** Marks that bracket a cloze in Markdown source: private-use characters pass through every Markdown construct. */
const MARKS = { open: '\uE0F0', close: '\uE0F1', hiddenOpen: '\uE0F2' } as const;
const ANY_MARK = /[\uE0F0-\uE0F2]/g;
const PIECE = /\{\{c(\d{1,4})::|\}\}/g;

interface OpenCloze {
  readonly number: number;
  readonly output: string[];
}

/** Splits `hidden::hint`; the hint is what follows the first `::`. */
function hintOf(content: string): { readonly hidden: string; readonly hint: string } {
  const at = content.indexOf('::');
  return at < 0 ? { hidden: content, hint: '' } : { hidden: content.slice(0, at), hint: content.slice(at + 2) };
}

/**
 * Rewrites Anki's cloze notation for one card: its own parts become a gap (or, once answered, a marked part), all other
 * parts plain text. Nested parts are allowed; braces that do not close stay as they are. Linear in the text.
 */
export function markCloze(text: string, ordinal: number, side: 'question' | 'answer'): string {
  const source = text.replace(ANY_MARK, '');
  const stack: OpenCloze[] = [{ number: 0, output: [] }];
  let last = 0;
  const emit = (piece: string): void => void stack.at(-1)?.output.push(piece);
  for (const match of source.matchAll(PIECE)) {
    emit(source.slice(last, match.index));
    last = match.index + match[0].length;
    if (match[1] !== undefined) {
      stack.push({ number: Number(match[1]), output: [] });
      continue;
    }
    const closed = stack.length > 1 ? stack.pop() : undefined;
    emit(closed === undefined ? match[0] : closedText(closed, ordinal, side));
  }
  emit(source.slice(last));
  while (stack.length > 1) {
    const unclosed = stack.pop();
    if (unclosed !== undefined) emit(`{{c${unclosed.number}::${unclosed.output.join('')}`);
  }
  return stack[0]?.output.join('') ?? source;
}

function closedText(cloze: OpenCloze, ordinal: number, side: 'question' | 'answer'): string {
  const { hidden, hint } = hintOf(cloze.output.join(''));
  if (cloze.number !== ordinal + 1) return hidden;
  if (side === 'answer') return `${MARKS.open}${hidden}${MARKS.close}`;
  return `${MARKS.hiddenOpen}${hint === '' ? '…' : hint.replace(ANY_MARK, '')}${MARKS.close}`;
}

/** Wraps the stretches that `markCloze` bracketed in `<mark>` elements; a stray mark disappears. */
export function wrapClozes(root: DocumentFragment): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && ANY_MARK.test(node.data)) texts.push(node);
    ANY_MARK.lastIndex = 0;
  }
  let open: { readonly marker: Text; readonly hidden: boolean } | undefined;
  for (const text of texts) {
    for (const marker of splitAtMarks(text)) {
      if (marker.data === MARKS.close) {
        if (open !== undefined) wrap(open.marker, marker, open.hidden);
        open = undefined;
      } else {
        open = { marker, hidden: marker.data === MARKS.hiddenOpen };
      }
    }
  }
  for (const text of texts) text.data = text.data.replace(ANY_MARK, '');
}

/** Puts every mark into a text node of its own and returns those nodes in order. */
function splitAtMarks(text: Text): readonly Text[] {
  const markers: Text[] = [];
  let rest: Text = text;
  for (;;) {
    const at = rest.data.search(/[\uE0F0-\uE0F2]/);
    if (at < 0) return markers;
    const marker = rest.splitText(at);
    rest = marker.splitText(1);
    markers.push(marker);
  }
}

function wrap(from: Text, to: Text, hidden: boolean): void {
  const range = document.createRange();
  range.setStartAfter(from);
  range.setEndBefore(to);
  const mark = document.createElement('mark');
  mark.className = hidden ? 'cloze hidden-part' : 'cloze';
  if (hidden) mark.setAttribute('aria-label', 'hidden part');
  mark.append(range.extractContents());
  range.insertNode(mark);
  from.remove();
  to.remove();
}
