import type { Note, NoteId, SourceKey } from '#core/cards';
import { isWantedAt, type Amount, type CourseReading, type ProposedNote } from '#core/import';
import {
  freshNoteId,
  type Binding,
  type MatchResult,
  type NoteChange,
  type NoteMatch,
  type RemovedNote,
} from '#core/matching';
import type { AcceptedReading, StoredNote } from '../db';

/** A note of a reading, with what it is to the collection; without `match` the collection is empty. */
export interface Proposal {
  /** Unique within the draft, in source order. */
  readonly index: number;
  readonly source: SourceKey;
  readonly note: ProposedNote;
  readonly match: NoteMatch | undefined;
}

/** One file that was read, with its proposals. */
export interface ReadFile {
  readonly reading: CourseReading;
  readonly proposals: readonly Proposal[];
  /** What the file was called before, when the collection knows it under another name. */
  readonly formerSource: SourceKey | undefined;
}

/** A note that the sources no longer have. */
export interface Removal extends RemovedNote {
  readonly note: Note;
}

/** What the collection knew before. */
export interface Known {
  /** Notes that were compared, archived ones included. */
  readonly notes: readonly StoredNote[];
  readonly sources: ReadonlySet<SourceKey>;
  /** Whether any note of the collection has this id. */
  readonly isUsed: (id: NoteId) => boolean;
}

/** What storing the draft would do, in notes. */
export type DraftCounts = Readonly<Record<NoteChange | 'restored' | 'archived', number>>;

/** What an import proposes and what the person makes of it; nothing is stored yet. */
export class ImportDraft {
  readonly files: readonly ReadFile[];
  readonly #known: Known;
  readonly #existing: ReadonlyMap<NoteId, StoredNote>;
  readonly #removed: readonly RemovedNote[];
  /** Indexes of the proposals that are wanted. */
  #wanted = $state.raw<ReadonlySet<number>>(new Set());
  /** Indexes of the proposals whose judgement the person turned: new instead of known, or known instead of new. */
  #turned = $state.raw<ReadonlySet<number>>(new Set());
  /** Notes that stay although the source no longer has them. */
  #staying = $state.raw<ReadonlySet<NoteId>>(new Set());

  readonly cardsWanted = $derived(this.#proposals().reduce((sum, { note }) => sum + note.ordinals.length, 0));
  readonly removals = $derived.by(() => this.#removals());
  readonly counts = $derived.by(() => this.#count());

  constructor(readings: readonly CourseReading[], known: Known, matched: MatchResult | undefined) {
    let index = 0;
    this.#known = known;
    this.#existing = new Map(known.notes.map((stored) => [stored.note.id, stored]));
    this.#removed = matched?.removed ?? [];
    this.files = readings.map((reading, at) => ({
      reading,
      formerSource: matched?.renamed.find(({ to }) => to === reading.source)?.from,
      proposals: reading.notes.map((note, place) => ({
        index: index++,
        source: reading.source,
        note,
        match: matched?.matches[at]?.[place],
      })),
    }));
    this.suggest(this.files.flatMap(({ proposals }) => proposals));
  }

  /** Whether the collection has something of these sources. */
  get isReimport(): boolean {
    return this.files.some(({ reading, formerSource }) => formerSource !== undefined || this.#isKnown(reading.source));
  }

  /** Whether storing would change anything that a learner notices. */
  get isSame(): boolean {
    const { kept: _kept, ...changes } = this.counts;
    return Object.values(changes).every((count) => count === 0);
  }

  wants(index: number): boolean {
    return this.#wanted.has(index);
  }

  /** Takes or skips proposals. */
  choose(indexes: readonly number[], wanted: boolean): void {
    const next = new Set(this.#wanted);
    for (const index of indexes) {
      if (wanted) next.add(index);
      else next.delete(index);
    }
    this.#wanted = next;
  }

  /** How many cards of these files there are when the person wants this much. */
  cardsAt(amount: Amount): number {
    return this.files.reduce(
      (sum, { proposals }) =>
        sum + proposals.reduce((n, { note }) => n + (isWantedAt(note, amount) ? note.ordinals.length : 0), 0),
      0,
    );
  }

  /** Chooses as Deckhand proposes for the amount: cards that are there stay, weak new ones are left out. */
  suggest(proposals: readonly Proposal[], amount: Amount = 'standard'): void {
    const isSuggested = ({ note, match }: Proposal): boolean =>
      isWantedAt(note, amount) || (match !== undefined && match.change !== 'new' && !match.restored);
    const indexes = (suggested: boolean): readonly number[] =>
      proposals.filter((proposal) => isSuggested(proposal) === suggested).map(({ index }) => index);
    this.choose(indexes(true), true);
    this.choose(indexes(false), false);
  }

  /** Whether the person may say that the judgement is wrong. */
  canTurn({ match }: Proposal): boolean {
    return match !== undefined && (match.change !== 'new' || match.nearest !== undefined);
  }

  isTurned({ index }: Proposal): boolean {
    return this.#turned.has(index);
  }

  /** Makes a known card a new one, or a new one the card it resembles; and back. */
  turn(proposal: Proposal): void {
    if (!this.canTurn(proposal)) return;
    const next = new Set(this.#turned);
    if (!next.delete(proposal.index)) next.add(proposal.index);
    this.#turned = next;
  }

  /** What the proposal is to the collection, as chosen. */
  changeOf(proposal: Proposal): NoteChange {
    if (!this.isTurned(proposal)) return proposal.match?.change ?? 'new';
    return this.bindingOf(proposal) === undefined ? 'new' : 'edited';
  }

  /** The existing note whose place the proposal takes, as chosen. */
  bindingOf(proposal: Proposal): Binding | undefined {
    const { match } = proposal;
    if (match === undefined) return undefined;
    if (match.change === 'new') return this.isTurned(proposal) ? match.nearest : undefined;
    return this.isTurned(proposal) ? undefined : match.binding;
  }

  /** The note as the collection has it now. */
  before(proposal: Proposal): Note | undefined {
    const binding = this.bindingOf(proposal);
    return binding === undefined ? undefined : this.#existing.get(binding.noteId)?.note;
  }

  /** Whether the proposal is worth a look: anything but an unchanged card that stays. */
  isNews(proposal: Proposal): boolean {
    const { match, index } = proposal;
    return this.changeOf(proposal) !== 'kept' || !this.wants(index) || (match?.change === 'kept' && match.restored);
  }

  stays(noteId: NoteId): boolean {
    return this.#staying.has(noteId);
  }

  /** Keeps notes in sight that the source no longer has, or lets them go to the archive. */
  keep(noteIds: readonly NoteId[], keep: boolean): void {
    const next = new Set(this.#staying);
    for (const id of noteIds) {
      if (keep) next.add(id);
      else next.delete(id);
    }
    this.#staying = next;
  }

  /** What the collection is to store. */
  accepted(): readonly AcceptedReading[] {
    const given = new Set<NoteId>();
    const isUsed = (id: NoteId): boolean => given.has(id) || this.#known.isUsed(id);
    return this.files
      .map(({ reading, proposals, formerSource }): AcceptedReading => {
        const wanted = proposals.filter(({ index }) => this.wants(index));
        return {
          ...reading,
          ...(formerSource === undefined ? {} : { formerSource }),
          keep: [...this.#staying],
          notes: wanted.map((proposal) => this.#acceptedNote(proposal, isUsed, given)),
        };
      })
      .filter(({ source, notes }) => notes.length > 0 || this.#isKnown(source));
  }

  #acceptedNote(
    proposal: Proposal,
    isUsed: (id: NoteId) => boolean,
    given: Set<NoteId>,
  ): AcceptedReading['notes'][number] {
    const { note, match, source } = proposal;
    if (match === undefined) return note;
    const binding = this.bindingOf(proposal);
    if (binding !== undefined) {
      return { ...note, noteId: binding.noteId, content: binding.content, ordinals: binding.ordinals };
    }
    const noteId = match.change === 'new' ? match.noteId : freshNoteId(source, note, isUsed);
    given.add(noteId);
    return { ...note, noteId };
  }

  #isKnown(source: SourceKey): boolean {
    return this.#known.sources.has(source);
  }

  #proposals(): readonly Proposal[] {
    return this.files.flatMap(({ proposals }) => proposals.filter(({ index }) => this.#wanted.has(index)));
  }

  #removals(): readonly Removal[] {
    const taken = new Set(this.#proposals().flatMap((proposal) => this.bindingOf(proposal)?.noteId ?? []));
    return this.#removed.flatMap((removal) => {
      const stored = this.#existing.get(removal.noteId);
      return stored === undefined || taken.has(removal.noteId) ? [] : [{ ...removal, note: stored.note }];
    });
  }

  #count(): DraftCounts {
    const counts = { kept: 0, edited: 0, moved: 0, split: 0, new: 0, restored: 0, archived: 0 };
    for (const { proposals } of this.files) {
      for (const proposal of proposals) {
        const { match, index } = proposal;
        const isLive = match !== undefined && match.change !== 'new' && !match.restored;
        const isLetGo = isLive && (!this.wants(index) || this.bindingOf(proposal) === undefined);
        if (isLetGo) counts.archived++;
        if (!this.wants(index)) continue;
        const isBack = match !== undefined && match.change !== 'new' && match.restored && !this.isTurned(proposal);
        counts[isBack ? 'restored' : this.changeOf(proposal)]++;
      }
    }
    for (const { noteId } of this.removals) if (!this.stays(noteId)) counts.archived++;
    return counts;
  }
}
