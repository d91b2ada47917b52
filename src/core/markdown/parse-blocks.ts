import MarkdownIt from 'markdown-it';
import type { LineRange } from '#core/cards';
import type { Block, ListItem, TableRow } from './block';

/** Levels of nesting that are read; a list takes two. markdown-it drops what lies deeper, so callers look for lines left over. */
const MAX_NESTING = 60;

const parser = new MarkdownIt({ html: true, maxNesting: MAX_NESTING });
parser.core.ruler.enableOnly(['block']);

type Token = ReturnType<typeof parser.parse>[number];

/**
 * Reads the blocks of a Markdown text, with the lines they stand on; inline Markdown stays as written. Linear in the text.
 * `firstLine` is the number of the text's first line in its source. Lists deeper than about 30 levels are left out: their
 * lines belong to no block.
 */
export function parseBlocks(text: string, firstLine = 1): readonly Block[] {
  const cursor: Cursor = { tokens: parser.parse(normalised(text), {}), at: 0, firstLine };
  return readBlocks(cursor, '');
}

/** markdown-it's own normalising copies every text; only one with CR or NUL needs it. */
function normalised(text: string): string {
  const ended = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return ended.includes('\0') ? ended.replaceAll('\0', '\ufffd') : ended;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  readonly firstLine: number;
}

function readBlocks(cursor: Cursor, until: string): readonly Block[] {
  const blocks: Block[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === until) break;
    const block = readBlock(cursor, token);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

function readBlock(cursor: Cursor, token: Token): Block | undefined {
  const lines = linesOf(cursor, token);
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), text: readInline(cursor, 'heading_close'), lines };
    case 'paragraph_open':
      return { kind: 'paragraph', text: readInline(cursor, 'paragraph_close'), lines };
    case 'bullet_list_open':
      return { kind: 'list', ordered: false, items: readItems(cursor, 'bullet_list_close'), lines };
    case 'ordered_list_open':
      return { kind: 'list', ordered: true, items: readItems(cursor, 'ordered_list_close'), lines };
    case 'blockquote_open':
      return { kind: 'quote', blocks: readBlocks(cursor, 'blockquote_close'), lines };
    case 'table_open':
      return readTable(cursor, lines);
    case 'fence':
    case 'code_block':
      return { kind: 'code', language: token.info.trim(), text: token.content, lines };
    case 'html_block':
      return { kind: 'html', text: token.content, lines };
    case 'hr':
      return { kind: 'rule', lines };
    default:
      return undefined;
  }
}

function linesOf(cursor: Cursor, token: Token): LineRange {
  const [from, to] = token.map ?? [0, 1];
  return { from: from + cursor.firstLine, to: Math.max(from + 1, to) + cursor.firstLine - 1 };
}

function readInline(cursor: Cursor, until: string): string {
  const parts: string[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === until) break;
    if (token.type === 'inline') parts.push(token.content);
  }
  return parts.join('\n');
}

function readItems(cursor: Cursor, until: string): readonly ListItem[] {
  const items: ListItem[] = [];
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === until) break;
    if (token.type !== 'list_item_open') continue;
    const lines = linesOf(cursor, token);
    const blocks = readBlocks(cursor, 'list_item_close');
    const first = blocks[0];
    items.push(
      first?.kind === 'paragraph'
        ? { text: first.text, textLines: first.lines, blocks: blocks.slice(1), lines }
        : { text: '', textLines: { from: lines.from, to: lines.from }, blocks, lines },
    );
  }
  return items;
}

function readTable(cursor: Cursor, lines: LineRange): Block {
  let header: readonly string[] = [];
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let rowLines = lines;
  let inHead = false;
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === 'table_close') break;
    if (token.type === 'thead_open') inHead = true;
    if (token.type === 'thead_close') inHead = false;
    if (token.type === 'tr_open') {
      cells = [];
      rowLines = linesOf(cursor, token);
    }
    if (token.type === 'inline') cells.push(token.content.trim());
    if (token.type === 'tr_close') {
      if (inHead) header = cells;
      else rows.push({ cells, lines: rowLines });
    }
  }
  return { kind: 'table', header, rows, lines };
}
