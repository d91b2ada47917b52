import type { StepsContent } from './note';

/** What a card of an ordered list asks: 0 for the whole order, k ≥ 1 for what comes after item k; −1 when it asks nothing. */
export function stepAskedBy({ ordinals, items }: StepsContent, ordinal: number): number {
  const step = ordinals === undefined ? ordinal : ordinals.indexOf(ordinal);
  return step < items.length ? step : -1;
}
