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
