import type { NoteContent } from '#core/cards';
import type { ProposedNote } from '#core/import';
import type { EditedCourse } from './edit-course';

/** What became of the cards of a course by its author's edits, told from where lines came from and what was written anew. */
export interface Truth {
  /** Proposed note → original note that it is, with restored words. */
  readonly predecessor: ReadonlyMap<ProposedNote, ProposedNote>;
  /** Original notes whose meaning plainly survived, with the note they became. */
  readonly survivors: ReadonlyMap<ProposedNote, ProposedNote>;
  /** Why a pairing is wrong; undefined when it may stand. `cards` maps proposed to existing ordinals. */
  readonly wrongness: (
    before: ProposedNote,
    after: ProposedNote,
    cards: ReadonlyMap<number, number>,
  ) => string | undefined;
}

/** Share of a text's words that may be reworded before nobody can say whether it still means the same. */
const REWORDED_SHARE = 0.34;

/** The truth about one round of edits; owes nothing to the matcher. */
export function truthOf(before: readonly ProposedNote[], after: readonly ProposedNote[], edited: EditedCourse): Truth {
  const restore = restorer(edited);
  const keys = new Map<ProposedNote, string>();
  for (const note of before) keys.set(note, keyOf(note.content));
  for (const note of after) keys.set(note, keyOf(restore.content(note.content)));
  const origins = new Map(after.map((note) => [note, originsOf(note, edited)]));
  const descends = (old: ProposedNote, now: ProposedNote): boolean => {
    const lines = origins.get(now);
    for (let line = old.lines.from; line <= old.lines.to; line++) if (lines?.has(line) === true) return true;
    return false;
  };
  const predecessor = new Map<ProposedNote, ProposedNote>();
  const successor = new Map<ProposedNote, ProposedNote>();
  const byKey = new Map<string, ProposedNote[]>();
  for (const old of before) byKey.set(keys.get(old) ?? '', [...(byKey.get(keys.get(old) ?? '') ?? []), old]);
  for (const now of after) {
    const old = (byKey.get(keys.get(now) ?? '') ?? []).find((one) => !successor.has(one) && descends(one, now));
    if (old === undefined) continue;
    predecessor.set(now, old);
    successor.set(old, now);
  }
  const survivors = new Map<ProposedNote, ProposedNote>();
  for (const [old, now] of successor) {
    const isThere = restore.text(now.context.at(-1) ?? '') === (old.context.at(-1) ?? '');
    if (isThere && restore.staysPlain(now.content)) survivors.set(old, now);
  }
  const wrongness: Truth['wrongness'] = (old, now, cards) => {
    const restored = restore.content(now.content);
    const same = keys.get(old) === keys.get(now);
    const own = predecessor.get(now);
    if (same)
      return restore.answerNumberChanged(now.content)
        ? 'the answer’s number changed'
        : wrongCards(old.content, restored, cards);
    if (own !== undefined) return 'it is another card’s successor';
    if (successor.has(old)) return 'the old card has another successor';
    if (!descends(old, now)) return 'it stands on other lines';
    if (restore.answerNumberChanged(now.content)) return 'the answer’s number changed';
    return relationWrong(old.content, restored) ?? wrongCards(old.content, restored, cards);
  };
  return { predecessor, survivors, wrongness };
}

function originsOf({ lines }: ProposedNote, edited: EditedCourse): ReadonlySet<number> {
  const origins = new Set<number>();
  for (let line = lines.from; line <= lines.to; line++)
    for (const origin of edited.origins[line] ?? []) origins.add(origin);
  return origins;
}

interface Restorer {
  readonly text: (text: string) => string;
  readonly content: <C extends NoteContent>(content: C) => C;
  /** Nothing but a few words was written anew, and no number. */
  readonly staysPlain: (content: NoteContent) => boolean;
  readonly answerNumberChanged: (content: NoteContent) => boolean;
}

function restorer({ replaced }: EditedCourse): Restorer {
  const text = (written: string): string =>
    written.replace(/[\p{L}\p{N}]+/gu, (word) => {
      const before = replaced.get(word.toLowerCase())?.before;
      if (before === undefined) return word;
      return /^\p{Lu}/u.test(word) ? before.slice(0, 1).toUpperCase() + before.slice(1) : before;
    });
  const content = <C extends NoteContent>(written: C): C =>
    JSON.parse(JSON.stringify(written), (_key, value: unknown) =>
      typeof value === 'string' ? text(value) : value,
    ) as C;
  const kinds = (written: string): { readonly words: number; readonly numbers: number; readonly all: number } => {
    const all = written.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
    const anew = all.map((word) => replaced.get(word.toLowerCase())?.edit);
    return {
      words: anew.filter((edit) => edit === 'word').length,
      numbers: anew.filter((edit) => edit === 'number').length,
      all: all.length,
    };
  };
  return {
    text,
    content,
    staysPlain: (written) =>
      fieldsOf(written).every((field) => {
        const { words, numbers, all } = kinds(field);
        return numbers === 0 && words <= all * REWORDED_SHARE;
      }),
    answerNumberChanged: (written) =>
      written.kind !== 'list' && written.kind !== 'steps' && kinds(fieldsOf(written)[1] ?? '').numbers > 0,
  };
}

/** Question and answer; for lists the items are fields of their own. */
function fieldsOf(content: NoteContent): readonly string[] {
  switch (content.kind) {
    case 'choice':
      return [content.stem, content.correct.map((index) => content.options[index] ?? '').join(' ')];
    case 'cloze':
      return [content.text.replace(HIDDEN, ''), hiddenOf(content.text).join(' ')];
    case 'list':
    case 'steps':
      return [content.prompt, ...content.items];
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return [content.front, content.back];
  }
}

const HIDDEN = /\{\{c(\d+)::((?:(?!::|\}\}).)*)(?:::(?:(?!\}\}).)*)?\}\}/gs;

function hiddenOf(text: string): readonly string[] {
  return [...text.matchAll(HIDDEN)].map(([, , hidden = '']) => hidden);
}

function keyOf(content: NoteContent): string {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  switch (content.kind) {
    case 'choice':
      return JSON.stringify([content.kind, plain(content.stem), content.options.map(plain), content.correct]);
    case 'cloze':
      return JSON.stringify([content.kind, plain(content.text.replace(/\{\{c\d+::/g, '{{'))]);
    case 'list':
    case 'steps':
      return JSON.stringify([content.kind, plain(content.prompt), content.items.map(plain)]);
    case 'basic':
    case 'definition':
    case 'slide':
    case 'table':
      return JSON.stringify([content.kind, plain(content.front), plain(content.back)]);
  }
}

/** Whether two contents of the same lines ask unlike things. */
function relationWrong(old: NoteContent, now: NoteContent): string | undefined {
  if (old.kind !== now.kind) return 'it is of another kind';
  if (old.kind === 'choice' && now.kind === 'choice') {
    if (old.stem.includes(now.stem)) return undefined;
    const words = new Set(now.stem.split(/\s+/));
    const asked = old.stem.split(/\s+/);
    const common = asked.filter((word) => words.has(word)).length;
    return common >= asked.length * 0.6 ? undefined : 'it is another question';
  }
  if (old.kind === 'table' && now.kind === 'table') {
    return old.front === now.front || old.back === now.back ? undefined : 'it is another cell';
  }
  if ('front' in old && 'front' in now) {
    const isPart = old.back.includes(now.back) || now.back.includes(old.back);
    return old.front === now.front || isPart ? undefined : 'question and answer are others';
  }
  if ('items' in old && 'items' in now) {
    const common = now.items.filter((item) => old.items.some((one) => one.includes(item) || item.includes(one))).length;
    return common * 2 >= Math.min(old.items.length, now.items.length) ? undefined : 'it is another list';
  }
  return undefined;
}

/** Whether a card of the note took the schedule of another of its cards. */
function wrongCards(old: NoteContent, now: NoteContent, cards: ReadonlyMap<number, number>): string | undefined {
  for (const [ordinal, before] of cards) {
    if (old.kind === 'cloze' && now.kind === 'cloze') {
      const [one, other] = [hiddenBy(old.text, before), hiddenBy(now.text, ordinal)];
      if (one !== other) return `the card hides ${other}, its schedule is of ${one}`;
    }
    if (old.kind === 'steps' && now.kind === 'steps' && ordinal > 0) {
      const one = old.items.slice(before - 1, before + 1).join(' → ');
      const other = now.items.slice(ordinal - 1, ordinal + 1).join(' → ');
      if (one !== other) return `the card asks ${other}, its schedule is of ${one}`;
    }
  }
  return undefined;
}

function hiddenBy(text: string, ordinal: number): string {
  const own = [...text.matchAll(HIDDEN)].filter(([, digits]) => Number(digits) === ordinal + 1);
  return own.map(([, , hidden]) => hidden).join(' … ');
}
