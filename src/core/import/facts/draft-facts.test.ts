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
      '“Anchor watch”: what do you do?',
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

describe('questions that stand on their own', () => {
  const question = (title: string, ...lines: readonly string[]): unknown => {
    const content = facts(title, ...lines)[0]?.content;
    return content === undefined
      ? undefined
      : 'front' in content
        ? content.front
        : 'prompt' in content
          ? content.prompt
          : content.kind === 'cloze'
            ? content.text
            : undefined;
  };

  it.each([
    ['* Sheet anchor: a spare anchor for the worst case', 'What is a Sheet anchor?'],
    ['* Tidal curve: shows the height of water by the hour', 'What does a Tidal curve do?'],
    ['* VHF: Very High Frequency', 'What does VHF stand for?'],
    ['* Storm jib: hoisted by two people', '“Storm jib”: hoisted by what?'],
    ['* Launch permissions: a list of those who may go ashore', 'What are Launch permissions?'],
    ['* Boot locker: the box where wet boots go', 'What is meant by “Boot locker”?'],
    ['* Risk: the anchor drags at slack water', 'Anchoring: what is the risk?'],
    ['* Kedging: Carry the small anchor out by dinghy and haul on it', 'What is the idea behind “Kedging”?'],
    ['* Close cleanly: a hatch ajar lets water in', 'What is the point of “Close cleanly”?'],
    ['* Machine series: a family of engines with one bore', 'What is a Machine series?'],
    ['* Bilge & stern pumps: two pumps that run by themselves', 'What are Bilge & stern pumps?'],
  ])('ask for %s by what the meaning is', (line, front) => {
    expect(question('Anchoring', line)).toBe(front);
  });

  it.each([
    ['* A mooring is held by **two minutes of patience** and a line of 12 m', 'two minutes of patience'],
    ['* The old hull **uses copper rivets** along the keel of the boat', 'copper rivets'],
    ['* Divide the depth at low water by 2 to get the scope that is too short', '2'],
  ])('hide of %s what the author set apart', (line, hidden) => {
    expect(question('Boats', line)).toContain(`{{c1::${hidden}}}`);
  });

  it('show the bullet before one that leans on it, and hide nothing that leans on nothing', () => {
    const [, second] = contents(
      'Rigging',
      '* The forestay carries the **jib** all the way down',
      '* It ends in a **turnbuckle** near the bow',
    );
    expect(second).toEqual({
      kind: 'cloze',
      text: 'The forestay carries the **jib** all the way down. It ends in a **{{c1::turnbuckle}}** near the bow',
    });
    expect(JSON.stringify(contents('Rigging', '* You need them to be **tight and even** at sea'))).not.toContain(
      'c1::',
    );
  });

  it.each([
    ['* In this lab our lab boat **capsizes** three times'],
    ['* Ropes have names, e.g. `sheet`, `halyard`, `warp` on any boat'],
    ['* **H**alyard means **hauling** the **yard**'],
    ['* **Hoist** sails when the boat points into the wind'],
  ])('are not made of an example, a letter or a remark: %s', (line) => {
    expect(JSON.stringify(contents('Boats', line))).not.toMatch(/c1::(?:capsizes|halyard|H|Hoist|`)/);
  });

  it('ask for a method by what it does, and hide nothing in what leans on the bullet before', () => {
    expect(question('Logbook', '* `seek(position)`: Jump to an entry of the log')).toBe(
      'What does `seek(position)` do?',
    );
    expect(JSON.stringify(contents('Fleet', '* The others are **tenders** of the flagship'))).not.toContain('c1::');
  });

  it.each([
    ['* A tender is easy to:', 'A tender is easy to do what? Name both.'],
    ['* Consider the following before leaving:', 'What should you consider before leaving? Name both.'],
    ['* Take in sail when:', 'Take in sail: in which cases? Name both.'],
    ['* How it works:', 'Boats — how it works: name both.'],
  ])('complete the line that introduces a list: %s', (lead, prompt) => {
    expect(question('Boats', lead, '  * tow', '  * stow')).toBe(prompt);
  });

  it('word the headers of a table as questions', () => {
    const table = [
      '| Rig | When it sails | Best for | Needs | Role |',
      '|---|---|---|---|---|',
      '| Ketch | at night | long trips | two hands | identifies the role |',
    ];
    expect(contents('Rigs', ...table)).toMatchObject([
      { front: 'When does **Ketch** sail?' },
      { front: 'What is **Ketch** best for?' },
      { front: 'What does **Ketch** need?' },
      { back: 'identifies the role' },
    ]);
  });

  it('leave a cell out that only repeats its row', () => {
    const table = ['| Part | Meaning |', '|---|---|', '| Keel | Identifies the keel |'];
    expect(contents('Boats', ...table)).toEqual([]);
  });

  it('make one list of short bullets and no card of each beside it', () => {
    const made = contents('Safety gear', '* life jackets for all', '* a **flare** gun', '* a throwing line');
    expect(made).toMatchObject([
      { kind: 'list', items: ['life jackets for all', 'a **flare** gun', 'a throwing line'] },
    ]);
  });

  it('drop references to other parts of the course', () => {
    expect(
      JSON.stringify(contents('Boats', '* A dinghy carries **four** people at most (Lab 3, exercise 2)')),
    ).not.toContain('Lab');
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
