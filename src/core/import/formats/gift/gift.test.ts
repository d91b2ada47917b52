import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { gift } from '.';

function read(text: string): readonly string[] {
  return gift.read(sourceOf(text, 'bank.gift')).notes.map(inShort);
}

describe('GIFT', () => {
  it('reads options, the right one after "="', () => {
    expect(read('::Tides::What pulls the tides?{~wind =the Moon ~salt}')).toEqual([
      'What pulls the tides? [wind | *the Moon | salt]',
    ]);
  });

  it('leaves a gap where the answer stands within the sentence', () => {
    expect(read('The sea {~rests =moves ~sings} twice a day.')).toEqual([
      'The sea _____ twice a day. [rests | *moves | sings]',
    ]);
  });

  it('takes options that earn part of the mark as right when none earns it all', () => {
    expect(read('Which are metals?{~%50%iron ~%-100%chalk ~%50%zinc}')).toEqual([
      'Which are metals? [*iron | chalk | *zinc]',
    ]);
    expect(read('Which is best?{~%50%good =best ~bad}')).toEqual(['Which is best? [good | *best | bad]']);
  });

  it('reads true and false with feedback', () => {
    expect(read('Ice floats.{T#Look closely.#It is lighter than water.####Try it.}')).toEqual([
      'Ice floats. [*True | False] (Try it.\n\nLook closely.\n\nIt is lighter than water.)',
    ]);
  });

  it('reads short answers, numbers, ranges and pairs as front and back', () => {
    expect(read('Largest ocean?{=Pacific =the Pacific =%50%Atlantic}')).toEqual([
      'Largest ocean? => Pacific / the Pacific',
    ]);
    expect(read('Year of the landing?{#1969:1}')).toEqual(['Year of the landing? => 1969 ± 1']);
    expect(read('A number from 1 to 5?{#1..5}')).toEqual(['A number from 1 to 5? => 1 to 5']);
    expect(read('Match.{=cat -> meow =dog -> bark = -> moo}')).toEqual([
      'Match.\n\ncat => meow',
      'Match.\n\ndog => bark',
    ]);
  });

  it('resolves escapes and shows feedback with the explanation', () => {
    expect(read('Which equals 4\\: two plus two\\?{~\\= 5#too much =\\= 4#yes}')).toEqual([
      'Which equals 4: two plus two\\? [= 5 | *= 4] (- = 5: too much\n- = 4: yes)',
    ]);
  });

  it('keeps signs that authors forgot to escape within words', () => {
    expect(read('Which tag is a link?{=<a href="x">#right ~<b class="y">}')).toEqual([
      'Which tag is a link? [*<a href="x"> | <b class="y">] (- <a href="x">: right)',
    ]);
  });

  it('puts categories into decks, tags and ids of comments onto notes', () => {
    const { notes } = gift.read(
      sourceOf('$CATEGORY: $course$/top/Sea/Tides\n\n// [id:7] [tag:moon]\nDo tides move?{T}\n', 'bank.gift'),
    );
    expect(notes.map(({ deckPath, tags, explicitId }) => ({ deckPath, tags, explicitId }))).toEqual([
      { deckPath: ['Sea', 'Tides'], tags: ['moon'], explicitId: '7' },
    ]);
  });

  it('says what it leaves out and accounts for every line', () => {
    const source = sourceOf(
      '// a comment\nJust read this.\n\nWrite an essay.{}\n\nNo key?{~a ~b}\n\nOpen?{=a ~b\n\n::Next::Ice floats.{T}\n',
      'bank.gift',
    );
    const reading = gift.read(source);
    expect(reading.notes.map(inShort)).toEqual(['Ice floats. [*True | False]']);
    expect(warningsInShort(reading)).toEqual(['missing-key@4', 'missing-key@6', 'unclosed-answer@8']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 1, context: 0, skipped: 5, notUnderstood: 0, all: 6 });
  });

  it('lets an answer go over blank lines', () => {
    expect(read('Which?{\n=this\n\n~that\n}\n\nIce floats.{T}')).toEqual([
      'Which? [*this | that]',
      'Ice floats. [*True | False]',
    ]);
  });

  it('is recognised by its name, else by answers in braces', () => {
    expect(gift.recognise(sourceOf('', 'empty.gift')).score).toBeGreaterThan(0.9);
    expect(gift.recognise(sourceOf('::T::Ice floats.{T}\n', 'bank.txt')).score).toBeGreaterThan(0.9);
    expect(gift.recognise(sourceOf('# Notes\n\nCode: `if (a) { b }`\n', 'notes.md')).score).toBe(0);
    expect(gift.recognise(sourceOf('The {{c1::Moon}} pulls.\n', 'notes.txt')).score).toBe(0);
  });
});
