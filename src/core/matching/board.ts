import type { NoteId, SourceKey } from '#core/cards';
import type { ProposedNote } from '#core/import';
import { askedKey } from './asked';
import type { ExistingNote, MatchInput } from './types';

/** An existing note on the board. */
export interface OldEntry {
  readonly existing: ExistingNote;
  readonly isArchived: boolean;
  /** Its source under today's name. */
  readonly source: SourceKey;
  /** Place among the live notes of its source, −1 for archived ones. */
  place: number;
  readonly asked: string;
  readonly context: string;
}

/** A proposed note on the board. */
export interface NewEntry {
  readonly note: ProposedNote;
  readonly reading: number;
  readonly source: SourceKey;
  /** Place among the notes of its reading. */
  readonly place: number;
  readonly asked: string;
  readonly context: string;
  pairing: Pairing | undefined;
  /** The free note it resembled most, and why it is not that one. */
  refusal: Refusal | undefined;
}

/** An existing note that a proposed note takes. */
export interface Pairing {
  readonly old: OldEntry;
  readonly how: 'pinned' | 'same' | 'alike';
  readonly confidence: number;
  readonly isSplit: boolean;
  readonly reason: string;
  /** Proposed ordinal → existing ordinal of the cards that stay; absent: as the content says. */
  readonly cards?: ReadonlyMap<number, number>;
}

/** A pair that was judged to be different cards. */
export interface Refusal {
  readonly old: OldEntry;
  readonly score: number;
  readonly reason: string;
}

const SEPARATOR = '\u0001';

/** An existing note as the board holds it; `source` is its source under today's name. */
export function toOld(existing: ExistingNote, source: SourceKey): OldEntry {
  const { note, archived } = existing;
  return {
    existing,
    isArchived: note.ordinals.length > 0 && note.ordinals.every((ordinal) => archived.includes(ordinal)),
    source,
    place: -1,
    asked: askedKey(note.content),
    context: contextKey(note.context),
  };
}

/** The proposed notes in order. */
export function toNews(readings: MatchInput['readings']): readonly NewEntry[] {
  return readings.flatMap(({ source, notes }, reading) =>
    notes.map((note, place) => ({
      note,
      reading,
      source,
      place,
      asked: askedKey(note.content),
      context: contextKey(note.context),
      pairing: undefined,
      refusal: undefined,
    })),
  );
}

/** Both sides of a re-import, and who is paired with whom. */
export class Board {
  readonly olds: readonly OldEntry[];
  readonly news: readonly NewEntry[];
  readonly #taken = new Set<NoteId>();

  constructor(olds: readonly OldEntry[], news: readonly NewEntry[]) {
    this.olds = olds;
    this.news = news;
  }

  isFree({ existing }: OldEntry): boolean {
    return !this.#taken.has(existing.note.id);
  }

  /** Gives an existing note to a proposed one; both must be free. */
  pair(entry: NewEntry, pairing: Pairing): void {
    this.#taken.add(pairing.old.existing.note.id);
    entry.pairing = pairing;
  }

  /** Proposed notes without a partner. */
  open(): readonly NewEntry[] {
    return this.news.filter(({ pairing }) => pairing === undefined);
  }

  /** Live existing notes without a partner. */
  left(): readonly OldEntry[] {
    return this.olds.filter((old) => !old.isArchived && this.isFree(old));
  }
}

/** The topic path without the course's name, which a renamed file or a new title changes for every note alike. */
function contextKey(context: readonly string[]): string {
  return context.slice(1).join(SEPARATOR);
}

/** How alike two topic paths are, 0–1; the innermost topic counts most. */
export function contextLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [left, right] = [one.split(SEPARATOR), other.split(SEPARATOR)];
  if (left.at(-1) === right.at(-1)) return 0.8;
  const common = left.filter((topic) => topic !== '' && right.includes(topic)).length;
  return (0.6 * common) / Math.max(left.length, right.length);
}

/** Puts entries into a map of lists, in their order. */
export function groupBy<T>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
