/** A stretch of a GIFT file between blank lines: one question, or a description. */
export interface GiftBlock {
  /** Counting from 1, both ends included; comment lines above the question are not part of it. */
  readonly from: number;
  readonly to: number;
  /** Its lines without comments, as written. */
  readonly text: string;
  /** Tags and id from comments such as `// [id:4] [tag:optics]` right above. */
  readonly tags: readonly string[];
  readonly id: string | undefined;
  /** Value of the last `$CATEGORY:` above. */
  readonly category: string;
}

/** A GIFT file taken apart. */
export interface GiftFile {
  readonly blocks: readonly GiftBlock[];
  readonly comments: readonly number[];
  readonly categories: readonly number[];
}

/** How far an open brace may reach over blank lines. */
const REACH = 200;

/** Counts braces that are not escaped; GIFT does not nest them. */
function braceAfter(line: string, open: boolean): boolean {
  let inside = open;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (char === '\\') at += 1;
    else if (char === '{') inside = true;
    else if (char === '}') inside = false;
  }
  return inside;
}

/** Whether an answer that is open here is closed before the next question begins. */
function closesSoon(lines: readonly string[], from: number): boolean {
  for (let index = from; index < Math.min(lines.length, from + REACH); index += 1) {
    const line = lines[index] ?? '';
    if (line.startsWith('::') || line.startsWith('$CATEGORY')) return false;
    for (let at = 0; at < line.length; at += 1) {
      const char = line[at];
      if (char === '\\') at += 1;
      else if (char === '}') return true;
      else if (char === '{') return false;
    }
  }
  return false;
}

/** Splits a GIFT file into questions: at blank lines, except within the braces of an answer. */
export function splitGift(lines: readonly string[]): GiftFile {
  const blocks: GiftBlock[] = [];
  const comments: number[] = [];
  const categories: number[] = [];
  let category = '';
  let note = '';
  let held: { readonly from: number; to: number; readonly lines: string[] } | null = null;
  let inside = false;
  const close = (): void => {
    if (held !== null) {
      const id = /\[id:([^\]\s]{1,100})\]/u.exec(note)?.[1];
      const tags = [...note.matchAll(/\[tag:([^\]]{1,100})\]/gu)].flatMap((match) => match[1] ?? []);
      blocks.push({ from: held.from, to: held.to, text: held.lines.join('\n'), tags, id, category });
      note = '';
    }
    held = null;
    inside = false;
  };
  lines.forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed.startsWith('//')) {
      comments.push(index + 1);
      note = held === null ? `${note} ${trimmed.slice(0, 2000)}` : note;
    } else if (trimmed === '') {
      if (!(inside && closesSoon(lines, index + 1))) {
        if (held === null) note = '';
        close();
      } else held?.lines.push('');
    } else if (trimmed.startsWith('$CATEGORY:')) {
      close();
      category = trimmed.slice('$CATEGORY:'.length).trim();
      categories.push(index + 1);
    } else {
      held ??= { from: index + 1, to: index + 1, lines: [] };
      held.lines.push(line);
      held.to = index + 1;
      inside = braceAfter(line, inside);
    }
  });
  close();
  return { blocks, comments, categories };
}
