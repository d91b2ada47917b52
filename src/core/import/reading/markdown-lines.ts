/** A line of Markdown with what shields it from being read as a card. */
export interface MarkdownLine {
  readonly text: string;
  readonly kind: 'blank' | 'code' | 'front-matter' | 'heading' | 'rule' | 'text';
}

const FENCE = /^\s{0,12}(?:>\s?)*(`{3,20}|~{3,20})/u;

/** Number of lines of front matter in YAML (`---`) or TOML (`+++`, or `---` around `name = "x"`); 0 for none. */
export function frontMatterLines(lines: readonly string[]): number {
  const mark = lines[0]?.trimEnd() ?? '';
  if (mark !== '---' && mark !== '+++') return 0;
  for (let index = 1; index < Math.min(lines.length, 200); index += 1) {
    const line = lines[index]?.trimEnd() ?? '';
    if (line === mark) return index + 1;
    if (line !== '' && !/^(?:[\w-]{1,60}\s?[:=]|\s|#|- )/u.test(line.slice(0, 100))) return 0;
  }
  return 0;
}

/** Tells code, front matter, headings and rules from text, in one pass. */
export function markdownLines(lines: readonly string[]): readonly MarkdownLine[] {
  const skipped = frontMatterLines(lines);
  let fence = '';
  return lines.map((text, index): MarkdownLine => {
    if (index < skipped) return { text, kind: 'front-matter' };
    const mark = FENCE.exec(text.slice(0, 60))?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) === true && text.trim().length === mark.length) fence = '';
      return { text, kind: 'code' };
    }
    if (mark !== undefined) {
      fence = mark;
      return { text, kind: 'code' };
    }
    const trimmed = text.trim();
    if (trimmed === '') return { text, kind: 'blank' };
    if (/^#{1,6}\s/u.test(trimmed.slice(0, 8))) return { text, kind: 'heading' };
    if (/^(?:-{3,}|\*{3,}|_{3,})$/u.test(trimmed.slice(0, 80))) return { text, kind: 'rule' };
    return { text, kind: 'text' };
  });
}

/** A value from front matter such as `name = "Optics"` or `title: Optics`; empty when it is not there. */
export function frontMatterValue(lines: readonly string[], keys: readonly string[]): string {
  for (const line of lines.slice(0, frontMatterLines(lines))) {
    const match = /^([\w-]{1,60})\s?[:=]\s{0,4}(.{0,500})/u.exec(line);
    if (match !== null && keys.includes(match[1] ?? ''))
      return (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/u, '$2');
  }
  return '';
}

/** Headings above a line, outermost first, kept while lines go by. */
export class HeadingPath {
  #stack: readonly { readonly level: number; readonly text: string }[] = [];

  /** Takes note of a heading line. */
  enter(line: string): void {
    const level = /^#+/u.exec(line.trim())?.[0].length ?? 1;
    const text = line.trim().slice(level).trim();
    this.#stack = [...this.#stack.filter((above) => above.level < level), { level, text }];
  }

  get path(): readonly string[] {
    return this.#stack.map((heading) => heading.text);
  }
}
