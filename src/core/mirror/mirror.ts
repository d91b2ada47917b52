import type { CardId, DeckId, NoteId } from '#core/cards';
import { cardIdOf, partsOfCardId } from '#core/cards';
import { presetOutcomeOf, scheduledAnew } from '#core/log';
import type { CardOutcome, CardSchedules, LogEvent } from '#core/log';
import type { CardState } from '#core/scheduling';
import { readState, writeState } from './card-state';
import type { WritableColumns } from './column-arrays';
import { copyColumns, emptyColumns, selectColumns } from './column-arrays';
import { FLAGS } from './columns';
import type { CardColumns } from './columns';
import { NoteTable } from './note-table';

/** What readers may see of the mirror: columns, look-ups and versions. */
export interface MirrorView {
  /** Rises with every change of any card. */
  readonly version: number;
  /** Rises when cards came, went, moved or changed flags, so that a queue must be built anew. */
  readonly structureVersion: number;
  /** The live columns; growth replaces the arrays in this same object, so hold it rather than its arrays. */
  columns(): CardColumns;
  /** Deck of each index that `columns().deck` holds. */
  readonly deckIds: readonly DeckId[];
  /** Index of a deck in `deckIds`, -1 when no card ever lay in it. */
  deckIndex(deckId: DeckId): number;
  /** Slot of a card, -1 when there is none. */
  cardIndex(cardId: CardId): number;
  cardIdAt(index: number): CardId;
  noteIdAt(index: number): NoteId;
  /** Schedule of the card in a slot. */
  stateAt(index: number): CardState;
  /** Schedule of a card; undefined when there is no such card. */
  stateOf(cardId: CardId): CardState | undefined;
  /** Slots of all cards of the note in that slot, itself included, in the order they were added. */
  siblings(index: number): readonly number[];
  /**
   * From each slot to the next card of the same note and from the last back to the first; a lone card leads to itself.
   * For passes over all cards; ask again after a rise of `structureVersion`.
   */
  siblingRing(): Int32Array;
}

/** A note's cards as the mirror takes them in. */
export interface MirroredNote {
  readonly noteId: NoteId;
  readonly deckId: DeckId;
  readonly page: number;
  readonly ordinals: readonly number[];
  /** The ordinals that are archived. */
  readonly archived: readonly number[];
}

const NONE = -1;
const hex = (half: number | undefined): string => (half ?? 0).toString(16).padStart(8, '0');

/** All cards in memory as typed-array columns: a snapshot brought up to date by the log. */
export class Mirror implements MirrorView {
  readonly #columns: WritableColumns;
  readonly #deckIds: DeckId[];
  readonly #deckIndexes: Map<DeckId, number>;
  /** Built at the first look-up, since the way to the first card needs none. */
  #notes: NoteTable | undefined;
  #capacity: number;
  #version = 0;
  #structureVersion = 0;

  /** Takes `columns` over: the caller must not write to them any more. */
  constructor(columns: WritableColumns = emptyColumns(0), deckIds: readonly DeckId[] = []) {
    this.#columns = columns;
    this.#capacity = columns.phase.length;
    this.#deckIds = [...deckIds];
    this.#deckIndexes = new Map(deckIds.map((id, index) => [id, index]));
  }

  get version(): number {
    return this.#version;
  }

  get structureVersion(): number {
    return this.#structureVersion;
  }

  get deckIds(): readonly DeckId[] {
    return this.#deckIds;
  }

  columns(): CardColumns {
    return this.#columns;
  }

  deckIndex(deckId: DeckId): number {
    return this.#deckIndexes.get(deckId) ?? NONE;
  }

  cardIndex(cardId: CardId): number {
    const { noteId, ordinal } = partsOfCardId(cardId);
    return this.#cardOf(this.noteIndex(noteId), ordinal);
  }

  /** First slot of a note, -1 when it has no cards. */
  noteIndex(noteId: NoteId): number {
    return this.#table().first(this.#columns, parseInt(noteId.slice(0, 8), 16), parseInt(noteId.slice(8), 16));
  }

  cardIdAt(index: number): CardId {
    return cardIdOf(this.noteIdAt(index), this.#columns.ordinal[index] ?? 0);
  }

  noteIdAt(index: number): NoteId {
    return (hex(this.#columns.noteHigh[index]) + hex(this.#columns.noteLow[index])) as NoteId;
  }

  stateAt(index: number): CardState {
    return readState(this.#columns, index);
  }

  stateOf(cardId: CardId): CardState | undefined {
    const index = this.cardIndex(cardId);
    return index === NONE ? undefined : this.stateAt(index);
  }

  siblings(index: number): readonly number[] {
    const { noteHigh, noteLow } = this.#columns;
    const slots: number[] = [];
    let slot = this.#table().first(this.#columns, noteHigh[index] ?? 0, noteLow[index] ?? 0);
    for (; slot !== NONE; slot = this.#table().next(slot)) slots.push(slot);
    return slots;
  }

  siblingRing(): Int32Array {
    return this.#table().ring;
  }

  /** Takes in a note: its cards that are missing are added as new, all get its deck, page and archived flags. */
  setNote(note: MirroredNote): void {
    const deck = this.#deckIndexOf(note.deckId);
    for (const ordinal of note.ordinals) {
      const known = this.#cardOf(this.noteIndex(note.noteId), ordinal);
      const index = known === NONE ? this.#addCard(note.noteId, ordinal) : known;
      const flags = this.#columns.flags[index] ?? 0;
      this.#columns.flags[index] = note.archived.includes(ordinal) ? flags | FLAGS.archived : flags & ~FLAGS.archived;
      this.#columns.deck[index] = deck;
      this.#columns.page[index] = note.page;
    }
    this.#changed(true);
  }

  /** A mirror without the cards in these slots. */
  without(slots: ReadonlySet<number>): Mirror {
    const kept: number[] = [];
    for (let index = 0; index < this.#columns.length; index++) if (!slots.has(index)) kept.push(index);
    return new Mirror(selectColumns(this.#columns, kept), this.#deckIds);
  }

  /** A copy that can be changed without touching this one. */
  clone(): Mirror {
    const clone = new Mirror(copyColumns(this.#columns), this.#deckIds);
    clone.#notes = this.#notes?.copy();
    return clone;
  }

  /** Becomes what `other` is, which must not be used any more; versions go on rising, and who holds `columns()` sees the new cards. */
  adopt(other: Mirror): void {
    Object.assign(this.#columns, other.#columns);
    this.#capacity = other.#capacity;
    this.#notes = other.#notes;
    this.#deckIds.splice(0, this.#deckIds.length, ...other.#deckIds);
    this.#deckIndexes.clear();
    this.#deckIds.forEach((id, index) => this.#deckIndexes.set(id, index));
    this.#changed(true);
  }

  /** Brings the schedules up to date with an event; cards it does not know are left out. */
  apply(event: LogEvent): void {
    switch (event.type) {
      case 'answer':
        this.setState(event);
        return;
      case 'void':
      case 'unvoid':
        event.outcomes.forEach((outcome) => this.setState(outcome));
        this.#setSchedules(presetOutcomeOf(event)?.schedules);
        return;
      case 'presets':
        this.#setSchedules(event.after.schedules);
        return;
      case 'suspend':
        for (const cardId of event.cards) this.setSuspended(cardId, event.suspended);
        return;
      case 'import':
      case 'setting':
        return;
    }
  }

  setState({ cardId, state, suspended }: CardOutcome): void {
    const index = this.cardIndex(cardId);
    if (index === NONE) return;
    writeState(this.#columns, index, state);
    this.#changed(false);
    if (suspended !== undefined) this.setSuspended(cardId, suspended);
  }

  setSuspended(cardId: CardId, suspended: boolean): void {
    const index = this.cardIndex(cardId);
    if (index === NONE) return;
    const flags = this.#columns.flags[index] ?? 0;
    this.#columns.flags[index] = suspended ? flags | FLAGS.suspended : flags & ~FLAGS.suspended;
    this.#changed(true);
  }

  /** Suspends these cards and no others. */
  suspendOnly(cardIds: ReadonlySet<CardId>): void {
    const { flags, length } = this.#columns;
    for (let index = 0; index < length; index++) flags[index] = (flags[index] ?? 0) & ~FLAGS.suspended;
    for (const cardId of cardIds) this.setSuspended(cardId, true);
    this.#changed(true);
  }

  #setSchedules(schedules: CardSchedules | undefined): void {
    for (const [row, cardId] of schedules?.cards.entries() ?? []) {
      const index = this.cardIndex(cardId);
      if (index === NONE || schedules === undefined) continue;
      const state = scheduledAnew(this.stateAt(index), schedules, row);
      if (state !== undefined) this.setState({ cardId, state });
    }
  }

  /** The card with that ordinal among those that follow `first` in its note. */
  #cardOf(first: number, ordinal: number): number {
    let index = first;
    while (index !== NONE && this.#columns.ordinal[index] !== ordinal) index = this.#table().next(index);
    return index;
  }

  #deckIndexOf(deckId: DeckId): number {
    const known = this.#deckIndexes.get(deckId);
    if (known !== undefined) return known;
    this.#deckIndexes.set(deckId, this.#deckIds.length);
    return this.#deckIds.push(deckId) - 1;
  }

  #addCard(noteId: NoteId, ordinal: number): number {
    const table = this.#table();
    const index = this.#columns.length;
    if (index === this.#capacity) {
      this.#capacity = Math.max(256, Math.ceil(index * 1.5));
      Object.assign(this.#columns, copyColumns(this.#columns, this.#capacity));
    }
    this.#columns.noteHigh[index] = parseInt(noteId.slice(0, 8), 16);
    this.#columns.noteLow[index] = parseInt(noteId.slice(8), 16);
    this.#columns.ordinal[index] = ordinal;
    this.#columns.length = index + 1;
    table.add(this.#columns, index);
    return index;
  }

  #table(): NoteTable {
    this.#notes ??= NoteTable.of(this.#columns);
    return this.#notes;
  }

  #changed(structure: boolean): void {
    this.#version++;
    if (structure) this.#structureVersion++;
  }
}
