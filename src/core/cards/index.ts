export type { Deck } from './deck';
export { cardIdOf, partsOfCardId } from './ids';
export type { BlockHash, CardId, DeckId, DeviceId, NoteId, PresetId, SourceKey } from './ids';
export type {
  BasicContent,
  ChoiceContent,
  ClozeContent,
  LineRange,
  ListContent,
  Markdown,
  Note,
  NoteContent,
  NoteKind,
  Origin,
  Slide,
  StepsContent,
  TableContent,
} from './note';
export { stepAskedBy } from './steps';
export { questionOf } from './question';
