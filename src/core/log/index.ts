export { DayTally } from './day-tally';
export type { DoneToday } from './day-tally';
export { statesOf, voidedEvents } from './effective';
export type {
  AnswerEvent,
  AnswerKind,
  CardOutcome,
  EventId,
  ImportEvent,
  JsonValue,
  LogEvent,
  PresetEvent,
  SettingEvent,
  UnvoidEvent,
  VoidEvent,
} from './event';
export { eventKey, orderEvents } from './order';
export { UndoStack } from './undo-stack';
export type { UndoableEvent } from './undo-stack';
