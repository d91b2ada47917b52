import type { Markdown } from '#core/cards';
import { plainText, trimEndOf } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import { definitionQuestion } from './definition-question';
import { contentStems, isTerm } from './language';

/** A term and what is said about it. */
interface Definition {
  readonly term: Markdown;
  readonly meaning: Markdown;
  readonly leads: boolean;
}

const MARKED = /^(\*\*|__|`|_|\*)((?:(?!\1).){1,80}?)\1(\s?\([^()]{1,60}\))?/s;
const JOINT = /^(?:[:：–—→]|->|=>|[-=](?=\s))/;
const COLON = /^([^:：\n]{2,70})[:：]\s+(\S.*)$/s;
const DASH = /^([^\n]{2,60}?)\s+(?:–|—|-|→|=>|->)\s+(\S.*)$/s;

/**
 * Reads `Term: meaning`, `**Term** – meaning` or `Term — meaning`; undefined when the text is no such thing. In running text
 * a dash sets no term apart.
 */
export function readDefinition(text: Markdown, running = false): Definition | undefined {
  if (text.length > 1500) return undefined;
  const marked = readMarked(text);
  if (marked !== undefined) return marked;
  for (const pattern of running ? [COLON] : [COLON, DASH]) {
    const match = pattern.exec(text);
    const term = match?.[1]?.trim() ?? '';
    const meaning = match?.[2]?.trim() ?? '';
    if (match === null || !isTerm(plainText(term)) || /[`"“([]$/.test(term)) continue;
    if (((term.match(/[`"]|\*\*/g) ?? []).length & 1) === 1) continue;
    if (pattern === DASH && (plainText(term).split(' ').length > 5 || /[,;.]/.test(term))) continue;
    if (plainText(meaning).length < 2) continue;
    return { term, meaning, leads: /(?:→|=>|->)/.test(text.slice(term.length, term.length + 4)) };
  }
  return undefined;
}

function readMarked(text: Markdown): Definition | undefined {
  const match = MARKED.exec(text);
  if (match === null) return undefined;
  const [marked, open = '', inner = '', aside = ''] = match;
  const rest = text.slice(marked.length).trimStart();
  const joint = JOINT.exec(rest)?.[0];
  const meaning = rest.slice(joint?.length ?? 0).trimStart();
  const term = trimEndOf(inner, ':： ');
  const joined = joint !== undefined || term !== inner;
  if (!joined || !isTerm(plainText(term)) || plainText(meaning).length < 2) return undefined;
  const bare = open === '**' || open === '__' ? term : `${open}${term}${open}`;
  return {
    term: (bare + aside).replace(/^\*\*(.*)\*\*$/s, '$1').trim(),
    meaning: meaning.trim(),
    leads: joint !== undefined && /^(?:→|->|=>)$/.test(joint),
  };
}

/** A term that its own bullet defines. Undefined when the text defines nothing, or the answer would stand in the question. */
export function definitionFact(statement: Statement, place: Place, running = false): Omit<Fact, 'parents'> | undefined {
  const found = readDefinition(statement.text, running);
  return found === undefined ? undefined : factOf(found, statement, place, 'A term and its meaning.');
}

/** A parent bullet with one child: the parent is asked, the child answers. */
export function pairFact(parent: Statement, child: Statement, place: Place): Omit<Fact, 'parents'> | undefined {
  const term = trimEndOf(parent.text, ':： ').replace(/^\*\*([^*]+)\*\*$/, '$1');
  if (!isTerm(plainText(term)) && !plainText(term).endsWith('?')) return undefined;
  const lines = { from: parent.lines.from, to: child.lines.to };
  const whole = { text: `${parent.text}\n${child.text}`, lines };
  return factOf({ term, meaning: child.text, leads: false }, whole, place, 'A bullet and the one below it.');
}

function factOf(
  { term, meaning, leads }: Definition,
  statement: Statement,
  place: Place,
  reason: string,
): Omit<Fact, 'parents'> | undefined {
  if (meaning.length < 2 * (term.length + place.title.length) + 20) {
    const asked = contentStems(`${plainText(term)} ${place.title}`);
    if ([...contentStems(plainText(meaning))].every((stem) => asked.has(stem))) return undefined;
  }
  return {
    content: {
      kind: 'definition',
      front: definitionQuestion(bareTerm(term), meaning, leads, place.title),
      back: capitalised(meaning.replace(/[^\S\n]{0,200}\n\s*/g, ' ')),
    },
    ordinals: [0],
    lines: statement.lines,
    block: statement.text,
    reason,
  };
}

/** Without a tick or an emoji before it, and without strong type inside it. */
function bareTerm(term: Markdown): Markdown {
  const bare = term
    .replace(/^[^\p{L}\p{N}`"“([*_]{1,8}/u, '')
    .replace(/\*{1,3}/g, '')
    .trim();
  return bare === '' ? term : bare;
}

function capitalised(text: Markdown): Markdown {
  return /^\p{Ll}[\p{Ll}\s]/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
