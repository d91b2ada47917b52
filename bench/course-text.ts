/** Draws that follow from a seed alone, so that every run reads the same course. */
type Draw = (below: number) => number;

function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const NOUNS =
  'valve turbine harbour tide current sensor rotor filter signal channel buffer cable sluice reservoir pump beacon chart anchor hull mast engine boiler gauge relay circuit breaker pier crane dock lock ferry pilot sounding depth swell breeze front pressure column seal bearing shaft duct tank manifold'.split(
    ' ',
  );
const NAMES =
  'Kestrel Marlin Orkney Beaufort Skagerrak Plimsoll Aldis Decca Walker Francis Kaplan Pelton Venturi Coriolis'.split(
    ' ',
  );
const VERBS =
  'lowers raises limits measures protects feeds drains cools drives records balances delays opens closes carries'.split(
    ' ',
  );
const ADJECTIVES =
  'narrow steady sudden shallow spare automatic remote seasonal critical redundant brittle coarse main outer'.split(
    ' ',
  );
const UNITS = ['minutes', 'hours', 'days', 'metres', 'knots', '%', 'km', 'litres', 'seconds', 'GB'];
const LINKS = ['because', 'so that', 'without', 'unless', 'while', 'before', 'after', 'with'];

class CourseWriter {
  readonly #draw: Draw;
  readonly #lines: string[] = [];

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  text(): string {
    return this.#lines.join('\n');
  }

  line(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  #pick(words: readonly string[]): string {
    return words[this.#draw(words.length)] ?? '';
  }

  chance(percent: number): boolean {
    return this.#draw(100) < percent;
  }

  thing(): string {
    if (this.chance(12)) return `the ${this.#pick(NAMES)} ${this.#pick(NOUNS)}`;
    return this.chance(50) ? `the ${this.#pick(ADJECTIVES)} ${this.#pick(NOUNS)}` : `a ${this.#pick(NOUNS)}`;
  }

  part(): string {
    if (this.chance(8)) return `**${this.#pick(ADJECTIVES)} ${this.#pick(NOUNS)}**`;
    if (this.chance(5)) return `\`${this.#pick(NOUNS)}.${this.#pick(NOUNS)}\``;
    if (this.chance(14)) return `${this.#draw(900) + 2} ${this.#pick(UNITS)}`;
    return this.thing();
  }

  phrase(): string {
    return `${this.#pick(ADJECTIVES)} ${this.#pick(NOUNS)} ${this.#pick(NOUNS)}`;
  }

  clause(): string {
    const link = this.chance(45) ? ` ${this.#pick(LINKS)} ${this.thing()} ${this.#pick(VERBS)} ${this.part()}` : '';
    return `${this.thing()} ${this.#pick(VERBS)} ${this.part()}${link}`;
  }

  sentence(): string {
    const clause = this.clause();
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${this.chance(25) ? `, ${this.clause()}` : ''}.`;
  }

  title(): string {
    const phrase = this.phrase();
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  }

  bullets(): void {
    const count = 3 + this.#draw(4);
    for (let index = 0; index < count; index++) {
      const kind = this.#draw(10);
      if (kind === 0) this.line(`* ${this.title()}: ${this.clause()}`);
      else if (kind === 1) this.line(`* **${this.title()}** - ${this.clause()}`);
      else if (kind === 2) this.line(`* ${this.title()}:`, ...this.children());
      else this.line(kind < 5 ? `* ${this.title()}` : `* ${this.sentence()}`);
    }
  }

  children(): readonly string[] {
    return Array.from({ length: 1 + this.#draw(4) }, () => `  * ${this.chance(50) ? this.sentence() : this.phrase()}`);
  }

  steps(): void {
    for (let index = 1; index <= 4 + this.#draw(3); index++) this.line(`${index}. Check ${this.clause()}.`);
  }

  table(): void {
    const columns = 2 + this.#draw(2);
    const row = (cell: (column: number) => string): string =>
      `| ${Array.from({ length: columns }, (_, column) => cell(column).padEnd(column === 0 ? 24 : 72)).join(' | ')} |`;
    this.line(
      row((column) => (column === 0 ? 'Option' : column === 1 ? 'Description' : 'Typical use')),
      row((column) => '-'.repeat(column === 0 ? 24 : 72)),
    );
    for (let index = 0; index < 3 + this.#draw(5); index++) {
      this.line(row((column) => (column === 0 ? this.title() : column === 1 ? this.sentence() : this.clause())));
    }
  }

  notes(): void {
    this.line('', 'Notes:', '');
    for (let count = 1 + this.#draw(5); count > 0; count--) this.line(`* ${this.sentence()} ${this.sentence()}`);
    if (this.chance(50)) this.line('', `${this.sentence()} ${this.sentence()} ${this.sentence()}`);
  }

  quiz(): void {
    this.line('## Quiz', '', `* ${this.title()}: which part ${this.#pick(VERBS)} ${this.thing()}?`, '');
    const options = 2 + this.#draw(3);
    for (let index = 0; index < options; index++) this.line(`${'ABCDE'.charAt(index)}. ${this.clause()}`);
    this.line('', 'Notes:', '', `${'ABCDE'.charAt(this.#draw(options))}. ${this.sentence()}`);
  }
}

/** A course of about `bytes` bytes in proportions of real ones: tables a third, bullets a third, notes and quizzes the rest. */
export function courseText(bytes: number): string {
  const chapters: string[] = ['# Tidal works'];
  let length = 0;
  for (let chapter = 0; length < bytes; chapter++) {
    const writer = new CourseWriter(drawFrom(chapter + 1));
    writer.line('', `# ${writer.title()} ${chapter + 1}`, '');
    for (let slide = 0; slide < 20; slide++) {
      if (slide % 4 === 3) writer.quiz();
      else {
        writer.line(`## ${writer.title()}`, '');
        if (slide % 7 === 2) writer.table();
        else if (slide % 10 === 8) writer.steps();
        else if (slide % 10 === 6) writer.line(`${writer.sentence()} ${writer.sentence()}`);
        else writer.bullets();
        if (writer.chance(40)) writer.line('', `![](../pictures/${chapter}-${slide}.png)`);
        if (writer.chance(35)) writer.notes();
      }
      writer.line('', '---', '');
    }
    const text = writer.text();
    length += text.length + 1;
    chapters.push(text);
  }
  return chapters.join('\n');
}
