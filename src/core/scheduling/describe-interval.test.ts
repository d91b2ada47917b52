import { describe, expect, it } from 'vitest';
import { describeInterval } from './describe-interval';

describe('describeInterval', () => {
  it('gives short labels, with a decimal from a month on', () => {
    const minutes = [0.5, 1, 7.5, 59.4, 90, 60 * 23].map((one) => describeInterval({ kind: 'minutes', minutes: one }));
    expect(minutes).toEqual(['30s', '1m', '8m', '59m', '2h', '23h']);
    const days = [1, 9, 30, 31, 72, 364, 365, 438, 36_500].map((one) => describeInterval({ kind: 'days', days: one }));
    expect(days).toEqual(['1d', '9d', '30d', '1mo', '2.4mo', '12mo', '1y', '1.2y', '100y']);
  });
});
