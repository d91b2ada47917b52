import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference';
import { tokensOf } from './text';

const compare = (before: string, after: string) => differenceOf(before, after, { weigh: () => 1, tokensOf });

describe('the difference of two texts', () => {
  it.each([
    ['Storage is **persistent**.', 'Storage is persistent'],
    ['“Tags” label instances', 'Tags label instances'],
    ['Tag instances', 'tags instances'],
    ['Region: a place', 'Region – a place'],
  ])('takes %j and %j for the same', (before, after) => {
    expect(compare(before, after).same).toBe(true);
  });

  it.each([
    ['A disk holds 16 TiB', 'A disk holds 64 TiB'],
    ['A disk is encrypted', 'A disk is not encrypted'],
    ['A disk is encrypted', 'A disk is unencrypted'],
    ['Traffic is allowed before login', 'Traffic is allowed after login'],
    ['Symmetric keys are shared', 'Asymmetric keys are shared'],
    ['Logs go to Amazon S3', 'Logs go to Amazon Glacier'],
    ['All regions have it', 'Some regions have it'],
    ['It holds three copies', 'It holds two copies'],
    ['TCP is slower than UDP', 'UDP is slower than TCP'],
    ['Compare with `===`', 'Compare with `==`'],
    ['`a[0]`', '`a(0)`'],
    ['It was -5 degrees', 'It was 5 degrees'],
    ['Written in C', 'Written in C#'],
  ])('sees that %j and %j do not mean the same', (before, after) => {
    const { same, changedMeaning } = compare(before, after);
    expect(same).toBe(false);
    expect(changedMeaning).toBeDefined();
  });

  it('does not mind a reworded sentence', () => {
    const difference = compare(
      'Tags let you assign metadata to instances',
      'Tags let you attach metadata to instances',
    );
    expect(difference.changedMeaning).toBeUndefined();
    expect(difference.similarity).toBeGreaterThan(0.7);
  });

  it('recognises a clause cut out of a longer text, but not the rest of a turned one', () => {
    expect(compare('Logs are kept. They expire after 30 days.', 'They expire after 30 days.').isPart).toBe(true);
    expect(compare('Not all of the disks are encrypted', 'all of the disks are encrypted').isPart).toBe(false);
  });
});
