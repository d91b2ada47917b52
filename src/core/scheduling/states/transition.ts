import type { CardState } from '../state';
import type { NextInterval } from './context';

/** Where one grade takes a card. */
export interface Transition {
  readonly state: CardState;
  readonly interval: NextInterval;
}
