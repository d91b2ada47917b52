import { describe, expect, it } from 'vitest';
import { inShort, ledgerInShort, sourceOf, warningsInShort } from '../../quiz/testing/quiz-source';
import { hashcards } from '.';

const read = (text: string): ReturnType<typeof hashcards.read> => hashcards.read(sourceOf(text, 'Sea.md'));

describe('hashcards', () => {
  it('ask Q, answer A, over as many lines as they like', () => {
    expect(read('Q: Name two moons.\nA:\n\n- Io\n- Europa\n\nQ: Sun?\nA: A star.\n').notes.map(inShort)).toEqual([
      'Name two moons. => - Io\n- Europa',
      'Sun? => A star.',
    ]);
  });

  it('hide what stands in brackets, but no images, links and escaped brackets', () => {
    const { notes } = read('C: The [Moon] and the [sea]. ![pic](m.png) [link](x) \\[no\\] `[code]`\n');
    expect(notes.map(inShort)).toEqual([
      'The {{c1::Moon}} and the {{c2::sea}}. ![pic](m.png) [link](x) \\[no\\] `[code]`',
    ]);
    expect(notes.map(({ ordinals }) => ordinals)).toEqual([[0, 1]]);
  });

  it('end at rules, take the name from front matter, and account for every line', () => {
    const source = sourceOf('---\nname = "Optics"\n---\n\nQ: Sun?\nA: A star.\n\n---\n\nC: [Ice] floats.\n', 'Sea.md');
    const reading = hashcards.read(source);
    expect(reading.title).toBe('Optics');
    expect(reading.notes.map(inShort)).toEqual(['Sun? => A star.', '{{c1::Ice}} floats.']);
    expect(ledgerInShort(source, reading)).toEqual({ card: 3, context: 4, skipped: 0, notUnderstood: 0, all: 7 });
  });

  it('report a question without answer, an answer without question and a cloze that hides nothing', () => {
    expect(warningsInShort(read('A: Nobody asked.\n\nQ: Anybody?\n\nC: Nothing hidden.\n'))).toEqual([
      'missing-front@1',
      'missing-back@3',
      'missing-cloze@5',
    ]);
  });

  it('are recognised by their marks at the start of lines', () => {
    expect(hashcards.recognise(sourceOf('Q: a\nA: b\n')).score).toBeGreaterThan(0.9);
    expect(hashcards.recognise(sourceOf('# A\n\n## B\n\n## C\n\nQ: a\nA: b\n')).score).toBeLessThan(0.5);
    expect(hashcards.recognise(sourceOf('plain\n')).score).toBe(0);
  });
});
