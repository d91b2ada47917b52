import type { SourceKey } from '#core/cards';
import { Board, groupBy, toNews, toOld, type NewEntry } from './board';
import { newIdsOf } from './new-ids';
import { pairPinned } from './pinned';
import { findGaps, inLineOrder, placeOlds, type Gap } from './places';
import { Rarity } from './rarity';
import { findRenamed } from './renamed';
import { pairMoved, pairUnchanged } from './same-content';
import { pairAlike } from './similar';
import type { MatchInput, MatchResult, NoteMatch } from './types';
import { removedFrom, verdictsOf } from './verdict';

/** Every pass gives the next one more neighbours to go by. */
const MAX_PASSES = 3;

/**
 * Finds out which proposed notes are notes that the collection already has. One-to-one and deterministic; by pinned id, then
 * by exact content under the same headings, then by exact content elsewhere, then by block, place and likeness. Takes time
 * about linear in the notes. In doubt a note counts as new: a lost schedule can be made up for, a wrong one deceives.
 */
export function matchImport(input: MatchInput): MatchResult {
  const news = toNews(input.readings);
  const renamed = findRenamed(input, news);
  const board = new Board(oldsOf(input, new Map(renamed.map(({ from, to }) => [from, to]))), news);
  const oldsInOrder = placeOlds(board);
  pairPinned(board, (source) => renamed.filter(({ to }) => to === source).map(({ from }) => from));
  pairUnchanged(board);
  const bySource = groupBy(news, ({ source }) => source);
  const gaps = (): ReadonlyMap<NewEntry, Gap> =>
    new Map(
      [...bySource].flatMap(([source, entries]) => [
        ...findGaps(board, inLineOrder(entries), oldsInOrder.get(source as SourceKey) ?? []),
      ]),
    );
  if (board.open().length > 0) pairMoved(board, gaps());
  const open = board.open();
  const left = board.left();
  if (open.length > 0 && left.length > 0) {
    const rarity = new Rarity(board.olds, left, open);
    for (let pass = 0; pass < MAX_PASSES && pairAlike(board, gaps(), rarity) > 0; pass++);
  }
  const verdicts = verdictsOf(board, newIdsOf(news, input));
  return { matches: byReading(input, verdicts), removed: removedFrom(board), renamed };
}

/** The existing notes of the sources read now, under their present names. */
function oldsOf({ readings, existing }: MatchInput, names: ReadonlyMap<SourceKey, SourceKey>): Board['olds'] {
  const read = new Set(readings.map(({ source }) => source));
  return existing.flatMap((entry) => {
    const source = entry.note.origin?.source;
    if (source === undefined) return [];
    const name = names.get(source) ?? source;
    return read.has(name) ? [toOld(entry, name)] : [];
  });
}

function byReading({ readings }: MatchInput, verdicts: readonly NoteMatch[]): MatchResult['matches'] {
  let from = 0;
  return readings.map(({ notes }) => verdicts.slice(from, (from += notes.length)));
}
