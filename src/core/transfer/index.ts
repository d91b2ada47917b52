export { TransferReader } from './reader';
export type { TransferContents, TransferProblem } from './reader';
export { TRANSFER_VERSION } from './records';
export type { SourceRecord, StoredNote, TransferHeader, TransferRecord } from './records';
export { reviewLogHeader, reviewLogRecord } from './review-log';
export { TransferWriter } from './writer';
