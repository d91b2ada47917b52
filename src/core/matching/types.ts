import type { Note, NoteContent, NoteId, SourceKey } from '#core/cards';
import type { CourseReading } from '#core/import';

/** A note of the collection as matching needs it; archived ones may come back. */
export interface ExistingNote {
  /** `note.ordinals` names every card there ever was, archived ones included. */
  readonly note: Note;
  /** The ordinals that are archived. */
  readonly archived: readonly number[];
}

/** What is compared: freshly read files with what the collection holds. */
export interface MatchInput {
  readonly readings: readonly Pick<CourseReading, 'source' | 'notes'>[];
  /** All notes of the collection, or at least those of the sources read now and of sources that may have been renamed. */
  readonly existing: readonly ExistingNote[];
  /** Ids of further notes in the collection: no new note gets one of them. */
  readonly otherIds?: readonly NoteId[];
  /** Sources that are still there beside the ones read now: never taken for a former name of one of them. */
  readonly stillThere?: readonly SourceKey[];
}

/** How a proposed note takes the place of an existing one. */
export interface Binding {
  readonly noteId: NoteId;
  /** The proposed content with cloze numbers and step ordinals arranged so that each card keeps its own schedule. */
  readonly content: NoteContent;
  readonly ordinals: readonly number[];
}

/** What a proposed note is to the collection. */
export type NoteChange = 'kept' | 'edited' | 'moved' | 'split' | 'new';

interface NoteMatchBase {
  /** One sentence for people: why. */
  readonly explanation: string;
}

/** The judgement on one proposed note. */
export type NoteMatch =
  | (NoteMatchBase & {
      readonly change: Exclude<NoteChange, 'new'>;
      readonly binding: Binding;
      /** 0–1; 1 means identical. */
      readonly confidence: number;
      /** The note was archived and comes back with its history. */
      readonly restored: boolean;
    })
  | (NoteMatchBase & {
      readonly change: 'new';
      /** Used by no other note; the one its first import gives on every machine, unless that was taken. */
      readonly noteId: NoteId;
      /** The existing note it resembles most, left for the person to choose; no other proposed note took it. */
      readonly nearest?: Binding;
    });

/** An existing note that no proposed note took. */
export interface RemovedNote {
  readonly noteId: NoteId;
  readonly source: SourceKey;
  readonly explanation: string;
}

/** A source that was read now under another name. */
export interface RenamedSource {
  readonly from: SourceKey;
  readonly to: SourceKey;
  /** Share of the smaller side's notes that are identical, 0–1. */
  readonly share: number;
}

/** The difference between what was read and what the collection holds. */
export interface MatchResult {
  /** By reading, then by note, in the order they came in. */
  readonly matches: readonly (readonly NoteMatch[])[];
  /** Live notes of the sources read now, and of their former names, that are no longer there. */
  readonly removed: readonly RemovedNote[];
  readonly renamed: readonly RenamedSource[];
}
