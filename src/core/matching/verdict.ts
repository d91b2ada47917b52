import type { NoteId } from '#core/cards';
import { noteIdOf } from '#core/import';
import { bindNote } from './bind';
import type { Board, NewEntry, OldEntry, Pairing } from './board';
import { quote } from './judgement';
import { inLineOrder } from './places';
import type { NoteMatch, RemovedNote } from './types';

/** Below this a resemblance is not worth mentioning. */
const MENTIONED = 0.45;

/** What became of every proposed note, in order. */
export function verdictsOf(board: Board, newIds: ReadonlyMap<NewEntry, NoteId>): readonly NoteMatch[] {
  const inPlace = keptInOrder(board.news);
  const offered = new Set<OldEntry>();
  return board.news.map((entry): NoteMatch => {
    return entry.pairing === undefined
      ? newMatch(board, entry, newIds.get(entry) ?? noteIdOf(entry.source, entry.note), offered)
      : pairedMatch(entry, entry.pairing, inPlace.has(entry));
  });
}

function pairedMatch(entry: NewEntry, pairing: Pairing, isInPlace: boolean): NoteMatch {
  const { old, confidence } = pairing;
  const { note } = old.existing;
  const binding = bindNote(note, entry.note, pairing.cards);
  const isSameContent = isEqual(binding.content, note.content);
  const isSameContext = entry.context === old.context;
  const base = { binding, confidence, restored: old.isArchived };
  const back = old.isArchived ? ' It was archived and comes back with its history.' : '';
  if (pairing.how !== 'same') {
    return { ...base, change: pairing.isSplit ? 'split' : 'edited', explanation: `${pairing.reason}${back}` };
  }
  if (!isInPlace && !old.isArchived) return { ...base, change: 'moved', explanation: moveOf(entry, old) };
  if (isSameContent && isSameContext) return { ...base, change: 'kept', explanation: `Unchanged.${back}` };
  const what = isSameContent ? 'The headings above it changed.' : 'What is shown beside question and answer changed.';
  return { ...base, change: 'edited', explanation: `${what}${back}` };
}

/** Whether two plain values are the same to the last part. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => isEqual(value, (other as Readonly<Record<string, unknown>>)[key]))
  );
}

function moveOf({ note, source }: NewEntry, { existing }: OldEntry): string {
  const { origin } = existing.note;
  if (origin !== undefined && origin.source !== source) return `The same card, before in ${origin.source}.`;
  if (origin !== undefined && origin.slide !== note.slide) {
    return `The same card, now on slide ${note.slide} and before on slide ${origin.slide}.`;
  }
  return 'The same card in another place.';
}

function newMatch(board: Board, { note, refusal }: NewEntry, noteId: NoteId, offered: Set<OldEntry>): NoteMatch {
  if (refusal === undefined || refusal.score < MENTIONED || !board.isFree(refusal.old) || offered.has(refusal.old)) {
    return { change: 'new', noteId, explanation: 'Nothing like it is in the collection.' };
  }
  offered.add(refusal.old);
  const explanation = `Counts as new although a card resembles it: ${refusal.reason}.`;
  return { change: 'new', noteId, explanation, nearest: bindNote(refusal.old.existing.note, note, undefined) };
}

/** Paired notes that stand in the same order as before: all but the fewest that must have moved. */
function keptInOrder(news: readonly NewEntry[]): ReadonlySet<NewEntry> {
  const inPlace = new Set<NewEntry>();
  const byReading = new Map<number, NewEntry[]>();
  for (const entry of news) {
    const old = entry.pairing?.old;
    if (old === undefined || old.place < 0) continue;
    const list = byReading.get(entry.reading);
    if (old.source !== entry.source) continue;
    if (list === undefined) byReading.set(entry.reading, [entry]);
    else list.push(entry);
  }
  for (const entries of byReading.values()) for (const entry of longestRise(inLineOrder(entries))) inPlace.add(entry);
  return inPlace;
}

/** The longest subsequence whose old lines never fall; patience sorting, O(n log n). */
function longestRise(entries: readonly NewEntry[]): readonly NewEntry[] {
  const lineOf = (index: number): number => entries[index]?.pairing?.old.existing.note.origin?.lines.from ?? 0;
  const tails: number[] = [];
  const previous: number[] = [];
  entries.forEach((_entry, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineOf(tails[middle] ?? 0) <= lineOf(index)) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  });
  const rise: NewEntry[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const entry = entries[index];
    if (entry !== undefined) rise.push(entry);
  }
  return rise;
}

/** The live notes that nobody took. */
export function removedFrom(board: Board): readonly RemovedNote[] {
  const joined = new Map<OldEntry, NewEntry>();
  for (const entry of board.news) {
    if (entry.refusal !== undefined && !joined.has(entry.refusal.old)) joined.set(entry.refusal.old, entry);
  }
  return board.left().map((old) => ({
    noteId: old.existing.note.id,
    source: old.existing.note.origin?.source ?? old.source,
    explanation: removalOf(old, joined.get(old)),
  }));
}

function removalOf({ source }: OldEntry, successor: NewEntry | undefined): string {
  const { refusal, note } = successor ?? {};
  if (refusal === undefined || note === undefined || refusal.score < MENTIONED) return `${source} no longer has it.`;
  return `A new card on slide ${note.slide} resembles it, but ${refusal.reason}; see ${quote(note.context.at(-1) ?? '')}.`;
}
