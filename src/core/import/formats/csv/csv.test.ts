import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { csv, readCsv } from '.';

function read(text: string): readonly string[] {
  return readCsv(sourceOf(text, 'cards.csv')).notes.map(inShort);
}

describe('CSV', () => {
  it('maps columns by their names, in any order', () => {
    expect(read('answer,tags,question\nLima,"geo, cities",Capital of Peru?\n')).toEqual(['Capital of Peru? => Lima']);
    const { notes } = readCsv(sourceOf('front\tback\ttags\nsun\tstar\tsky near\n', 'cards.tsv'));
    expect(notes.map(({ tags }) => tags)).toEqual([['sky', 'near']]);
  });

  it('takes the first column as the front when no names are given', () => {
    expect(read('der Hund;the dog\ndie Katze;the cat\n')).toEqual(['der Hund => the dog', 'die Katze => the cat']);
  });

  it('keeps quoted delimiters, doubled quotes and line breaks, with the right lines', () => {
    const reading = readCsv(sourceOf('front,back\n"one, two","a ""word""\nover lines"\nlast,end\n', 'cards.csv'));
    expect(reading.notes.map(inShort)).toEqual(['one, two => a "word"\nover lines', 'last => end']);
    expect(reading.notes.map(({ lines }) => lines)).toEqual([
      { from: 2, to: 3 },
      { from: 4, to: 4 },
    ]);
  });

  it('mends rows that unquoted commas split, and says so', () => {
    const reading = readCsv(sourceOf('question,answer\nA?,b\nWhich, if any?,red, green\n', 'cards.csv'));
    expect(reading.notes.map(inShort)).toEqual(['A? => b', 'Which, if any? => red, green']);
    expect(warningsInShort(reading)).toEqual(['surplus-fields@3']);
  });

  it('reads questions with options, the key as letter, number or text', () => {
    const header = 'question,option a,option b,option c,correct answer,explanation\n';
    expect(read(`${header}Metal?,iron,chalk,wood,A,shines\n`)).toEqual(['Metal? [*iron | chalk | wood] (shines)']);
    expect(read(`${header}Metal?,iron,chalk,wood,1,\n`)).toEqual(['Metal? [*iron | chalk | wood]']);
    expect(read(`${header}Metals?,iron,chalk,zinc,"A,C",\n`)).toEqual(['Metals? [*iron | chalk | *zinc]']);
    expect(read(`${header}Metal?,iron,chalk,wood,iron,\n`)).toEqual(['Metal? [*iron | chalk | wood]']);
    const bad = readCsv(sourceOf(`${header}Metal?,iron,chalk,wood,gold,\n`, 'cards.csv'));
    expect(warningsInShort(bad)).toEqual(['missing-key@2']);
  });

  it('takes a quote that never closes literally, and says so', () => {
    const reading = readCsv(sourceOf('front,back\n"open,one\ntwo,three\n', 'cards.csv'));
    expect(reading.notes.map(inShort)).toEqual(['"open => one', 'two => three']);
    expect(warningsInShort(reading)).toEqual(['unclosed-quote@2']);
  });

  it('reports rows without a front or a back, and accounts for every line', () => {
    const source = sourceOf('front,back\nalone,\n,nobody\nsun,star\n', 'cards.csv');
    const reading = readCsv(source);
    expect(warningsInShort(reading)).toEqual(['missing-back@2', 'missing-front@3']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 1, context: 1, skipped: 2, notUnderstood: 0, all: 4 });
  });

  it("follows the person's own mapping", () => {
    const source = sourceOf('sun,star,Sonne\n', 'cards.csv');
    const { notes } = readCsv(source, { header: false, front: 2, back: [0, 1] });
    expect(notes.map(inShort)).toEqual(['Sonne => sun\n\nstar']);
  });

  it('is recognised by its name or its even columns, never in Markdown', () => {
    expect(csv.recognise(sourceOf('a,b\nc,d\n', 'x.csv')).score).toBeGreaterThan(0.9);
    expect(csv.recognise(sourceOf('front;back\nc;d\n', 'x.txt')).score).toBeGreaterThan(0.5);
    expect(csv.recognise(sourceOf('a, b\nc, d\n', 'x.md')).score).toBe(0);
  });
});
