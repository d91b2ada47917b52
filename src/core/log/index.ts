export type {
  AnswerEvent,
  AnswerKind,
  CardOutcome,
  EventId,
  ImportEvent,
  LogEvent,
  UnvoidEvent,
  VoidEvent,
} from './event';
