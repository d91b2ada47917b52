/** An HTML comment in a slide; lines are indexes into the slide, both included. */
export interface Comment {
  readonly kind: 'id' | 'directive' | 'text';
  /** The id for `id`, else the comment's text. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const ID = /^id:\s*([\w.:/-]{1,100})$/i;
const DIRECTIVE =
  /^(?:\.(?:slide|element):|_?[a-z][a-zA-Z]{1,30}:\s|_?[a-z][a-zA-Z]{1,30}:$|fit$|prettier-ignore|markdownlint|break$|end$|more$)/;

/**
 * Takes comments out of a slide's lines and says what each is: a pinned id, a directive of the slide tool, or text. Lines
 * stay where they are. Comments inside code, or that never close, are left alone.
 */
export function blankComments(
  lines: readonly string[],
  fenced: (index: number) => boolean,
): { readonly cleaned: readonly string[]; readonly comments: readonly Comment[] } {
  if (!lines.some((line) => line.includes('<!--'))) return { cleaned: lines, comments: [] };
  const lastEnd = lines.findLastIndex((line) => line.includes('-->'));
  const comments: Comment[] = [];
  let open: { from: number; text: string[] } | undefined;
  const cleaned = lines.map((line, index) => {
    if (fenced(index)) return line;
    const kept: string[] = [];
    let at = 0;
    while (at < line.length) {
      if (open !== undefined) {
        const end = line.indexOf('-->', at);
        open.text.push(line.slice(at, end < 0 ? undefined : end));
        if (end < 0) return kept.join('').trimEnd();
        comments.push(commentOf(open.text.join('\n').trim(), open.from, index));
        open = undefined;
        at = end + 3;
        continue;
      }
      const start = line.indexOf('<!--', at);
      const closes = start >= 0 && (line.includes('-->', start) || index < lastEnd);
      if (!closes || isInCode(line, start)) {
        kept.push(line.slice(at));
        break;
      }
      kept.push(line.slice(at, start));
      open = { from: index, text: [] };
      at = start + 4;
    }
    if (open !== undefined && line === '') open.text.push('');
    const rest = kept.join('');
    return rest.length === line.length ? line : rest.trimEnd();
  });
  return { cleaned, comments };
}

function isInCode(line: string, at: number): boolean {
  let ticks = 0;
  for (let index = 0; index < Math.min(at, 2000); index++) if (line.charAt(index) === '`') ticks++;
  return ticks % 2 === 1;
}

function commentOf(text: string, from: number, to: number): Comment {
  const id = ID.exec(text)?.[1];
  if (id !== undefined) return { kind: 'id', text: id, from, to };
  const isDirective =
    text === '' || text.split('\n').every((line) => line.trim() === '' || DIRECTIVE.test(line.trim()));
  return { kind: isDirective ? 'directive' : 'text', text, from, to };
}
