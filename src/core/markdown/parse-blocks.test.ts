import { describe, expect, it } from 'vitest';
import { parseBlocks } from './parse-blocks';

describe('parseBlocks', () => {
  it('reads headings, paragraphs, nested lists and tables with their source lines', () => {
    const text = [
      '## Sails',
      '',
      '* Jib',
      '  * small',
      '  more of it',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
      '| 3 |',
    ];
    const blocks = parseBlocks(text.join('\n'), 11);
    expect(blocks.map((block) => [block.kind, block.lines])).toEqual([
      ['heading', { from: 11, to: 11 }],
      ['list', { from: 13, to: 16 }],
      ['table', { from: 17, to: 20 }],
    ]);
    const [, list, table] = blocks;
    expect(list).toMatchObject({
      ordered: false,
      items: [{ text: 'Jib', textLines: { from: 13, to: 13 }, blocks: [{ items: [{ text: 'small\nmore of it' }] }] }],
    });
    expect(table).toMatchObject({
      header: ['a', 'b'],
      rows: [{ cells: ['1', '2'] }, { cells: ['3', ''], lines: { from: 20, to: 20 } }],
    });
  });

  it('keeps code, quotes, HTML and rules apart', () => {
    const blocks = parseBlocks('```sh\n---\n```\n\n> said\n\n<div>x</div>\n\n***');
    expect(blocks.map((block) => block.kind)).toEqual(['code', 'quote', 'html', 'rule']);
    expect(blocks[0]).toMatchObject({ language: 'sh', text: '---\n', lines: { from: 1, to: 3 } });
  });

  it('survives lists nested far deeper than it reads', () => {
    expect(parseBlocks('- '.repeat(10_000) + 'deep').length).toBe(1);
    expect(parseBlocks('> '.repeat(10_000) + 'deep').length).toBe(1);
  });
});
