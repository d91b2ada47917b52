import { describe, expect, it } from 'vitest';
import { parseBlocks } from '#core/markdown';
import { draftFacts } from './draft-facts';
import type { Fact } from './fact';
import { contentStems } from './language';

function facts(title: string, ...lines: readonly string[]): readonly Fact[] {
  return draftFacts(parseBlocks(lines.join('\n')), { title, known: [contentStems(title)] }).facts;
}

function contents(title: string, ...lines: readonly string[]): readonly unknown[] {
  return facts(title, ...lines).map(({ content }) => content);
}

describe('definition', () => {
  it.each([
    ['* Fathom: a depth of six feet', 'What is meant by “Fathom”?', 'A depth of six feet'],
    ['* **Fathom** – a depth of six feet', 'What is meant by “Fathom”?', 'A depth of six feet'],
    ['* `fathom` — six feet of depth', 'What is `fathom`?', 'Six feet of depth'],
    ['* Fathom - a depth of six feet', 'What is meant by “Fathom”?', 'A depth of six feet'],
    ['* Leading marks: two posts that show the way in', 'What are Leading marks?', 'Two posts that show the way in'],
    ['* Fathom\n  * A depth of six feet', 'What is meant by “Fathom”?', 'A depth of six feet'],
    [
      '* **Dead calm** → the boat drifts with the tide',
      'What follows from “Dead calm”?',
      'The boat drifts with the tide',
    ],
    [
      '* Anchor watch: you stay awake while others sleep',
      'What characterises Anchor watch?',
      'You stay awake while others sleep',
    ],
    [
      '* **Reef early:** a small sail is easier to handle',
      'What is the point of “Reef early”?',
      'A small sail is easier to handle',
    ],
  ])('reads %s', (line, front, back) => {
    expect(contents('Depths', line)[0]).toMatchObject({ kind: 'definition', front, back });
  });

  it('takes no remark, address or sentence for a term', () => {
    const lines = [
      '* Note: bring gloves',
      '* http://example.org/a: b',
      '* The boat that we saw was old: nobody sailed it',
    ];
    expect(facts('Harbour', ...lines).filter(({ content }) => content.kind === 'definition')).toEqual([]);
  });
});

describe('cloze', () => {
  it.each([
    ['* The keel of this boat weighs 900 kg and is made of lead', '900 kg'],
    ['* A boat under sail gives way when it is on **port tack** at a crossing', 'port tack'],
    ['* Set the depth alarm with `set-alarm` before you go to sleep', 'set-alarm'],
    ['* The first to sail alone around the world was Joshua Slocum of Nova Scotia', 'Joshua Slocum'],
  ])('hides the part worth knowing in %s', (line, hidden) => {
    const [content] = facts('Boats', line).map((fact) => fact.content);
    expect(content?.kind === 'cloze' && /\{\{c1::(.*?)\}\}/.exec(content.text)?.[1]).toBe(hidden);
  });

  it('hides nothing that the card shows elsewhere, and no reference to a part of the course', () => {
    expect(facts('Port tack', '* A boat on **port tack** gives way at a crossing')[0]?.content.kind).not.toBe('cloze');
    expect(facts('Boats', '* The rigging of old boats comes up again in Module 7 of all this')).toEqual([]);
  });
});

describe('list', () => {
  it('asks for all items below a parent, as the parent says', () => {
    expect(
      contents('Safety', '* A grab bag includes the following:', '  * flares', '  * a radio', '  * water'),
    ).toEqual([
      { kind: 'list', prompt: 'What does a grab bag include? Name all 3.', items: ['flares', 'a radio', 'water'] },
    ]);
    expect(contents('Safety', '* Sails are trimmed by:', '  * sheets', '  * halyards')[0]).toMatchObject({
      prompt: 'Sails are trimmed by what? Name both.',
    });
  });

  it('asks for the bullets of a slide by its title', () => {
    expect(contents('Points of sail', '* close-hauled', '* reaching', '* running')[0]).toMatchObject({
      kind: 'list',
      prompt: 'Points of sail: name all 3.',
    });
    expect(contents('What moves a boat?', '* wind', '* tide')[0]).toMatchObject({
      prompt: 'What moves a boat? (2 points)',
    });
  });

  it('reads a list written in one line', () => {
    expect(contents('Safety', '* Check before you leave: fuel, water, weather and tides')[0]).toMatchObject({
      kind: 'list',
      items: ['fuel', 'water', 'weather and tides'],
    });
  });
});

describe('steps', () => {
  it('asks for the whole order and for what comes next', () => {
    const [fact] = facts('Anchoring', '1. Choose a place', '2. Lower the anchor', '3. Reverse slowly');
    expect(fact?.content).toEqual({
      kind: 'steps',
      prompt: 'Anchoring',
      items: ['Choose a place', 'Lower the anchor', 'Reverse slowly'],
    });
    expect(fact?.ordinals).toEqual([0, 1, 2]);
  });

  it('takes a numbered list of things for a list', () => {
    expect(contents('Sails', '1. jib', '2. main', '3. spinnaker')[0]).toMatchObject({ kind: 'list' });
  });
});

describe('table', () => {
  const compare = ['| | Ketch | Sloop |', '|---|---|---|', '| Number of masts | two | one |', '| Crew | two | two |'];

  it('asks for the cells of a comparison by thing and property, and once where all hold the same', () => {
    expect(contents('Rigs', ...compare)).toMatchObject([
      { kind: 'table', front: 'What is the number of masts of **Ketch**?', back: 'two' },
      { kind: 'table', front: 'What is the number of masts of **Sloop**?', back: 'one' },
      { kind: 'table', back: 'two (both)', row: '|  | Ketch | Sloop |\n| --- | --- | --- |\n| Crew | two | two |' },
    ]);
  });

  it('asks which row a long cell belongs to, without saying its name', () => {
    const long =
      'A ketch carries a second and smaller mast ahead of its rudder, which makes each of the sails lighter to handle and lets a small crew reduce sail step by step when the wind gets up at night.';
    const [first] = contents(
      'Rigs',
      '| Rig | Description |',
      '|---|---|',
      `| Ketch | ${long} |`,
      '| Sloop | One mast. |',
    );
    expect(first).toMatchObject({ back: 'Ketch' });
    expect(JSON.stringify(first)).toContain('Which rig is this? “It carries');
  });

  it('says why a row or a cell gave nothing', () => {
    const lines = ['| Rig | Masts |', '|---|---|', '| | 3 |', '| Ketch | - |', '| Yawl | 2 |', '| Yawl | 2 |'];
    const { facts: made, claims } = draftFacts(parseBlocks(lines.join('\n')), { title: 'Rigs', known: [] });
    expect(made).toEqual([]);
    expect(claims.flatMap((claim) => (claim.use === 'skipped' ? [claim.reason] : []))).toEqual([
      'table row without a label',
      'table row without an informative cell',
      'table row whose label is not unique',
      'table row whose label is not unique',
    ]);
  });
});

describe('what carries no fact', () => {
  it.each([
    ['* And more', 'carries no fact of its own'],
    ['* https://example.org/sails', 'bare link'],
    ['* Is this what you expected?', 'question without an answer on the slide'],
    ["* Let's talk about this", 'speaks to the audience'],
    ['* ![](boat.png)', 'image'],
    ['* How to read a chart', 'announces a topic'],
  ])('leaves out %s and says why', (line, reason) => {
    const { facts: made, claims } = draftFacts(parseBlocks(line), { title: 'Boats', known: [] });
    expect(made).toEqual([]);
    expect(claims).toMatchObject([{ use: 'skipped', reason }]);
  });

  it('leaves out slides that only plan or greet', () => {
    expect(facts('Agenda', '* Sails: what they are', '* Ropes: what they are')).toEqual([]);
  });
});
