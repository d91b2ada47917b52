import type { LineClaim } from './format';
import type { LedgerEntry } from './result';

/** Why a line that nobody claimed was left out. */
const UNCLAIMED = 'not understood';

/** What became of every non-blank line. */
export interface Ledger {
  /** Ascending, disjoint, each a run of non-blank lines without a gap. */
  readonly entries: readonly LedgerEntry[];
  /** Non-blank lines of the source: the sum of the entries' lengths. */
  readonly lineCount: number;
}

/**
 * Gives each non-blank line to the first claim that covers it, and to "not understood" when none does. True by
 * construction: every line is visited once and lands in one entry. Linear but for the claims' overlaps, which are skipped by
 * path compression.
 */
export function buildLedger(lines: readonly string[], claims: readonly LineClaim[]): Ledger {
  const owners = ownersOf(lines.length, claims);
  const entries: LedgerEntry[] = [];
  let lineCount = 0;
  let open: { claim: LineClaim | undefined; from: number; to: number } | undefined;
  const close = (): void => {
    if (open !== undefined) entries.push(entryOf(open.claim, open.from, open.to));
    open = undefined;
  };
  for (let index = 0; index < lines.length; index++) {
    if (isBlank(lines[index] ?? '')) {
      close();
      continue;
    }
    lineCount++;
    const owner = owners[index] ?? 0;
    const claim = owner === 0 ? undefined : claims[owner - 1];
    if (open !== undefined && sameUse(open.claim, claim)) {
      open.to = index + 1;
    } else {
      close();
      open = { claim, from: index + 1, to: index + 1 };
    }
  }
  close();
  return { entries, lineCount };
}

/** A line that holds nothing to account for. */
export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** For each line the number (from 1) of the first claim that covers it, 0 for none. */
function ownersOf(lineCount: number, claims: readonly LineClaim[]): Uint32Array {
  const owners = new Uint32Array(lineCount);
  const next = new Uint32Array(lineCount + 1).map((_, index) => index);
  const firstFree = (start: number): number => {
    let free = start;
    while ((next[free] ?? lineCount) !== free) free = next[free] ?? lineCount;
    for (let index = start; index !== free;) {
      const following = next[index] ?? free;
      next[index] = free;
      index = following;
    }
    return free;
  };
  claims.forEach((claim, number) => {
    const end = Math.min(claim.lines.to, lineCount);
    for (let index = firstFree(Math.max(0, Math.min(claim.lines.from - 1, lineCount))); index < end;) {
      owners[index] = number + 1;
      next[index] = index + 1;
      index = firstFree(index + 1);
    }
  });
  return owners;
}

function sameUse(a: LineClaim | undefined, b: LineClaim | undefined): boolean {
  return a === b || (useOf(a) === useOf(b) && reasonOf(a) === reasonOf(b));
}

function useOf(claim: LineClaim | undefined): LineClaim['use'] {
  return claim === undefined ? 'skipped' : claim.use;
}

function reasonOf(claim: LineClaim | undefined): string {
  if (claim === undefined) return UNCLAIMED;
  return claim.use === 'card' ? '' : claim.reason;
}

function entryOf(claim: LineClaim | undefined, from: number, to: number): LedgerEntry {
  const lines = { from, to };
  if (claim === undefined) return { use: 'skipped', lines, reason: UNCLAIMED };
  return claim.use === 'card' ? { use: 'card', lines } : { use: claim.use, lines, reason: claim.reason };
}
