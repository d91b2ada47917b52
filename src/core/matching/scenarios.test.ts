import { describe, expect, it } from 'vitest';
import { importedNotes, readText } from './testing/round';
import { matchImport } from './match-import';

const COURSE = `# Kitchen science

## Heat

* Water boils at **100 °C** at sea level
* Salt raises the boiling point of water. It takes 58 grams per litre to raise it by **one degree**.
* A lid keeps **steam** inside the pot

---

## Doughs

| Dough | Rising agent | Resting time |
|-------|--------------|--------------|
| Bread | Yeast        | 90 minutes   |
| Scone | Baking powder | none        |
| Choux | Steam        | 10 minutes   |

---

## Knives

* **Paring knife**: a short blade for peeling and trimming fruit
* **Boning knife**: a narrow blade that follows the bone

---

## How to make stock

1. Roast the bones until they are brown.
2. Cover them with cold water.
3. Simmer them for six hours without stirring.
4. Strain the liquid through a fine cloth.

---

## Quiz

* Boiling water in a closed pot gets hotter than in an open one.
  * A. True
  * B. False

Notes:

* A

---

## Quiz

* Which gas makes bread rise?
  * A. Oxygen
  * B. Carbon dioxide
  * C. Nitrogen

Notes:

* B. Yeast gives off carbon dioxide.

---

## Quiz

* Which gas is used to carbonate water?
  * A. Helium
  * B. Carbon dioxide
  * C. Argon

Notes:

* B
`;

type Edit = (course: string) => string;

/** Imports the course, edits it and imports it again. */
function importAgain(edit: Edit, course = COURSE) {
  const before = readText('kitchen.md', course);
  const edited = edit(course);
  expect(edited).not.toBe(course);
  const after = readText('kitchen.md', edited);
  const existing = importedNotes(before);
  const { matches, removed } = matchImport({
    readings: [after],
    existing: existing.map((note) => ({ note, archived: [] })),
  });
  const textOf = (content: unknown): string => JSON.stringify(content);
  const before1 = new Map(existing.map(({ id, content }) => [id, textOf(content)]));
  const pairs = after.notes.map((note, index) => {
    const match = matches[0]![index]!;
    return {
      note: textOf(note.content),
      match,
      was: match.change === 'new' ? undefined : before1.get(match.binding.noteId),
    };
  });
  const find = (part: string) => pairs.filter(({ note }) => note.includes(part));
  return { pairs, find, removed: removed.map(({ noteId }) => before1.get(noteId) ?? ''), after };
}

const swap =
  (from: string, to: string): Edit =>
  (course) =>
    course.replace(from, to);

describe('importing an edited course again', () => {
  it('changes nothing when nothing changed but a line elsewhere', () => {
    const { pairs, removed } = importAgain(swap('# Kitchen science\n', '# Kitchen science\n\n<!-- a remark -->\n'));
    expect(pairs.map(({ match }) => match.change)).toEqual(pairs.map(() => 'kept'));
    expect(removed).toEqual([]);
  });

  it('keeps the schedule of a question whose key was corrected', () => {
    const { find } = importAgain(swap('* A\n', '* B\n'));
    const [pair] = find('closed pot');
    expect(pair?.match).toMatchObject({ change: 'edited' });
    expect(pair?.match.explanation).toContain('key was corrected');
  });

  it('keeps the schedule of a question that got another option', () => {
    const { find } = importAgain(swap('  * C. Nitrogen', '  * C. Nitrogen\n  * D. Hydrogen'));
    expect(find('makes bread rise')[0]).toMatchObject({ match: { change: 'edited' } });
  });

  it('keeps the schedule of a reworded question', () => {
    const { find } = importAgain(swap('Which gas makes bread rise?', 'Which gas makes a loaf of bread rise?'));
    expect(find('loaf of bread')[0]).toMatchObject({ match: { change: 'edited' } });
    expect(find('loaf of bread')[0]?.was).toContain('makes bread rise');
  });

  it('counts a claim as new when a negation turned it', () => {
    const { find, removed } = importAgain(swap('gets hotter', 'does not get hotter'));
    expect(find('does not get')[0]).toMatchObject({ match: { change: 'new' } });
    expect(removed.join()).toContain('gets hotter');
  });

  it('does not give the schedule of a deleted question to one with the same options and key', () => {
    const { find, removed } = importAgain(swap('Which gas makes bread rise?', 'Which gas puts out a grease fire?'));
    expect(find('grease fire')[0]).toMatchObject({ match: { change: 'new' } });
    expect(find('carbonate water')[0]).toMatchObject({ match: { change: 'kept' } });
    expect(removed.join()).toContain('makes bread rise');
  });

  it('counts a cloze card as new when the hidden number changed', () => {
    const { find } = importAgain(swap('**100 °C**', '**95 °C**'));
    const [pair] = find('95 °C');
    expect(pair?.match.change).toBe('new');
    expect(pair?.match.explanation).not.toBe('');
  });

  it('keeps the schedule of a reworded bullet', () => {
    const { find } = importAgain(
      swap('A lid keeps **steam** inside the pot', 'A heavy lid keeps **steam** inside the pot'),
    );
    const cards = find('heavy lid').filter(({ note }) => note.includes('cloze'));
    expect(cards.map(({ match }) => match.change)).toEqual(cards.map(() => 'edited'));
  });

  it('keeps all cells of a table when a row is inserted, and counts its cells as new', () => {
    const { find, removed } = importAgain(swap('| Scone |', '| Brioche | Yeast       | 12 hours     |\n| Scone |'));
    const brioche = find('"table"').filter(({ note }) => /front":"[^"]*Brioche|back":"Brioche/.test(note));
    expect(brioche.length).toBeGreaterThan(0);
    expect(brioche.map(({ match }) => match.change)).toEqual(brioche.map(() => 'new'));
    const bread = find('**Bread**').concat(find('“Bread”'));
    expect(bread.every(({ match }) => match.change === 'kept')).toBe(true);
    expect(removed.filter((content) => !content.includes('Yeast'))).toEqual([]);
  });

  it('counts the cells of a row as new that took the place of another row', () => {
    const { find } = importAgain(
      swap('| Choux | Steam        | 10 minutes   |', '| Filo  | none         | 10 minutes   |'),
    );
    const filo = find('Filo').filter(({ note }) => !note.includes('list'));
    expect(filo.length).toBeGreaterThan(0);
    expect(filo.map(({ match }) => match.change)).toEqual(filo.map(() => 'new'));
  });

  it('does not confuse cells whose values were exchanged', () => {
    const { pairs } = importAgain((course) =>
      course
        .replace('90 minutes', '@@')
        .replace('10 minutes  ', '90 minutes  ')
        .replace('@@        ', '10 minutes')
        .replace('@@', '10 minutes'),
    );
    for (const { note, match, was } of pairs) {
      if (match.change === 'new' || !note.includes('minutes')) continue;
      expect(JSON.parse(was ?? '{}')).toMatchObject({ back: (JSON.parse(note) as { back: string }).back });
    }
  });

  it('counts a definition as new when its term became another', () => {
    const { find } = importAgain(
      swap(
        '**Boning knife**: a narrow blade that follows the bone',
        '**Filleting knife**: a flexible blade that follows the skin',
      ),
    );
    expect(find('Filleting')[0]).toMatchObject({ match: { change: 'new' } });
  });

  it('keeps the cards of steps that still follow each other when a step is inserted', () => {
    const { find, after } = importAgain(swap('3. Simmer', '3. Skim the foam.\n3. Simmer'));
    const [pair] = find('Skim the foam').filter(({ note }) => note.includes('"steps"'));
    expect(pair?.match.change).toBe('edited');
    if (pair === undefined || pair.match.change === 'new') return;
    const { content, ordinals } = pair.match.binding;
    expect(content).toMatchObject({ kind: 'steps', ordinals: [0, 1, 4, 5, 3] });
    expect(ordinals).toEqual([0, 1, 3, 4, 5]);
    expect(after.notes.some(({ content: { kind } }) => kind === 'steps')).toBe(true);
  });

  it('calls a slide that went elsewhere moved, and nothing else', () => {
    const knives = /## Knives[\s\S]*?---\n\n/.exec(COURSE)?.[0] ?? '';
    const { pairs } = importAgain((course) => course.replace(knives, '').replace('## Heat', `${knives}## Heat`));
    const moved = pairs.filter(({ match }) => match.change === 'moved');
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ note }) => note.toLowerCase().includes('knife'))).toBe(true);
    expect(pairs.every(({ match }) => match.change === 'kept' || match.change === 'moved')).toBe(true);
  });

  it('recognises the cards of a slide with another title', () => {
    const { find } = importAgain(swap('## Knives', '## Kitchen knives'));
    const cards = find('Paring').filter(({ note }) => note.includes('"definition"'));
    expect(cards.map(({ match }) => match.change)).toEqual(['edited']);
  });

  it('keeps equal bullets under two headings apart when one of them goes', () => {
    const course = COURSE.replace(
      '## Doughs',
      '## Gas hob\n\n* **Heats up in**: a few seconds flat\n\n---\n\n## Electric hob\n\n* **Heats up in**: a few seconds flat\n\n---\n\n## Doughs',
    );
    const { pairs, removed } = importAgain((text) => text.replace(/## Gas hob[\s\S]*?---\n\n/, ''), course);
    const [pair] = pairs.filter(({ note }) => note.includes('few seconds'));
    expect(pair?.match.change).toBe('kept');
    expect(removed).toHaveLength(1);
  });
});
