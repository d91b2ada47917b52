import type { SourceKey } from '#core/cards';
import type { Board, NewEntry, OldEntry } from './board';
import { groupBy } from './board';

/** Beyond this many open notes between two neighbours, their place says little. */
const MAX_GAP = 40;

/** Where an open note would have stood in the collection. */
export interface Gap {
  /** Free notes after the neighbour before and before the neighbour after. */
  readonly between: ReadonlySet<OldEntry>;
  /** Free notes right beside either neighbour. */
  readonly beside: ReadonlySet<OldEntry>;
}

/** Orders the live notes of every source by their place in it. */
export function placeOlds(board: Board): ReadonlyMap<SourceKey, readonly OldEntry[]> {
  const bySource = groupBy(
    board.olds.filter(({ isArchived }) => !isArchived),
    ({ source }) => source,
  );
  const ordered = new Map<SourceKey, readonly OldEntry[]>();
  for (const [source, olds] of bySource) {
    const inOrder = [...olds].sort((one, other) => slideOf(one) - slideOf(other) || lineOf(one) - lineOf(other));
    inOrder.forEach((old, place) => (old.place = place));
    ordered.set(source as SourceKey, inOrder);
  }
  return ordered;
}

/** Proposed notes in the order of their lines, as existing ones are ordered. */
export function inLineOrder(news: readonly NewEntry[]): readonly NewEntry[] {
  return [...news].sort(
    ({ note: one }, { note: other }) => one.slide - other.slide || one.lines.from - other.lines.from,
  );
}

/** For every open note of a source the gap it stands in, by its neighbours that are paired already. */
export function findGaps(
  board: Board,
  news: readonly NewEntry[],
  olds: readonly OldEntry[],
): ReadonlyMap<NewEntry, Gap> {
  const before = neighbours(news, -1);
  const after = neighbours([...news].reverse(), olds.length);
  const gaps = new Map<NewEntry, Gap>();
  for (const entry of news) {
    if (entry.pairing !== undefined) continue;
    const from = before.get(entry) ?? -1;
    const to = after.get(entry) ?? olds.length;
    const follow = run(board, olds, from, 1);
    const precede = run(board, olds, to, -1);
    const between = from < to ? [...follow, ...precede].filter(({ place }) => place > from && place < to) : [];
    gaps.set(entry, {
      between: new Set(between.length > 2 * MAX_GAP ? [] : between),
      beside: new Set([...follow, ...precede]),
    });
  }
  return gaps;
}

/** For every open note the place of the paired old note last seen on the way. */
function neighbours(news: readonly NewEntry[], start: number): ReadonlyMap<NewEntry, number> {
  const found = new Map<NewEntry, number>();
  let last = start;
  for (const entry of news) {
    const { pairing } = entry;
    if (pairing === undefined) found.set(entry, last);
    else if (pairing.old.place >= 0 && pairing.old.source === entry.source) last = pairing.old.place;
  }
  return found;
}

/** The free notes next to a place, in one direction, up to the first that is paired; none when there are too many. */
function run(board: Board, olds: readonly OldEntry[], start: number, step: 1 | -1): readonly OldEntry[] {
  const found: OldEntry[] = [];
  for (let place = start + step; ; place += step) {
    const old = olds[place];
    if (old === undefined || !board.isFree(old)) return found;
    found.push(old);
    if (found.length > MAX_GAP) return [];
  }
}

/** For each slide number read now the slide number it had: where most of its paired notes were. */
export function slidesBefore(news: readonly NewEntry[]): ReadonlyMap<number, number> {
  const votes = new Map<number, Map<number, number>>();
  for (const { note, pairing, source } of news) {
    const origin = pairing?.old.existing.note.origin;
    if (origin === undefined || pairing?.old.source !== source) continue;
    const of = votes.get(note.slide) ?? new Map<number, number>();
    of.set(origin.slide, (of.get(origin.slide) ?? 0) + 1);
    votes.set(note.slide, of);
  }
  const before = new Map<number, number>();
  for (const [slide, counts] of votes) {
    let most = 0;
    for (const [old, count] of counts) {
      if (count <= most) continue;
      most = count;
      before.set(slide, old);
    }
  }
  return before;
}

function slideOf({ existing }: OldEntry): number {
  return existing.note.origin?.slide ?? 0;
}

function lineOf({ existing }: OldEntry): number {
  return existing.note.origin?.lines.from ?? 0;
}
