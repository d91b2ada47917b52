import type { ImportWarning } from '../../result';

/** Lines on which a separator or a heading is no separator and no heading, because a fence or a comment holds them. */
export interface Shields {
  /** For each line (index from 0): 1 in fenced code with its fences, 2 in a comment over several lines, else 0. */
  readonly shielded: Uint8Array;
  readonly warnings: readonly ImportWarning[];
}

const FENCE = /^(?:\s*(?:[-*+]|\d{1,4}[.)])\s)?\s*(`{3,}(?=[^`]*$)|~{3,}(?!~))(.*)$/;
const HEADING = /^ {0,3}#{1,3}\s/;
const LONGEST_FENCE_LINE = 300;

interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly bare: boolean;
}

function fenceAt(line: string): Fence | undefined {
  if (line.length > LONGEST_FENCE_LINE || !(line.includes('```') || line.includes('~~~'))) return undefined;
  const match = FENCE.exec(line);
  const run = match?.[1];
  if (run === undefined) return undefined;
  return { mark: run.charAt(0), length: run.length, bare: (match?.[2] ?? '').trim() === '' };
}

/**
 * Finds fenced code and long comments. A fence that is never closed ends at the next separator, with a warning; when the
 * fences of a file do not pair up, the one that swallows a separator and a heading is taken to be the broken one. Linear.
 */
export function findShields(lines: readonly string[], isSeparator: (line: string) => boolean): Shields {
  const strict = scan(lines, isSeparator, false);
  return strict.warnings.length === 0 ? strict : scan(lines, isSeparator, true);
}

function scan(lines: readonly string[], isSeparator: (line: string) => boolean, suspicious: boolean): Shields {
  const shielded = new Uint8Array(lines.length);
  const warnings: ImportWarning[] = [];
  let known: Closers | undefined;
  const lastCommentEnd = lines.findLastIndex((line) => line.includes('-->'));
  let fence: (Fence & { readonly line: number; readonly broken: boolean }) | undefined;
  let inComment = false;
  const warn = (line: number): void => {
    warnings.push({
      line: line + 1,
      kind: 'unclosed-fence',
      message: 'This code fence is never closed; it was taken to end with its slide.',
    });
  };
  lines.forEach((line, index) => {
    if (inComment) {
      shielded[index] = 2;
      if (line.includes('-->')) inComment = false;
      return;
    }
    if (fence !== undefined) {
      const cut = isSeparator(line) && (fence.broken || (suspicious && leadsToHeading(lines, index)));
      if (cut) {
        if (!fence.broken) warn(fence.line);
        fence = undefined;
        return;
      }
      shielded[index] = 1;
      const end = fenceAt(line);
      if (end?.bare === true && end.mark === fence.mark && end.length >= fence.length) fence = undefined;
      return;
    }
    const start = fenceAt(line);
    if (start !== undefined) {
      known ??= longestCloserFrom(lines);
      const closer = start.mark === '`' ? known.ticks : known.tildes;
      const broken = (closer[index + 1] ?? 0) < start.length;
      if (broken) warn(index);
      fence = { ...start, line: index, broken };
      shielded[index] = 1;
    } else if (opensComment(line) && index < lastCommentEnd) {
      inComment = true;
      shielded[index] = 2;
    }
  });
  return { shielded, warnings };
}

function opensComment(line: string): boolean {
  const at = line.lastIndexOf('<!--');
  return at >= 0 && !line.includes('-->', at);
}

function leadsToHeading(lines: readonly string[], separator: number): boolean {
  for (let index = separator + 1; index < Math.min(lines.length, separator + 6); index++) {
    const line = lines[index] ?? '';
    if (line.trim() !== '') return HEADING.test(line);
  }
  return false;
}

interface Closers {
  readonly ticks: Uint16Array;
  readonly tildes: Uint16Array;
}

/** For each line the length of the longest bare fence on it or after it, so that "is it ever closed?" costs nothing. */
function longestCloserFrom(lines: readonly string[]): Closers {
  const ticks = new Uint16Array(lines.length + 1);
  const tildes = new Uint16Array(lines.length + 1);
  for (let index = lines.length - 1; index >= 0; index--) {
    const fence = fenceAt(lines[index] ?? '');
    const closer = fence?.bare === true ? fence : undefined;
    ticks[index] = Math.max(ticks[index + 1] ?? 0, closer?.mark === '`' ? closer.length : 0);
    tildes[index] = Math.max(tildes[index + 1] ?? 0, closer?.mark === '~' ? closer.length : 0);
  }
  return { ticks, tildes };
}
