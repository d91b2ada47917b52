import type { LineRange } from '#core/cards';

/** YAML between `---` lines at the top of a file or of a slide; only its plain `key: value` lines are read. */
export interface FrontMatter {
  /** With both `---` lines. */
  readonly lines: LineRange;
  readonly values: ReadonlyMap<string, string>;
}

const KEY = /^([A-Za-z_][\w.-]{0,60}):(?:\s+(\S.*)?)?$/;
const YAML_LINE = /^(?:\s*#.*|\s+\S.*|[-\]}].*|[A-Za-z_"'][\w.:@"' -]{0,60}:(?:\s.*)?|\s*)$/;
const LONGEST = 400;

/**
 * Reads front matter that opens on the line with index `start`; undefined when what stands there is no YAML or never
 * closes. Looks at most 400 lines ahead.
 */
export function readFrontMatter(lines: readonly string[], start: number): FrontMatter | undefined {
  if (!/^---\s*$/.test(lines[start] ?? '')) return undefined;
  const values = new Map<string, string>();
  for (let index = start + 1; index < Math.min(lines.length, start + LONGEST); index++) {
    const line = lines[index] ?? '';
    if (/^(?:---|\.\.\.)\s*$/.test(line)) {
      return values.size === 0 ? undefined : { lines: { from: start + 1, to: index + 1 }, values };
    }
    const key = KEY.exec(line);
    if (key !== null) values.set((key[1] ?? '').toLowerCase(), unquote(key[2] ?? ''));
    else if (values.size === 0 ? !/^\s*#/.test(line) : !YAML_LINE.test(line)) return undefined;
  }
  return undefined;
}

function unquote(value: string): string {
  const trimmed = value.trim();
  const quote = trimmed.charAt(0);
  return (quote === '"' || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote)
    ? trimmed.slice(1, -1)
    : trimmed;
}
