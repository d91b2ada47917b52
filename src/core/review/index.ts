export { deckCounts } from './deck-counts';
export type { StudyCounts } from './deck-counts';
export type { DoneCounts, StudyInput } from './input';
export { expectedMinutes } from './pace';
export { trueRetention } from './true-retention';
export { StudyQueue } from './queue';
export type { QueueHead } from './queue';
export { recordedAnswerMs } from './answer-time';
