import { describe, expect, it } from 'vitest';
import { inShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { aiken } from '.';

describe('Aiken', () => {
  it('reads stems, options and the answer right below', () => {
    const text =
      'What pulls the tides?\nA. wind\nB. the Moon\nC. salt\nANSWER: B\n\nIce floats?\nA) yes\nB) no\nANSWER: A\n';
    expect(aiken.read(sourceOf(text, 'bank.txt')).notes.map(inShort)).toEqual([
      'What pulls the tides? [wind | *the Moon | salt]',
      'Ice floats? [*yes | no]',
    ]);
  });

  it('needs no blank line between questions', () => {
    const text = 'Ice floats?\nA. yes\nB. no\nANSWER: A\nStones float?\nA. yes\nB. no\nANSWER: B\n';
    expect(aiken.read(sourceOf(text, 'bank.txt')).notes.map(inShort)).toEqual([
      'Ice floats? [*yes | no]',
      'Stones float? [yes | *no]',
    ]);
  });

  it('reports an answer that is no option', () => {
    expect(warningsInShort(aiken.read(sourceOf('Ice floats?\nA. yes\nB. no\nANSWER: E\n', 'bank.txt')))).toEqual([
      'bad-key@1',
    ]);
  });

  it('is recognised by its answer lines', () => {
    expect(aiken.recognise(sourceOf('Ice floats?\nA. yes\nB. no\nANSWER: A\n', 'bank.txt')).score).toBeGreaterThan(0.9);
    expect(aiken.recognise(sourceOf('A. yes\nB. no\n', 'bank.txt')).score).toBe(0);
  });
});
