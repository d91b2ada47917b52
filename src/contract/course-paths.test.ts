import { describe, expect, it } from 'vitest';
import { selectCourses } from './course-paths';

const select = (...paths: readonly string[]) => {
  const { courses, ignored } = selectCourses(paths.map((relativePath) => ({ relativePath })));
  return [courses.map(({ relativePath }) => relativePath), ignored];
};

describe('telling courses from what lies beside them', () => {
  it('takes what was chosen itself, whatever it is called', () => {
    expect(select('notes', 'README.md', '.hidden')).toEqual([['notes', 'README.md', '.hidden'], 0]);
  });

  it('takes courses from a folder and counts the rest', () => {
    expect(select('c/a.md', 'c/b/words.CSV', 'c/picture.png', 'c/LICENSE.txt', 'c/.git/x.md', 'c/.x.md')).toEqual([
      ['c/a.md', 'c/b/words.CSV'],
      4,
    ]);
  });

  it('takes a read-me that stands alone and leaves one beside courses', () => {
    expect(select('bank/README.md', 'bank/fr/README.md', 'bank/LICENSE')).toEqual([
      ['bank/README.md', 'bank/fr/README.md'],
      1,
    ]);
    expect(select('course/README.md', 'course/one.md')).toEqual([['course/one.md'], 1]);
  });

  it('takes a folder that is hidden itself, since it was chosen', () => {
    expect(select('.vault/a.md', '.vault/.trash/b.md')).toEqual([['.vault/a.md'], 1]);
  });
});
