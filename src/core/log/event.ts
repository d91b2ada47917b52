import type { CardId, DeckId, DeviceId, PresetId, SourceKey } from '#core/cards';
import type { CardState, Grade, Preset } from '#core/scheduling';
import type { StudyDay } from '#core/time';

/** Names an event for good; unique over all machines. */
export interface EventId {
  readonly deviceId: DeviceId;
  /** 1, 2, 3 … on its device, without gaps. */
  readonly seq: number;
}

interface EventHead extends EventId {
  /** When it happened, ms since 1970 UTC. */
  readonly at: number;
  /** Minutes east of UTC where it happened. */
  readonly offsetMinutes: number;
  /** The study day as lived. */
  readonly studyDay: StudyDay;
}

/** A card and the schedule it has from this event on. */
export interface CardOutcome {
  readonly cardId: CardId;
  readonly state: CardState;
  /** Present when it changed with the schedule. */
  readonly suspended?: boolean;
}

/** Schedules of many seen cards, column by column: entry i of each column belongs to card i. */
export interface CardSchedules {
  readonly cards: readonly CardId[];
  /** Reviews the card had: the schedule was worked out from those, and is none for a card with others. */
  readonly reps: readonly number[];
  readonly stability: readonly number[];
  readonly difficulty: readonly number[];
  /** Present when due days were moved: study day and interval of review cards, 0 for cards that keep theirs. */
  readonly due?: { readonly day: readonly number[]; readonly intervalDays: readonly number[] };
}

/** What holds of presets, and of the cards under them, after a change. */
export interface PresetOutcome {
  readonly presets: readonly Preset[];
  /** Presets that are no more: decks that name one use the default. */
  readonly removed: readonly PresetId[];
  readonly decks: readonly { readonly deckId: DeckId; readonly presetId: PresetId }[];
  /** Cards whose memory was replayed with new weights, or whose due day was moved. */
  readonly schedules?: CardSchedules;
}

/** What kind of answer it was; `cram` and `manual` never change memory and are no training target. */
export type AnswerKind = 'learn' | 'review' | 'relearn' | 'cram' | 'manual';

/** One answer: the row the whole schedule can be rebuilt from. */
export interface AnswerEvent extends EventHead, CardOutcome {
  readonly type: 'answer';
  /** The schedule the card had until then: what undo restores, and what statistics call a new, learning or mature card. */
  readonly before: CardState;
  readonly grade: Grade;
  readonly kind: AnswerKind;
  /** Quiz questions: chosen options as indexes in source order. */
  readonly chosen?: readonly number[];
  /** Quiz questions: the learner said it was a guess. */
  readonly guessed?: true;
  /** Time from question to grade, at most 60,000. */
  readonly answerMs: number;
  /** The answer made the card a leech, and its preset suspends leeches. */
  readonly suspended?: true;
  /** Revision of the preset that computed the state. */
  readonly presetRevision: number;
}

/** Takes an earlier event back; `outcomes` are the states that hold afterwards. */
export interface VoidEvent extends EventHead {
  readonly type: 'void';
  readonly target: EventId;
  readonly outcomes: readonly CardOutcome[];
  readonly presets?: PresetOutcome;
}

/** Brings a voided event back (redo); `outcomes` are the states that hold afterwards. */
export interface UnvoidEvent extends EventHead {
  readonly type: 'unvoid';
  readonly target: EventId;
  readonly outcomes: readonly CardOutcome[];
  readonly presets?: PresetOutcome;
}

/** An import that was committed; its content lies in the pages written in the same transaction. */
export interface ImportEvent extends EventHead {
  readonly type: 'import';
  readonly sources: readonly SourceKey[];
  readonly notesAdded: number;
  readonly cardsAdded: number;
  /** Keys of the note pages written. */
  readonly pages: readonly number[];
}

/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A setting got a value. */
export interface SettingEvent extends EventHead {
  readonly type: 'setting';
  readonly key: string;
  readonly value: JsonValue;
}

/** A preset was made, changed, deleted or given to decks; one event with all that this did, undone in one step. */
export interface PresetsEvent extends EventHead {
  readonly type: 'presets';
  readonly what: 'made' | 'changed' | 'deleted' | 'assigned';
  /** Name of the preset, for the sentence that undo says. */
  readonly name: string;
  readonly before: PresetOutcome;
  readonly after: PresetOutcome;
}

/** Cards were taken out of study for now, or put back. */
export interface SuspendEvent extends EventHead {
  readonly type: 'suspend';
  /** Those that were not so before. */
  readonly cards: readonly CardId[];
  readonly suspended: boolean;
}

/** One change a person made. Appended, never changed. */
export type LogEvent = AnswerEvent | VoidEvent | UnvoidEvent | ImportEvent | SettingEvent | PresetsEvent | SuspendEvent;
