import type { LineRange } from '#core/cards';
import { plainText, singleSpaced, type Block, type ListBlock, type ListItem } from '#core/markdown';
import type { LineClaim } from '../format';
import { clozeFact } from './cloze';
import { definitionFact, pairFact, readDefinition } from './definition';
import type { Fact, Place, Statement } from './fact';
import { whyIdleTitle, whyNoFact, withoutReferences } from './informative';
import { inlineListFact } from './inline-list';
import { contentStems, isScenario, sentencesOf } from './language';
import { listFact, LONGEST_LIST, type ListLead } from './list';
import { slideFact } from './slide';
import { isSequence, stepsFact } from './steps';
import { tableFacts } from './table';

/** The facts of one topic, and what was left out of it and why. */
export interface FactReading {
  readonly facts: readonly Fact[];
  readonly claims: readonly LineClaim[];
}

type Made = Omit<Fact, 'parents'>;

/** A bullet that defines nothing, with the cloze that could be made of it. */
interface Open {
  readonly statement: Statement;
  readonly cloze: Made | undefined;
  /** The bullet before it, to show with one that leans on it. */
  readonly before: string;
}

/** A parent bullet longer than this is no topic name to show above a card. */
const LONGEST_PARENT = 60;

/**
 * Turns the blocks under one heading into facts by the six rules, in their order of preference: definition, table, cloze,
 * list, steps, slide. Every line that no card uses is claimed with its reason.
 */
export function draftFacts(blocks: readonly Block[], place: Place): FactReading {
  const idle = whyIdleTitle(place.title);
  const collector = new Collector();
  if (idle !== undefined) {
    for (const block of blocks) collector.skip(block.lines, idle);
    return collector.reading();
  }
  new TopicReader(place, collector).read(blocks);
  return collector.reading();
}

class Collector {
  readonly #facts: Fact[] = [];
  readonly #cards: LineClaim[] = [];
  readonly #rest: LineClaim[] = [];

  add(fact: Made | undefined, parents: readonly string[], uses: readonly LineRange[]): boolean {
    if (fact === undefined) return false;
    this.#facts.push({ ...fact, parents });
    for (const lines of uses) this.#cards.push({ use: 'card', lines });
    return true;
  }

  skip(lines: LineRange, reason: string): void {
    this.#rest.push({ use: 'skipped', lines, reason });
  }

  context(lines: LineRange, reason: string): void {
    this.#rest.push({ use: 'context', lines, reason });
  }

  reading(): FactReading {
    const inOrder = [...this.#facts].sort((a, b) => a.lines.from - b.lines.from);
    return { facts: inOrder, claims: [...this.#cards, ...this.#rest] };
  }
}

class TopicReader {
  readonly #place: Place;
  readonly #out: Collector;

  constructor(place: Place, out: Collector) {
    this.#place = place;
    this.#out = out;
  }

  read(blocks: readonly Block[]): void {
    let lead: ListLead | undefined;
    const remains: Statement[] = [];
    for (const block of blocks) {
      const before = lead;
      lead = undefined;
      switch (block.kind) {
        case 'paragraph':
          lead = this.#readParagraph(block.text, block.lines);
          break;
        case 'list':
          if (before !== undefined) this.#out.context(before.lines, 'introduces a list');
          remains.push(...this.#readList(block, before, [], 0));
          break;
        case 'table':
          this.#readTable(block);
          break;
        case 'quote':
          this.read(block.blocks);
          break;
        case 'code':
          this.#out.context(block.lines, 'code, shown with the slide');
          break;
        case 'html':
          this.#out.skip(block.lines, /<(?:img|video|svg|iframe)/i.test(block.text) ? 'image' : 'HTML');
          break;
        case 'rule':
          this.#out.context(block.lines, 'separator');
          break;
        case 'heading':
          this.#out.context(block.lines, 'heading');
          break;
      }
    }
    this.#readRemains(remains);
  }

  /** Sentences of running text that define or state something; a last line that ends with a colon introduces what follows. */
  #readParagraph(text: string, lines: LineRange): ListLead | undefined {
    const why = whyNoFact(text);
    if (why !== undefined && why !== 'only introduces what follows') {
      if (why === 'speaks to the audience' && sentencesOf(text).length > 1) this.#readSentences(text, lines);
      this.#out.skip(lines, why);
      return undefined;
    }
    const used = why === undefined ? this.#readSentences(text, lines) : false;
    if (!used) this.#out.context(lines, 'running text, shown with the slide');
    const last = sentencesOf(singleSpaced(text)).at(-1) ?? '';
    return /[:：]\*{0,2}$/.test(last) ? { text: last, lines } : undefined;
  }

  #readSentences(text: string, lines: LineRange): boolean {
    const flat = singleSpaced(text).trim();
    const whole = { text: flat, lines };
    if (flat.length < 400 && this.#out.add(definitionFact(whole, this.#place, true), [], [lines])) return true;
    let used = false;
    for (const sentence of sentencesOf(flat)) {
      if (whyNoFact(sentence) !== undefined || /^[*_]{0,2}(?:this|that|these|those|it|they|he|she)\b/i.test(sentence))
        continue;
      const statement = { text: sentence, lines };
      used =
        this.#out.add(definitionFact(statement, this.#place, true) ?? clozeFact(statement, this.#place), [], [lines]) ||
        used;
    }
    return used;
  }

  #readTable(table: Block & { readonly kind: 'table' }): void {
    const { facts, skipped } = tableFacts(table, this.#place);
    for (const fact of facts) this.#out.add(fact, [], [fact.lines]);
    for (const claim of skipped) this.#out.skip(claim.lines, claim.use === 'card' ? '' : claim.reason);
    this.#out.context({ from: table.lines.from, to: Math.min(table.lines.to, table.lines.from + 1) }, 'table header');
  }

  /** Reads a list and gives back the top-level statements that no rule took. */
  #readList(
    list: ListBlock,
    lead: ListLead | undefined,
    parents: readonly string[],
    depth: number,
  ): readonly Statement[] {
    const place = this.#placeBelow(parents);
    const open: Open[] = [];
    const statements: Statement[] = list.items.map((item) => ({
      text: withoutReferences(withoutPictures(item.text)),
      lines: item.textLines,
    }));
    const heading = `${lead?.text ?? ''} ${this.#place.title}`;
    if (
      list.ordered &&
      isSequence(
        statements.map(({ text }) => text),
        heading,
      )
    ) {
      const steps = stepsFact(statements, lead, place);
      if (this.#out.add(steps, parents, usesOf(lead, statements))) {
        for (const item of list.items) this.#readChildren(item, parents, depth);
        return [];
      }
    }
    list.items.forEach((item, index) => {
      const statement = statements[index] ?? { text: '', lines: item.lines };
      const why = whyNoFact(statement.text, item.blocks.length > 0);
      if (why !== undefined && item.blocks.length === 0) {
        this.#out.skip(statement.lines, why);
        return;
      }
      if (this.#readItem(item, statement, place, parents, depth) === 'done') return;
      const before = statements[index - 1]?.text ?? '';
      open.push({ statement, before, cloze: clozeFact(statement, place, false, before) });
    });
    return this.#readOpen(open, lead, place, parents, depth, open.length === list.items.length);
  }

  /**
   * Short bullets under one heading make one list, and then none of them a card of its own; of longer ones each is asked by
   * its telling part.
   */
  #readOpen(
    open: readonly Open[],
    lead: ListLead | undefined,
    place: Place,
    parents: readonly string[],
    depth: number,
    whole: boolean,
  ): readonly Statement[] {
    const all = open.map(({ statement }) => statement);
    const telling = open.filter(({ cloze }) => cloze !== undefined).length;
    const worthAList =
      all.length >= 2 &&
      all.length <= LONGEST_LIST + 3 &&
      (lead !== undefined || whole || all.length > 2) &&
      isShort(all, lead);
    const prefersList =
      lead === undefined ? telling * 3 <= all.length : telling < all.length || /[:：]/.test(lead.text.slice(-4));
    if (worthAList && prefersList && this.#out.add(listFact(all, lead, place), parents, usesOf(lead, all))) return [];
    const left = open.filter(({ statement, cloze, before }) => {
      const loose = whyNoFact(statement.text) === undefined ? clozeFact(statement, place, true, before) : undefined;
      return !this.#out.add(cloze ?? loose, parents, [statement.lines]);
    });
    const rest = left.map(({ statement }) => statement);
    if (
      rest.length >= 2 &&
      rest.length === all.length &&
      this.#out.add(listFact(rest, lead, place), parents, usesOf(lead, rest))
    )
      return [];
    if (depth === 0) return rest;
    for (const { lines } of rest)
      this.#out.context(lines, 'shown with the slide; nothing in it can be asked on its own');
    return [];
  }

  #placeBelow(parents: readonly string[]): Place {
    const below = contentStems(parents.at(-1) ?? '');
    return below.size === 0 ? this.#place : { ...this.#place, known: [...this.#place.known, below] };
  }

  #readItem(
    item: ListItem,
    statement: Statement,
    place: Place,
    parents: readonly string[],
    depth: number,
  ): 'done' | 'open' {
    const children = item.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    const [only] = children;
    if (children.length > 0 && isScenario(plainText(item.text))) {
      this.#out.skip(item.lines, 'example or scenario');
      return 'done';
    }
    if (children.length === 0) {
      this.#readChildren(item, parents, depth);
      if (this.#out.add(inlineListFact(statement, place), parents, [statement.lines])) return 'done';
      return this.#out.add(definitionFact(statement, place), parents, [statement.lines]) ? 'done' : 'open';
    }
    if (children.length === 1 && only?.blocks.length === 0 && whyNoFact(only.text) === undefined) {
      const child = { text: only.text, lines: only.textLines };
      const pair = readDefinition(item.text) === undefined ? pairFact(statement, child, place) : undefined;
      if (this.#out.add(pair, parents, [statement.lines, child.lines])) return 'done';
    }
    const defined = this.#out.add(definitionFact(statement, place), parents, [statement.lines]);
    const stated =
      !defined &&
      whyNoFact(item.text) === undefined &&
      this.#out.add(clozeFact(statement, place), parents, [statement.lines]);
    this.#readChildren(item, parents, depth);
    if (!defined && !stated) this.#out.context(statement.lines, 'introduces the bullets below it');
    return 'done';
  }

  #readChildren(item: ListItem, parents: readonly string[], depth: number): void {
    const name = plainText(item.text).replace(/[:：]\s*$/, '');
    const below = name === '' || name.length > LONGEST_PARENT ? parents : [...parents, name];
    const lead = { text: item.text, lines: item.textLines };
    for (const block of item.blocks) {
      if (block.kind === 'list') this.#readList(block, name === '' ? undefined : lead, below, depth + 1);
      else if (block.kind === 'paragraph') this.#readParagraph(block.text, block.lines);
      else if (block.kind === 'table') this.#readTable(block);
      else if (block.kind === 'quote') this.read(block.blocks);
      else this.#out.context(block.lines, 'shown with the slide');
    }
  }

  #readRemains(remains: readonly Statement[]): void {
    if (remains.length === 0) return;
    if (
      this.#out.add(
        slideFact(remains, this.#place),
        [],
        remains.map(({ lines }) => lines),
      )
    )
      return;
    for (const { lines } of remains)
      this.#out.context(lines, 'shown with the slide; nothing in it can be asked on its own');
  }
}

const LONGEST_ON_AVERAGE = 60;
const LONGEST_INTRODUCED = 110;

/** Short enough on average to be named one after the other. */
function isShort(items: readonly Statement[], lead: ListLead | undefined): boolean {
  const onAverage = lead === undefined ? LONGEST_ON_AVERAGE : LONGEST_INTRODUCED;
  return items.reduce((sum, { text }) => sum + plainText(text).length, 0) <= onAverage * items.length;
}

/** A picture on a line of its own under a bullet belongs to the slide, not to the statement. */
function withoutPictures(text: string): string {
  if (!text.includes('\n') || !text.includes('![')) return text;
  const lines = text.split('\n').filter((line) => !/^\s*!\[[^\]]{0,300}\]\([^()]{0,1000}\)\s*$/.test(line));
  return lines.length === 0 ? text : lines.join('\n');
}

function usesOf(lead: ListLead | undefined, items: readonly Statement[]): readonly LineRange[] {
  const lines = items.map((item) => item.lines);
  return lead === undefined ? lines : [lead.lines, ...lines];
}
