export { previewAnswers } from './answer';
export type { AnswerInput, AnswerOutcome, AnswerOutcomes } from './answer';
export { DUE_LOAD_DAYS } from './balance';
export type { DueLoad } from './balance';
export { checkPreset } from './check-preset';
export type { PresetProblem } from './check-preset';
export { describeInterval } from './describe-interval';
export { fsrsFor } from './fsrs';
export type { Fsrs } from './fsrs';
export { DEFAULT_PRESET, presetOf } from './preset';
export type { EasyDay, Preset } from './preset';
export type { ReplayAnswer } from './replay';
export { isLeech } from './leech';
export { mergedState, recomputeMemory, reschedule } from './reschedule';
export { sameState } from './same-state';
export { GRADES } from './state';
export type {
  CardState,
  Due,
  Grade,
  LearningState,
  MemoryState,
  NewState,
  Phase,
  RelearningState,
  ReviewState,
} from './state';
export type { NextInterval, StudyMoment } from './states/context';
