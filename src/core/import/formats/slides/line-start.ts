/** Code of a line's first character that is neither blank nor tab, 0 when there is none: a look that costs less than a pattern. */
export function lineStart(line: string): number {
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) return code;
  }
  return 0;
}
