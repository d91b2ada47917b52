import { describe, expect, it } from 'vitest';
import { readCourse } from './read-course';
import { showMedia } from './show-media';

const text = `# Harbour

---

## Quiz

* Which tower is this? ![the tower](images/tower.svg)

  * A. The old one
  * B. The new one

Notes:

* A.

---

## Lamps

![gone](gone.png) <img src="images/tower.svg" alt="again">
`;

describe('the images of a reading', () => {
  const outcome = readCourse({ name: 'h.md', relativePath: 'h.md', bytes: new TextEncoder().encode(text) }, '');
  if (outcome.status !== 'read') throw new Error('not read');
  const sha256 = 'ab'.repeat(32);
  const media = outcome.reading.media.map((one) => (one.target === 'images/tower.svg' ? { ...one, sha256 } : one));
  const shown = showMedia({ ...outcome.reading, media });

  it('point at where they are kept, on cards and slides', () => {
    const [question] = shown.notes;
    expect(JSON.stringify(question?.content)).toContain(`![the tower](/media/${sha256})`);
    const bodies = shown.slides.map(({ body }) => body).join('\n');
    expect(bodies).toContain(`src="/media/${sha256}"`);
    expect(bodies).toContain('![gone](gone.png)');
    expect(bodies).not.toContain('images/tower.svg');
  });

  it('change no card’s identity', () => {
    expect(shown.notes.map(({ blockHash }) => blockHash)).toEqual(
      outcome.reading.notes.map(({ blockHash }) => blockHash),
    );
  });
});
