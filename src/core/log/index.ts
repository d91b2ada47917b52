export { DayTally } from './day-tally';
export type { DoneToday } from './day-tally';
export { statesOf, voidedEvents } from './effective';
export type {
  AnswerEvent,
  AnswerKind,
  CardOutcome,
  CardSchedules,
  EventId,
  ImportEvent,
  JsonValue,
  LogEvent,
  PresetOutcome,
  PresetsEvent,
  SettingEvent,
  SuspendEvent,
  UnvoidEvent,
  VoidEvent,
} from './event';
export { eventKey, orderEvents } from './order';
export { presetOutcomeOf, scheduledAnew } from './preset-outcome';
export { suspendedCards } from './suspended';
export { UndoStack } from './undo-stack';
export type { UndoableEvent } from './undo-stack';
