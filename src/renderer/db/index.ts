export type {
  AcceptedReading,
  AnswerFailure,
  AnswerInput,
  Collection,
  CollectionChange,
  CollectionInfo,
  DoneToday,
  ImportProgress,
  ImportSummary,
  OpenCollection,
  OpenOptions,
  SourceRecord,
  TransferSummary,
  UndoneEvent,
} from './collection';
export type { OpenFailure, StorageFailure, TransferFailure } from './failures';
