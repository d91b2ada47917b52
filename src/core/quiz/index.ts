export { gradeChoice } from './grade-choice';
export { optionOrder } from './option-order';
export { namesBareLetters, relabel } from './relabel';
