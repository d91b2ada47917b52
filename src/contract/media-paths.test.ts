import { describe, expect, it } from 'vitest';
import { isImagePath, localTarget, mediaPath } from './media-paths';

describe('images beside a course', () => {
  it('are looked for from the course on, and never outside what was chosen', () => {
    expect(mediaPath('harbour/one/tower.md', 'images/a.png')).toBe('harbour/one/images/a.png');
    expect(mediaPath('harbour/one/tower.md', '../b.svg')).toBe('harbour/b.svg');
    expect(mediaPath('harbour/tower.md', '../b.svg')).toBeUndefined();
    expect(mediaPath('tower.md', '../b.svg')).toBeUndefined();
    expect(mediaPath('tower.md', './images/../a%20b.png#x')).toBe('a b.png');
  });

  it('are no addresses and no absolute paths', () => {
    const foreign = [
      'https://x.y/a.png',
      'data:image/png;base64,AA',
      '/etc/a.png',
      '//x/a.png',
      'C:\\a.png',
      '%2fetc/a.png',
    ];
    for (const target of [...foreign, '%ZZ.png', 'a%00.png', '']) expect(localTarget(target), target).toBeUndefined();
  });

  it('are known by their endings', () => {
    expect(['a.PNG', 'b.svg', 'c.avif'].every(isImagePath)).toBe(true);
    expect(['a.md', 'svg', 'x.svg.exe'].some(isImagePath)).toBe(false);
  });
});
