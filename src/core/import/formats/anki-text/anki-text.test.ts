import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { ankiText } from '.';

const read = (text: string): ReturnType<typeof ankiText.read> => ankiText.read(sourceOf(text, 'notes.txt'));

describe('Anki text exports', () => {
  it('follow the settings at the top', () => {
    const reading = read(
      [
        '#separator:tab',
        '#html:true',
        '#guid column:1',
        '#deck column:3',
        '#tags column:6',
        'k9\tBasic\tSea::Tides\tWhat pulls?\tthe <b>Moon</b>\tmoon sky',
      ]
        .join('\n')
        .replace('#guid column:1', '#guid column:1\n#notetype column:2'),
    );
    expect(reading.notes.map(inShort)).toEqual(['What pulls? => the <b>Moon</b>']);
    expect(reading.notes[0]).toMatchObject({ explicitId: 'k9', deckPath: ['Sea', 'Tides'], tags: ['moon', 'sky'] });
  });

  it('know other separators, tags for all and the old first line', () => {
    expect(read('#separator:Semicolon\n#tags:sea\nsun;star\n').notes[0]).toMatchObject({ tags: ['sea'] });
    const old = read('tags: sea sky\nsun\tstar\n');
    expect(old.notes[0]).toMatchObject({ tags: ['sea', 'sky'] });
    expect(old.notes.map(inShort)).toEqual(['sun => star']);
  });

  it('ask both ways when the note type says so', () => {
    const { notes } = read('#separator:tab\n#notetype:Basic (and reversed card)\nsun\tstar\n');
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([[0, 1]]);
  });

  it('may hold clozes, whose other fields are left out with a warning', () => {
    const reading = read('#separator:tab\nThe {{c2::Moon}} pulls the {{c1::sea}}.\textra\n');
    expect(reading.notes.map(({ ordinals }) => ordinals)).toEqual([[0, 1]]);
    expect(warningsInShort(reading)).toEqual(['extra-field@2']);
  });

  it('may quote fields over lines that start with "#", and hold comments', () => {
    const source = sourceOf('# a remark\nsun\t"star\n#1 of ours"\nmoon\trock\n', 'notes.txt');
    const reading = ankiText.read(source);
    expect(reading.notes.map(inShort)).toEqual(['sun => star\n#1 of ours', 'moon => rock']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 3, context: 0, skipped: 1, notUnderstood: 0, all: 4 });
  });

  it('report rows with too few or too many fields', () => {
    const reading = read('sun\tstar\nmoon\trock\tgrey\nalone\n\tnobody\n');
    expect(reading.notes.map(inShort)).toEqual(['sun => star', 'moon => rock\tgrey']);
    expect(warningsInShort(reading)).toEqual(['surplus-fields@2', 'missing-back@3', 'missing-front@4']);
  });

  it('are recognised by their settings, else by tabs in a text file', () => {
    expect(ankiText.recognise(sourceOf('#separator:tab\na\tb\n', 'x.txt')).score).toBeGreaterThan(0.9);
    expect(ankiText.recognise(sourceOf('a\tb\nc\td\n', 'x.txt')).score).toBeGreaterThan(0.6);
    expect(ankiText.recognise(sourceOf('# a\n\nb\n', 'x.md')).score).toBe(0);
  });
});
