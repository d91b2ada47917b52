declare const studyDayBrand: unique symbol;

/**
 * A study day as lived: whole days since 1970-01-01 on the learner's own calendar, where a day starts at the rollover
 * hour (4:00 by default). An integer; differences are elapsed study days.
 */
export type StudyDay = number & { readonly [studyDayBrand]: true };

/** What decides which study day an instant belongs to. Passed in: core has no clock and no zone of its own. */
export interface Calendar {
  /** IANA zone name such as `Europe/Madrid`. */
  readonly zone: string;
  /** Hour of the local day, 0–23, at which a new study day starts. */
  readonly rolloverHour: number;
}
