import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseOf, playRound } from './testing/round';

const SHARED = join(process.cwd(), '..', 'shared');
const COURSES = [
  'course/computing-instances.md',
  'corpus/slides/elephantscale+es-training-new/STORAGE-1-Cloud-storage-and-databases.EXCERPT.md',
  'corpus/slides/elephantscale+Apache-Kafka-for-Developers/slides/inter-2-consumer-internals.md',
  'corpus/slides/heig-vd-mvp-course+heig-vd-mvp-course/02-projet-libre/PRESENTATION.md',
];
/** `bench/reimport-rounds.ts` plays as many as one likes. */
const ROUNDS = 8;

describe.skipIf(!existsSync(SHARED))('importing an edited course again (needs ../shared)', () => {
  it.each(COURSES)('keeps the schedules of %s and gives none to another card', (path) => {
    const course = courseOf(path.split('/').at(-1) ?? path, readFileSync(join(SHARED, path), 'utf8'));
    const rounds = Array.from({ length: ROUNDS }, (_none, seed) => playRound(course, seed));
    const sum = (count: (round: (typeof rounds)[number]) => number): number =>
      rounds.reduce((total, round) => total + count(round), 0);
    expect(rounds.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(sum(({ survived }) => survived)).toBeGreaterThan(0);
    expect(sum(({ kept }) => kept) / sum(({ survived }) => survived)).toBeGreaterThan(0.95);
  });
});
