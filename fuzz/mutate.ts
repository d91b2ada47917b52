import { HOSTILE_CARDS } from '../e2e/fixtures/hostile/cards';
import type { SeedFile } from './corpus';
import type { Random } from './random';

/** What the formats give meaning to. */
const TOKENS: readonly string[] = [
  ...[
    '---',
    '----',
    '\n---\n',
    '## ',
    '#### ',
    '* ',
    '- [x] ',
    '- [ ] ',
    '1. ',
    'A. ',
    'B) ',
    'Answer: B',
    'Answer: ',
    '> ',
  ],
  ...[
    '::',
    ':::',
    '?\n',
    '\n?\n',
    '??',
    '{{c1::',
    '}}',
    '{{c99999999::',
    '::hint}}',
    '==',
    '**',
    '__',
    '`',
    '```\n',
    '~~~\n',
  ],
  ...['| a | b |\n|---|---|\n', '|', '\t', ',', '"', '""', ';', '#separator:tab\n', '#html:true\n', '#deck column:1\n'],
  ...[
    '{=a ~b}',
    '{',
    '}',
    '=',
    '~',
    '->',
    '%%',
    '$CATEGORY: a/b\n',
    '::title::',
    '//',
    'Note:',
    'Note:\n',
    '<!-- ',
    ' -->',
  ],
  ...[
    '<!-- id: x -->',
    '<!-- .slide -->',
    '<!--SR:!2024-01-01,3,250-->',
    '<details>',
    '</details>',
    '<br>',
    '&lt;',
    '&#0;',
  ],
  ...[
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '\\frac{',
    '\\sqrt[',
    '\\begin{array}{',
    '\\\\',
    '![](',
    '![a](b.png)',
    '[a](',
    ')',
  ],
  ...[
    '---\ntitle: x\n---\n',
    'marp: true\n',
    'separator: \n',
    'Q: ',
    'A: ',
    'C: ',
    '[',
    ']',
    'True',
    'False',
    '%',
    '\r',
    '\r\n',
  ],
  ...[
    '\0',
    '\uFEFF',
    '\u200B',
    '\u202E',
    '\uE0F0',
    '\uE0F1',
    '\uE0F2',
    '\uE021',
    '\u2028',
    '\u0301',
    '\uD83D\uDE00',
    '　',
  ],
];
/** Tokens whose repetition is what slow parsers stumble over. */
const NESTING: readonly string[] = [
  ...[
    '[',
    '(',
    '![',
    '<',
    '<a ',
    '<a',
    '<!--',
    '<b>',
    '<div>',
    '> ',
    '- ',
    '  - ',
    '*',
    '_',
    '`',
    '$',
    '$x$',
    '\\(',
    '{{c1::',
    '}}',
  ],
  ...[
    '|',
    '| a ',
    '#',
    '~',
    '{',
    '{=',
    '::',
    '"',
    '",',
    '\t',
    ' ',
    '\n',
    '\n\n',
    '---\n',
    '&',
    '&#',
    '\\',
    '**a',
    '<svg>',
    '\uE0F0',
  ],
  ...[
    '{{c1::a::',
    'A. x\n',
    '- [ ] x\n',
    '1. ',
    '<!-- id: x -->',
    '- [',
    '](',
    'a: ',
    'a - ',
    '\u0301',
    '<p title="',
    "<p title='",
  ],
];

type Mutation = (text: string, random: Random, seeds: readonly string[]) => string;

function at(text: string, random: Random): number {
  return random.below(text.length + 1);
}

function insert(text: string, where: number, what: string): string {
  return text.slice(0, where) + what + text.slice(where);
}

const MUTATIONS: readonly Mutation[] = [
  (text, random) => insert(text, at(text, random), random.pick(TOKENS)),
  (text, random) => insert(text, at(text, random), random.pick(TOKENS) + random.pick(TOKENS)),
  (text, random) => insert(text, at(text, random), random.pick(HOSTILE_CARDS).markdown),
  (text, random) => insert(text, at(text, random), ` ${random.pick(HOSTILE_CARDS).markdown} `),
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + random.below(80));
  },
  (text, random) => {
    const from = at(text, random);
    return insert(text, at(text, random), text.slice(from, from + random.below(300)));
  },
  (text, random) => insert(text, at(text, random), String.fromCharCode(random.below(random.once(4) ? 65_536 : 128))),
  (text, random) => {
    const lines = text.split('\n');
    const [moved = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, moved);
    return lines.join('\n');
  },
  (text, random, seeds) => insert(text, at(text, random), windowOf(random.pick(seeds), random, 400)),
];

/** Lines from the middle of a text, about so many characters of them. */
function windowOf(text: string, random: Random, characters: number): string {
  const from = random.below(Math.max(1, text.length - characters));
  const start = from === 0 ? 0 : text.indexOf('\n', from) + 1;
  return text.slice(start, start + 1 + random.below(characters));
}

/** One input for the parsers: what it is called and what it holds. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ENDINGS = ['.md', '.md', '.csv', '.tsv', '.txt', '.gift', '.markdown'];

/** Makes inputs from seed files: parts of them, changed; now and then a whole file, a bomb of one token, or noise. */
export function mutator(files: readonly SeedFile[], random: Random): () => Input {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const isText = ({ bytes }: SeedFile) => !bytes.subarray(0, 4_096).includes(0);
  const texts = files.filter(isText).map(({ name, bytes }) => ({ name, text: decoder.decode(bytes) }));
  const seeds = texts.map(({ text }) => text);

  const bomb = (): Input => {
    const token = random.pick(NESTING);
    const times = 1 + random.below(Math.ceil((random.once(8) ? 200_000 : 20_000) / token.length));
    const head = random.pick(['', '# x\n\n---\n\n## y\n\n', 'front,back\n', 'Q: ', '* ', 'a :: ']);
    return {
      name: `bomb${random.pick(ENDINGS)}`,
      bytes: encoder.encode(`${head}${token.repeat(times)}${random.pick(TOKENS)}x`),
    };
  };
  const noise = (): Input => {
    const bytes = Uint8Array.from({ length: random.below(2_000) }, () => random.below(256));
    return { name: `noise${random.pick(ENDINGS)}`, bytes };
  };
  const damaged = (): Input => {
    const { name, bytes } = random.pick(files);
    const from = random.below(bytes.length);
    const copy = bytes.slice(random.once(2) ? 0 : from, from + 1 + random.below(4_000));
    for (let flips = random.below(20); flips > 0; flips -= 1) copy[random.below(copy.length)] = random.below(256);
    return { name, bytes: copy };
  };
  const whole = (): Input => {
    const { name, text } = random.pick(texts);
    return { name, bytes: encoder.encode(insert(text, at(text, random), random.pick(TOKENS))) };
  };
  const changed = (): Input => {
    const { name, text } = random.pick(texts);
    let mutated = windowOf(text, random, 1_500);
    if (random.once(3)) mutated = text.slice(0, 200) + mutated;
    for (let count = 1 + random.below(6); count > 0; count -= 1)
      mutated = random.pick(MUTATIONS)(mutated, random, seeds);
    return { name: random.once(6) ? `other${random.pick(ENDINGS)}` : name, bytes: encoder.encode(mutated) };
  };

  return () => {
    if (random.once(400)) return whole();
    if (random.once(60)) return bomb();
    if (random.once(40)) return noise();
    if (random.once(20)) return damaged();
    return changed();
  };
}
