/**
 * The mirror's columns: one slot a card, in the order cards were added. Structure of arrays, so that counts, queues and
 * statistics run over plain memory. Only `length` slots are in use; the arrays may be longer.
 */
export interface CardColumns {
  /** Cards in use. */
  readonly length: number;
  /** Upper and lower half of the note id. */
  readonly noteHigh: Uint32Array;
  readonly noteLow: Uint32Array;
  readonly ordinal: Uint16Array;
  /** Key of the note page that holds the card's note. */
  readonly page: Uint32Array;
  /** Index into the mirror's deck table. */
  readonly deck: Uint32Array;
  /** Phase code, see `PHASE_CODES`. */
  readonly phase: Uint8Array;
  /** Bit set, see `FLAGS`. */
  readonly flags: Uint16Array;
  /** Study day the card is due; unused for new cards. */
  readonly dueDay: Int32Array;
  /** Clock time a sub-day step is due, ms; 0 when due by day. */
  readonly dueAt: Float64Array;
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  /** Study day of the last review that counted. */
  readonly lastDay: Int32Array;
  /** Interval in study days (review, relearning). */
  readonly intervalDays: Uint32Array;
  readonly reps: Uint32Array;
  readonly lapses: Uint16Array;
  /** Learning or relearning step. */
  readonly step: Uint8Array;
}

/** Codes of `CardColumns.phase`. */
export const PHASE_CODES = { new: 0, learning: 1, review: 2, relearning: 3 } as const;

/** Bits of `CardColumns.flags`. */
export const FLAGS = { suspended: 1, buried: 2, archived: 4 } as const;
