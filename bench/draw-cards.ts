import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stepAskedBy } from '#core/cards';
import { readCourse, type ProposedNote } from '#core/import';

/** What is drawn, and by which seed. */
export interface Draw {
  /** Course files, or folders that hold them. */
  readonly paths: readonly string[];
  /** How many; 0 for all. */
  readonly count: number;
  readonly seed: string;
  /** Leaves the questions out that the source itself asks. */
  readonly factsOnly: boolean;
}

interface Card {
  readonly file: string;
  readonly note: ProposedNote;
  readonly ordinal: number;
}

/** Cards as a learner sees them, topic, question and answer, drawn without replacement; the same seed draws the same cards. */
export function drawCards({ paths, count, seed, factsOnly }: Draw): string {
  const cards = paths.flatMap(filesBelow).flatMap((path) => cardsOf(path, factsOnly));
  const drawn = count === 0 ? cards : sample(cards, count, seed);
  return [`seed ${seed}: ${drawn.length} of ${cards.length} cards`, ...drawn.map(show)].join('\n\n');
}

function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && basename(name) !== 'README.md')
    .sort()
    .map((name) => join(path, name));
}

function cardsOf(path: string, factsOnly: boolean): readonly Card[] {
  const name = basename(path);
  const outcome = readCourse({ name, relativePath: name, bytes: new Uint8Array(readFileSync(path)) }, '0'.repeat(64));
  if (outcome.status === 'failed') throw new Error(`${path}: ${outcome.message}`);
  return outcome.reading.notes
    .filter(({ proposal, content }) => proposal !== 'skip' && !(factsOnly && content.kind === 'choice'))
    .flatMap((note) => note.ordinals.map((ordinal) => ({ file: name, note, ordinal })));
}

function show({ file, note, ordinal }: Card, index: number): string {
  const { front, back } = sidesOf(note, ordinal);
  const { content, slide, lines, proposal, lint } = note;
  return [
    `${index + 1}. ${content.kind} · ${file}:${slide} line ${lines.from} · ${proposal}${lint.map(({ rule }) => ` ${rule}`).join('')}`,
    `   [${note.context.join(' › ')}]`,
    `   Q: ${front.replace(/\n/g, '\n      ')}`,
    `   A: ${back.replace(/\n/g, '\n      ')}`,
  ].join('\n');
}

function sidesOf({ content }: ProposedNote, ordinal: number): { readonly front: string; readonly back: string } {
  switch (content.kind) {
    case 'choice':
      return {
        front: [content.stem, ...content.options.map((option) => `- ${option}`)].join('\n'),
        back: content.correct.map((index) => content.options[index]).join('; '),
      };
    case 'cloze': {
      const parts = [...content.text.matchAll(/\{\{c\d+::(.*?)\}\}/gs)].map(([, hidden = '']) => hidden);
      return { front: content.text.replace(/\{\{c\d+::.*?\}\}/gs, '[…]'), back: parts.join('; ') };
    }
    case 'list':
      return { front: content.prompt, back: content.items.map((item) => `- ${item}`).join('\n') };
    case 'steps': {
      const step = stepAskedBy(content, ordinal);
      return step === 0
        ? { front: `${content.prompt}: all steps in order`, back: content.items.join('\n') }
        : {
            front: `${content.prompt}: what comes after “${content.items[step - 1]}”?`,
            back: content.items[step] ?? '',
          };
    }
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return content;
  }
}

/** Fisher–Yates over a generator that the seed starts (mulberry32 on an FNV-1a hash). */
function sample(cards: readonly Card[], count: number, seed: string): readonly Card[] {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pool = [...cards];
  for (let at = pool.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [pool[at], pool[other]];
    if (a !== undefined && b !== undefined) [pool[at], pool[other]] = [b, a];
  }
  return pool.slice(0, count);
}
