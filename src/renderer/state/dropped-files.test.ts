import { describe, expect, it } from 'vitest';
import { offeredByDrop } from './dropped-files';

/** A drop of one item, as another program hands it over. */
function dropOf(item: Partial<DataTransferItem>): DataTransfer {
  return { items: [item] } as unknown as DataTransfer;
}

describe('a drop', () => {
  it('takes a file that lies in no file system, such as an attachment dragged from a mail', async () => {
    const file = new File(['# Knots'], 'knots.md');
    const offered = await offeredByDrop(dropOf({ kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file }));
    expect(offered.files).toEqual([{ file, relativePath: 'knots.md' }]);
  });

  it('takes no text', async () => {
    const offered = await offeredByDrop(dropOf({ kind: 'string', getAsFile: () => null }));
    expect(offered).toEqual({ files: [], images: [], ignored: 0 });
  });
});
