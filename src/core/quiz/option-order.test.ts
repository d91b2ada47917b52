import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionOrder } from './option-order';

/** A source of randomness that always moves things. */
const first = () => 0;

describe('the order of options', () => {
  it('is shuffled', () => {
    expect(optionOrder(['Latency', 'Throughput', 'Durability'], first)).not.toEqual([0, 1, 2]);
  });

  it('is shuffled when an option merely uses the article a', () => {
    expect(optionOrder(['Only a part', 'Both a and the', 'Latency'], first)).not.toEqual([0, 1, 2]);
  });

  it.each([
    ['True/False', ['True', 'False.']],
    ['numbers', ['1', '10', '100']],
    ['numbers with units', ['15 GB', '375 GB', '3 TB']],
    ['comparisons', ['> 50 GB', '> 100 GB', '> 200 GB']],
    ['letters of other options', ['Latency', 'Throughput', 'Both A and B']],
    ['letters alone', ['Latency', 'Throughput', 'A and B']],
    ['“above” before the end', ['Latency', 'None of the above', 'Throughput']],
  ])('stays for %s', (_, options) => {
    expect(optionOrder(options, first)).toEqual(options.map((__, index) => index));
  });

  it('keeps “all of the above” last and shuffles the others', () => {
    const order = optionOrder(['Latency', 'Throughput', 'Durability', 'All of the above'], first);
    expect(order[3]).toBe(3);
    expect(order).not.toEqual([0, 1, 2, 3]);
  });

  it('keeps an option that speaks of all others in its place', () => {
    expect(optionOrder(['It depends', 'Always', 'Never', 'On Mondays'], first)[0]).toBe(0);
  });

  it('shows every option exactly once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 2, maxLength: 8 }),
        fc.noShrink(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))),
        (options, numbers) => {
          const order = optionOrder(options, () => Number(numbers.next().value));
          expect([...order].sort((a, b) => a - b)).toEqual(options.map((_, index) => index));
        },
      ),
    );
  });
});
