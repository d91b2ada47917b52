import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCourses } from './find-courses';

describe('finding course files', () => {
  let folder: string;
  const write = (path: string, text = '# x') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const found = async (...paths: readonly string[]) => {
    const { files, ignored } = await findCourses(paths.map((path) => join(folder, path)));
    return { paths: files.map(({ info }) => info.relativePath), ignored };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deckhand-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('walks a folder in name order and counts what is no course', async () => {
    write('course/b/two.MD');
    write('course/a.md');
    write('course/words.csv');
    write('course/picture.png');
    write('course/LICENSE.txt');
    expect(await found('course')).toEqual({
      paths: ['course/a.md', 'course/b/two.MD', 'course/words.csv'],
      ignored: 2,
    });
  });

  it('leaves hidden entries and installed packages alone', async () => {
    write('course/.git/a.md');
    write('course/.hidden.md');
    write('course/node_modules/pkg/README.md');
    write('course/README.md');
    expect(await found('course')).toEqual({ paths: ['course/README.md'], ignored: 1 });
  });

  it('walks a folder that links back to itself once', async () => {
    write('course/a.md');
    symlinkSync(join(folder, 'course'), join(folder, 'course', 'again'));
    symlinkSync('/nowhere', join(folder, 'course', 'gone.md'));
    const { paths } = await found('course');
    expect(paths).toEqual(['course/a.md', 'course/gone.md']);
  });

  it('takes a file that was chosen itself, whatever it is called', async () => {
    write('notes');
    expect(await found('notes')).toEqual({ paths: ['notes'], ignored: 0 });
  });

  it('keeps a path with nothing behind it, to be reported', async () => {
    const { files } = await findCourses([join(folder, 'missing.md')]);
    expect(files).toMatchObject([
      { info: { name: 'missing.md', relativePath: 'missing.md', bytes: 0 }, path: undefined },
    ]);
  });

  it('tells two files of the same name apart', async () => {
    write('one/course/a.md');
    write('two/course/a.md');
    expect((await found('one/course', 'two/course')).paths).toEqual(['course/a.md', '2/course/a.md']);
    expect((await found('one', 'two')).paths).toEqual(['one/course/a.md', 'two/course/a.md']);
  });

  it('says in an empty folder that there is nothing', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await found('empty')).toEqual({ paths: [], ignored: 0 });
  });

  it('names decomposed letters as every other platform does', async () => {
    write('u\u0308ber.md');
    expect((await found('u\u0308ber.md')).paths).toEqual(['\u00fcber.md']);
  });
});
