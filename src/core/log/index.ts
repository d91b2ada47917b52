export type {
  AnswerEvent,
  AnswerKind,
  CardOutcome,
  EventId,
  ImportEvent,
  JsonValue,
  LogEvent,
  MergeEvent,
  PresetEvent,
  SettingEvent,
  UnvoidEvent,
  VoidEvent,
} from './event';
