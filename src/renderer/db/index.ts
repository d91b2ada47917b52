export type {
  AcceptedReading,
  AnswerFailure,
  AnswerInput,
  Collection,
  CollectionChange,
  CollectionInfo,
  ImportProgress,
  ImportSummary,
  OpenCollection,
  OpenOptions,
  TransferSummary,
  UndoneEvent,
} from './collection';
export type { OpenFailure, StorageFailure, TransferFailure } from './failures';
export { openCollection } from './open';
export type { DoneToday } from '#core/log';
export type { SourceRecord, StoredNote } from '#core/transfer';
