import type { SourceText } from '../format';

/** The file's name as a title: without folder, ending and separators between words. */
export function fileTitle(source: SourceText): string {
  const name = source.name.replace(/^.*[\\/]/u, '').replace(/\.[^.]{1,12}$/u, '');
  const words = /\s/u.test(name) ? name : name.replace(/[_-]+/gu, ' ');
  return words.trim();
}
