import { describe, expect, it } from 'vitest';
import type { NoteContent } from '#core/cards';
import type { DraftNote } from './format';
import { lintNotes } from './lint';

function draft(content: NoteContent, title = 'Knots'): DraftNote {
  return {
    content,
    context: [title],
    deckPath: [],
    tags: [],
    ordinals: [0],
    slide: 1,
    lines: { from: 3, to: 3 },
    block: 'x',
    reason: 'test',
  };
}

function judge(...contents: readonly NoteContent[]): readonly string[] {
  return lintNotes(contents.map((content) => draft(content))).map(
    ({ proposal, lint }) => `${proposal}: ${lint.map(({ rule }) => rule).join(' ')}`,
  );
}

const definition = (front: string, back: string): NoteContent => ({ kind: 'definition', front, back });
const choice = (options: readonly string[], right: number): NoteContent => ({
  kind: 'choice',
  stem: 'Which?',
  options,
  correct: [right],
  explanation: '',
});

describe('lintNotes', () => {
  it('accepts a plain card', () => {
    expect(judge(definition('What is a bowline?', 'A fixed loop'))).toEqual(['accept: ']);
  });

  it('proposes to skip cards that answer themselves, repeat another, or ask nothing', () => {
    expect(judge(definition('What is a bowline loop?', 'Bowline loop.'))).toEqual(['skip: gives-away']);
    expect(judge(definition('What is it for?', 'Knots'))).toEqual(['skip: gives-away']);
    expect(judge(definition('a?', 'long one'), definition('a?', 'long one'))[1]).toBe('skip: duplicate');
    expect(judge({ kind: 'slide', front: 'What should you remember about “Knots”?', back: 'One thing.' })).toEqual([
      'skip: vague-question',
    ]);
  });

  it('asks to edit what points to something the card does not show, and lists that are too long', () => {
    expect(judge({ kind: 'cloze', text: 'It holds a load of {{c1::900 kg}} at most' })).toEqual(['edit: points-back']);
    expect(judge({ kind: 'cloze', text: 'This is the {{c1::strongest}} of all' })).toEqual(['skip: points-back']);
    const items = Array.from({ length: 9 }, (_, k) => `item ${k}`);
    expect(judge({ kind: 'list', prompt: 'Name them', items })).toEqual(['edit: long-list']);
  });

  it('says what gives the key of a question away, without touching the question', () => {
    const long = 'the one that ends in a loop which neither slips nor jams under load';
    expect(judge(choice([long, 'a hitch', 'a bend'], 0))).toEqual(['accept: key-is-longest']);
    expect(judge(choice(['2 turns', 'many turns', 'no turn'], 0))).toEqual(['accept: key-has-number']);
    expect(
      judge({
        kind: 'choice',
        stem: 'What holds a boat is an',
        options: ['anchor', 'boat', 'mast'],
        correct: [0],
        explanation: '',
      }),
    ).toEqual(['accept: key-fits-alone']);
    expect(judge(choice(['a hitch', 'a hitch', 'a bend'], 2))).toEqual(['edit: same-options']);
  });
});

describe('facts told twice', () => {
  const on = (slide: number, text: string): DraftNote => ({ ...draft({ kind: 'cloze', text }), slide });

  it('skips a statement that another slide makes in nearly the same words', () => {
    const [first, second] = lintNotes([
      on(2, 'A bowline holds a load of {{c1::900 kg}} without slipping'),
      on(9, 'Without slipping a bowline holds a load of {{c1::900 kg}}'),
    ]);
    expect(first?.proposal).toBe('accept');
    expect(second).toMatchObject({ proposal: 'skip', lint: [{ rule: 'near-duplicate' }] });
  });

  it('asks to look at one that is only similar, and leaves like answers to other questions alone', () => {
    const verdicts = lintNotes([
      on(2, 'A bowline made of hemp holds {{c1::900 kg}} at sea'),
      on(5, 'A bowline made of hemp holds {{c1::900 kg}} in harbour and calm water'),
      on(7, 'The keel of our boat weighs {{c1::900 kg}}'),
    ]);
    expect(verdicts.map(({ proposal }) => proposal)).toEqual(['accept', 'edit', 'accept']);
  });
});
