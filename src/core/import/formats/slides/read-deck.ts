import type { Slide } from '#core/cards';
import { contentStems, draftFacts } from '../../facts';
import type { DraftNote, FormatReading, LineClaim, SourceText } from '../../format';
import { dedent } from '../../quiz/clean';
import { contradictoryDuplicates } from '../../quiz/duplicates';
import type { ImportWarning } from '../../result';
import { readBody, type Part } from './body';
import type { Dialect } from './dialect';
import { findLeftovers } from './leftovers';
import { findMedia } from './media';
import { isAnswered, notedQuestion, pairedQuestion } from './open-question';
import { isQuizTitle, readQuizSlide, type Answer } from './quiz-slide';
import { splitDeck, type RawSlide } from './split';
import { outlineOf, type Outline, type Topic } from './topics';

/** Reads a deck of slides: separators, notes, headings, quiz slides, facts; accounts for every line it understands. */
export function readDeck(source: SourceText, dialect: Dialect): FormatReading {
  const deck = splitDeck(source.lines, dialect);
  const bodies = deck.slides.map((slide) => readBody(source.lines, slide, deck, dialect));
  const parts = bodies.flatMap((body) => body.parts);
  const outline = outlineOf(parts, deck.frontMatter?.values.get('title') ?? '');
  const writer = new DeckWriter(outline);
  writer.readTopics();
  const warnings: ImportWarning[] = [...deck.warnings, ...writer.warnings, ...contradictions(writer.notes)];
  const claims: LineClaim[] = [...writer.claims];
  const topicsOf = new Map<Part, Topic[]>(parts.map((part) => [part, []]));
  for (const topic of outline.topics) topicsOf.get(topic.part)?.push(topic);
  for (const part of parts) {
    const left = findLeftovers(part, topicsOf.get(part) ?? []);
    claims.push(...left.claims);
    warnings.push(...left.warnings);
    if (part.notesLines !== undefined) claims.push({ use: 'context', lines: part.notesLines, reason: 'speaker notes' });
  }
  for (const body of bodies) {
    claims.push(...body.claims);
    warnings.push(...body.missingSeparators.map(missingSeparator));
  }
  const slides = deck.slides.map((slide, index) => slideOf(slide, bodies[index]?.parts ?? [], topicsOf));
  return {
    title: outline.title,
    slides,
    notes: writer.notes,
    claims: [...claims, ...deck.claims],
    media: findMedia(source.lines, deck.shielded),
    warnings,
  };
}

function contradictions(notes: readonly DraftNote[]): readonly ImportWarning[] {
  const asked = notes.flatMap(({ content, lines }) =>
    content.kind === 'choice'
      ? [{ ...content, line: lines.from, key: { known: true as const, correct: content.correct, by: 'notes' } }]
      : [],
  );
  return contradictoryDuplicates(asked, ({ line }) => line);
}

function missingSeparator(line: number): ImportWarning {
  return {
    line,
    kind: 'missing-separator',
    message: 'A heading follows the notes without a --- before it; it was read as a new slide.',
  };
}

type BareSlide = Omit<Slide, 'source'>;

function slideOf(
  { number, lines }: RawSlide,
  parts: readonly Part[],
  topicsOf: ReadonlyMap<Part, readonly Topic[]>,
): BareSlide {
  const own = parts.flatMap((part) => topicsOf.get(part) ?? []);
  const named = own.find((topic) => topic.title !== '') ?? own[0];
  return {
    number,
    title: named?.title ?? '',
    section: named === undefined ? [] : [...named.section, ...named.parents],
    lines,
    body: parts
      .map((part) => dedent(part.body))
      .filter((text) => text !== '')
      .join('\n\n'),
    notes: parts
      .map((part) => part.notes)
      .filter((text) => text !== '')
      .join('\n\n'),
  };
}

class DeckWriter {
  readonly notes: DraftNote[] = [];
  readonly claims: LineClaim[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly #topics: readonly Topic[];
  readonly #common: ReadonlySet<string>;

  constructor(outline: Outline) {
    this.#topics = outline.topics;
    this.#common = contentStems([outline.title, ...commonNames(outline.topics)].join(' '));
  }

  readTopics(): void {
    for (let index = 0; index < this.#topics.length; index++) {
      const topic = this.#topics[index];
      if (topic === undefined) continue;
      if (topic.headingLines !== undefined) {
        this.claims.push({ use: 'context', lines: topic.headingLines, reason: 'heading' });
      }
      const next = this.#topics[index + 1];
      if (isAnswered(topic, next)) {
        const pair = pairedQuestion(topic, next);
        if (pair !== undefined) {
          if (next.headingLines !== undefined)
            this.claims.push({ use: 'context', lines: next.headingLines, reason: 'heading' });
          this.#add(topic, pair.note, pair.claims, []);
          index++;
          continue;
        }
      }
      if (!this.#readQuiz(topic, answerOf(topic, next))) this.#readFacts(topic);
    }
  }

  #readQuiz(topic: Topic, answer: Answer): boolean {
    const outcome = readQuizSlide(topic, answer);
    if (outcome?.kind === 'refused') {
      this.claims.push(...outcome.claims);
      this.warnings.push(outcome.warning);
      return true;
    }
    if (outcome?.kind === 'question') {
      this.#add(topic, outcome.note, outcome.claims, []);
      return true;
    }
    if (!isQuizTitle(topic.title)) return false;
    const open = notedQuestion(topic, answer);
    if (open === undefined) return false;
    this.#add(topic, open.note, open.claims, []);
    return true;
  }

  #readFacts(topic: Topic): void {
    const above = contentStems([...topic.section, ...topic.parents, topic.title].join(' '));
    const known = [this.#common, above];
    const { facts, claims } = draftFacts(topic.blocks, { title: topic.title, known });
    this.claims.push(...claims);
    for (const { parents, ...fact } of facts) this.#add(topic, { ...fact, slide: topic.slide }, [], parents);
  }

  #add(
    topic: Topic,
    note: Omit<DraftNote, 'context' | 'deckPath' | 'tags' | 'explicitId'>,
    claims: readonly LineClaim[],
    parents: readonly string[],
  ): void {
    this.claims.push(...claims);
    const explicitId = pinnedId(topic, note.lines.from, note.lines.to);
    this.notes.push({
      ...note,
      ...(explicitId === undefined ? {} : { explicitId }),
      context: [...topic.section, ...topic.parents, topic.title, ...parents].filter((name) => name !== ''),
      deckPath: topic.section,
      tags: [],
    });
  }
}

const MOST_SAMPLED = 400;

/** Names that stand on every fifth slide or more: the course is about them. */
function commonNames(topics: readonly Topic[]): readonly string[] {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(topics.length / MOST_SAMPLED));
  const sampled = topics.filter((_, index) => index % step === 0);
  for (const { text } of sampled) {
    const names = new Set(
      text
        .join('\n')
        .slice(0, 20_000)
        .match(/\b[A-Z][A-Za-z0-9]{2,30}\b/g) ?? [],
    );
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 4 && count * 5 >= sampled.length).map(([name]) => name);
}

/** The slide's own notes, or those of a next slide that holds nothing else. */
function answerOf(topic: Topic, next: Topic | undefined): Answer {
  if (topic.notes !== '' || topic.part.notesLines !== undefined)
    return { notes: topic.notes, lines: topic.notes === '' ? undefined : topic.part.notesLines };
  const isBare = next?.part !== topic.part && next?.level === 0 && next.blocks.length === 0;
  return isBare ? { notes: next.notes, lines: next.part.notesLines } : { notes: '', lines: undefined };
}

function pinnedId(topic: Topic, from: number, to: number): string | undefined {
  const { ids, body, firstLine } = topic.part;
  if (ids.size === 0) return undefined;
  for (let line = from; line <= to; line++) {
    const id = ids.get(line);
    if (id !== undefined) return id;
  }
  for (let line = from - 1; line >= firstLine; line--) {
    const id = ids.get(line);
    if (id !== undefined) return id;
    if ((body[line - firstLine] ?? '').trim() !== '') return undefined;
  }
  return undefined;
}
