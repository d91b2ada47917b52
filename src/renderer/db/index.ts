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
  RecentImport,
  PresetEffect,
  PresetFailure,
  TransferSummary,
  UndoneEvent,
} from './collection';
export type { OpenFailure, StorageFailure, TransferFailure } from './failures';
export type { CheckReport } from './check';
export { bringsContent } from './event-content';
export type { EventContent } from './event-content';
export { openCollection } from './open';
export { restoreCollection } from './restore';
export type { RestoreIdentity, RestoreSources, RestoreSummary } from './restore';
export type { DoneToday } from '#core/log';
export type { SourceRecord, StoredNote } from '#core/transfer';
