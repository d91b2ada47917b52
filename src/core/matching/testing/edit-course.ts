import { Random, inventWord } from './random';

/** What a course author does to a block. */
const EDITS = ['word', 'number', 'key', 'split', 'merge', 'move', 'insert', 'delete'] as const;
export type Edit = (typeof EDITS)[number];

/** A course after an author's edits, with the truth about where each line came from and what was written anew. */
export interface EditedCourse {
  /** With invented words and numbers, each of which occurs once: for telling the truth. */
  readonly text: string;
  /** The same edits in words and numbers of the course itself: for testing. */
  readonly natural: string;
  /** For each line, counting from 1 at index 1, the lines of the original it came from; empty for inserted ones. */
  readonly origins: readonly (readonly number[])[];
  /** Invented word or number → what stood there before. */
  readonly replaced: ReadonlyMap<string, { readonly before: string; readonly edit: 'word' | 'number' }>;
  readonly done: ReadonlyMap<Edit, number>;
}

interface Line {
  readonly text: string;
  readonly from: readonly number[];
}

/** A run of lines that is edited as one: a bullet, a paragraph, a table row. */
interface Block {
  readonly lines: readonly Line[];
  readonly kind: 'bullet' | 'row' | 'paragraph' | 'heading' | 'key' | 'other';
  /** Slides are never left by an edit but by moving them whole. */
  readonly slide: number;
}

const BULLET = /^(\s*)(?:[*+-]|\d+[.)])\s+(?!\[[ x]\])\S/;
const OPTION = /^\s*(?:[*+-]\s+)?(?:[A-H][.):]\s|\[[ x]\])/i;
const KEY = /^(\s*(?:[*+-]\s+)?(?:(?:correct\s+)?answer:\s*)?)([A-D])(\.?\s*)$/i;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^(?=.*---)[\s|:-]+$/;

/**
 * Edits about `share` of a course's blocks; the same seed gives the same edits. Some of what is inserted comes from `donor`, a
 * course on a like subject, and then may also stand in for a block that goes.
 */
export function editCourse(text: string, seed: number, donor = '', share = 0.2): EditedCourse {
  return new Editor(text, seed, donor, share).run();
}

class Editor {
  readonly #random: Random;
  readonly #share: number;
  readonly #replaced = new Map<string, { before: string; edit: 'word' | 'number' }>();
  readonly #done = new Map<Edit, number>();
  readonly #blocks: readonly Block[];
  readonly #words: readonly string[];
  readonly #numbers: readonly string[];
  readonly #donors: readonly Block[];
  /** Invented word or number → the course's own word that stands for it. */
  readonly #natural = new Map<string, string>();
  #invented: number;

  constructor(text: string, seed: number, donor: string, share: number) {
    this.#random = new Random(seed);
    this.#share = share;
    this.#invented = this.#random.below(5_000) + 100;
    this.#blocks = blocksOf(text);
    const own = new Set(text.split('\n').map((line) => line.trim()));
    this.#donors = blocksOf(donor).filter(({ lines }) => lines.every((line) => !own.has(line.text.trim())));
    this.#words = text.match(/(?<![\p{L}/.])\p{L}{5,}(?![\p{L}/.])/gu) ?? [];
    this.#numbers = text.match(/(?<![\p{L}\p{N}.:/_-])\d+(?![\p{L}\p{N}:/_-])/gu) ?? [];
  }

  run(): EditedCourse {
    const edited: Block[] = [];
    for (let index = 0; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (block === undefined) continue;
      const isEditable = block.kind !== 'other' && this.#random.chance(this.#share);
      if (!isEditable) {
        edited.push(block);
        continue;
      }
      const next = this.#blocks[index + 1];
      const edit = block.kind === 'key' ? 'key' : this.#random.pick(EDITS);
      const result = this.#apply(edit ?? 'word', block, next, edited);
      if (result === undefined) {
        edited.push(block);
        continue;
      }
      this.#done.set(edit ?? 'word', (this.#done.get(edit ?? 'word') ?? 0) + 1);
      edited.push(...result.blocks);
      if (result.takesNext) index++;
    }
    const lines = this.#moveSlides(edited).flatMap((block) => block.lines);
    const text = lines.map((line) => line.text).join('\n');
    return {
      text,
      natural: text.replace(/[\p{L}\p{N}]+/gu, (word) => this.#naturalFor(word)),
      origins: [[], ...lines.map((line) => line.from)],
      replaced: this.#replaced,
      done: this.#done,
    };
  }

  #apply(
    edit: Edit,
    block: Block,
    next: Block | undefined,
    before: readonly Block[],
  ): { readonly blocks: readonly Block[]; readonly takesNext?: boolean } | undefined {
    switch (edit) {
      case 'word':
        return this.#replace(block, /\b\p{Ll}{5,}\b/gu, 'word');
      case 'number':
        return this.#replace(block, /(?<![\p{L}\p{N}.:/_-])\d+(?![\p{L}\p{N}:/_-]|\.\s|\)\s)/gu, 'number');
      case 'key':
        return this.#changeKey(block);
      case 'split':
        return split(block);
      case 'merge':
        return merge(block, next);
      case 'move':
        return isLeaf(block, next) && next?.kind === block.kind && next.slide === block.slide && sameDepth(block, next)
          ? { blocks: [next, block], takesNext: true }
          : undefined;
      case 'insert':
        return this.#random.chance(0.4) ? this.#adopt(block, next) : this.#insert(block);
      case 'delete':
        return isLeaf(block, next) && canGo(block, before) ? { blocks: [] } : undefined;
    }
  }

  #replace(block: Block, pattern: RegExp, edit: 'word' | 'number'): { readonly blocks: readonly Block[] } | undefined {
    const place = this.#random.below(block.lines.length);
    const line = block.lines[place];
    if (line === undefined || /https?:|[`{}]|!\[/.test(line.text)) return undefined;
    const found = this.#random.pick([...line.text.matchAll(pattern)]);
    if (found === undefined) return undefined;
    const fresh = edit === 'word' ? this.#invent(1) : this.#inventNumber();
    this.#replaced.set(fresh, { before: found[0], edit });
    const text = line.text.slice(0, found.index) + fresh + line.text.slice(found.index + found[0].length);
    return { blocks: [{ ...block, lines: block.lines.map((old) => (old === line ? { ...line, text } : old)) }] };
  }

  #changeKey(block: Block): { readonly blocks: readonly Block[] } | undefined {
    const [line] = block.lines;
    const match = KEY.exec(line?.text ?? '');
    if (line === undefined || match === null || block.kind !== 'key') return undefined;
    const letter = (match[2] ?? '').toUpperCase() === 'A' ? 'B' : 'A';
    return { blocks: [{ ...block, lines: [{ ...line, text: `${match[1] ?? ''}${letter}${match[3] ?? ''}` }] }] };
  }

  /** Either something quite new, or a twin: a copy with one word or number changed, which must not take the original's place. */
  #insert(block: Block): { readonly blocks: readonly Block[] } | undefined {
    const [line] = block.lines;
    if (line === undefined || block.kind === 'heading' || block.kind === 'key') return undefined;
    if (block.kind === 'row') {
      const cells = line.text.split('|').slice(1, -1);
      const fresh = cells.map(() => ` ${this.#invent(2)} `);
      return { blocks: [block, { ...block, lines: [{ text: `|${fresh.join('|')}|`, from: [] }] }] };
    }
    if (block.kind !== 'bullet' || block.lines.length > 1 || OPTION.test(line.text)) return undefined;
    const mark = /^\s*\S+\s+/.exec(line.text)?.[0] ?? '* ';
    if (this.#random.chance(0.5)) {
      const words = line.text.slice(mark.length).split(' ');
      const place = words.findIndex((word) => /^\p{L}{4,}$/u.test(word));
      if (place >= 0) {
        words[place] = capitalise(this.#invent(1));
        return { blocks: [block, { ...block, lines: [{ text: mark + words.join(' '), from: [] }] }] };
      }
    }
    const fresh = `${mark}${capitalise(this.#invent(2))} has **${this.#invent(1)}** for ${this.#invent(3)}`;
    return { blocks: [block, { ...block, lines: [{ text: fresh, from: [] }] }] };
  }

  /** A block of the donor beside a block or in its place. */
  #adopt(block: Block, next: Block | undefined): { readonly blocks: readonly Block[] } | undefined {
    const isOption = OPTION.test(block.lines[0]?.text ?? '');
    if (block.kind === 'heading' || block.kind === 'key' || isOption || !isLeaf(block, next)) return undefined;
    const fitting = this.#donors.filter(
      ({ kind, lines }) =>
        kind === block.kind &&
        lines.length === 1 &&
        !OPTION.test(lines[0]?.text ?? '') &&
        columnsOf(lines[0]) === columnsOf(block.lines[0]),
    );
    const donor = this.#random.pick(fitting)?.lines[0]?.text.trim();
    if (donor === undefined) return undefined;
    const indent = ' '.repeat(depthOf(block));
    const adopted: Block = { ...block, lines: [{ text: indent + donor, from: [] }] };
    return { blocks: this.#random.chance(0.5) ? [adopted] : [block, adopted] };
  }

  /** Moves about one slide in forty to another place. */
  #moveSlides(blocks: readonly Block[]): readonly Block[] {
    const slides = new Map<number, Block[]>();
    for (const block of blocks) {
      const slide = slides.get(block.slide);
      if (slide === undefined) slides.set(block.slide, [block]);
      else slide.push(block);
    }
    const order = [...slides.values()];
    for (let moves = Math.round(order.length / 40); moves > 0 && order.length > 4; moves--) {
      const from = 1 + this.#random.below(order.length - 2);
      const [slide] = order.splice(from, 1);
      if (slide === undefined) continue;
      order.splice(1 + this.#random.below(order.length - 2), 0, slide);
      this.#done.set('move', (this.#done.get('move') ?? 0) + 1);
    }
    return order.flat();
  }

  #invent(count: number): string {
    const words = Array.from({ length: count }, () => inventWord(this.#invented++));
    for (const word of words) this.#natural.set(word, this.#random.pick(this.#words) ?? word);
    return words.join(' ');
  }

  #inventNumber(): string {
    const number = String(40_000 + this.#invented++);
    this.#natural.set(number, this.#random.pick(this.#numbers) ?? number);
    return number;
  }

  #naturalFor(word: string): string {
    const natural = this.#natural.get(word.toLowerCase());
    if (natural === undefined) return word;
    return /^\p{Lu}/u.test(word) ? capitalise(natural) : natural;
  }
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let slide = 0;
  let isFenced = false;
  let isFrontMatter = text.startsWith('---\n');
  text.split('\n').forEach((line, index) => {
    const own: Line = { text: line, from: [index + 1] };
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    if (isFrontMatter && index > 0 && /^---\s*$/.test(line)) {
      isFrontMatter = false;
      blocks.push({ lines: [own], kind: 'other', slide });
      return;
    }
    const isSeparator = !isFenced && !isFrontMatter && /^---\s*$/.test(line);
    const kind = isFenced || isFence || isFrontMatter || isSeparator ? 'other' : kindOf(line);
    if (isSeparator) slide++;
    const last = blocks.at(-1);
    if (kind === 'continuation' && last !== undefined && (last.kind === 'bullet' || last.kind === 'paragraph')) {
      blocks[blocks.length - 1] = { ...last, lines: [...last.lines, own] };
    } else {
      blocks.push({ lines: [own], kind: kind === 'continuation' ? 'paragraph' : kind, slide });
    }
  });
  return rowsUnderRulesOnly(blocks);
}

function kindOf(line: string): Block['kind'] | 'continuation' {
  if (line.trim() === '' || /^\s*(?:<|!\[|>|:::|_class|\[)/.test(line) || /^\s*notes?:\s*$/i.test(line)) return 'other';
  if (/^#{1,6}\s/.test(line)) return 'heading';
  if (KEY.test(line)) return 'key';
  if (ROW.test(line)) return RULE.test(line) ? 'other' : 'row';
  if (BULLET.test(line) || OPTION.test(line)) return 'bullet';
  return 'continuation';
}

/** Header rows stay as they are. */
function rowsUnderRulesOnly(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    const below = blocks[index + 1]?.lines[0]?.text ?? '';
    return block.kind === 'row' && RULE.test(below) && below.includes('|') ? { ...block, kind: 'other' } : block;
  });
}

function split(block: Block): { readonly blocks: readonly Block[] } | undefined {
  const [line] = block.lines;
  if (line === undefined || block.lines.length > 1 || block.kind !== 'bullet' || OPTION.test(line.text))
    return undefined;
  const mark = /^\s*(?:[*+-]|\d+[.)])\s/.exec(line.text)?.[0] ?? '';
  const text = line.text.slice(mark.length);
  const end = [...text.matchAll(/[.;](?= )/g)].map(({ index }) => index + 1).find((place) => place > 12);
  if (end === undefined || text.length - end < 12) return undefined;
  const [first, second] = [text.slice(0, end), text.slice(end + 1)];
  const part = (half: string): Block => ({ ...block, lines: [{ text: mark + half, from: line.from }] });
  return { blocks: [part(first.replace(/;$/, '')), part(second)] };
}

function merge(
  block: Block,
  next: Block | undefined,
): { readonly blocks: readonly Block[]; readonly takesNext: true } | undefined {
  const [one, other] = [block.lines[0], next?.lines[0]];
  if (one === undefined || other === undefined || next === undefined) return undefined;
  if (block.kind !== 'bullet' || next.kind !== 'bullet' || block.slide !== next.slide) return undefined;
  if (block.lines.length > 1 || next.lines.length > 1 || !sameDepth(block, next)) return undefined;
  if (OPTION.test(one.text) || OPTION.test(other.text)) return undefined;
  const text = `${one.text.replace(/[.;:]\s*$/, '')}. ${other.text.replace(/^\s*(?:[*+-]|\d+[.)])\s+/, '')}`;
  return { blocks: [{ ...block, lines: [{ text, from: [...one.from, ...other.from] }] }], takesNext: true };
}

/** Whether nothing hangs on a block: it can go or change places alone. */
function isLeaf(block: Block, next: Block | undefined): boolean {
  if (block.kind === 'row') return true;
  if (block.kind !== 'bullet' || OPTION.test(block.lines[0]?.text ?? '')) return false;
  return next?.kind !== 'bullet' || depthOf(next) <= depthOf(block);
}

function canGo(block: Block, before: readonly Block[]): boolean {
  return block.kind === 'row' ? before.at(-1)?.kind === 'row' : true;
}

function sameDepth(one: Block, other: Block): boolean {
  return depthOf(one) === depthOf(other);
}

function depthOf({ lines }: Block): number {
  return /^\s*/.exec(lines[0]?.text ?? '')?.[0].length ?? 0;
}

function columnsOf(line: Line | undefined): number {
  return ROW.test(line?.text ?? '') ? (line?.text.split('|').length ?? 0) : 0;
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
