import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hostileCourse, hostileCsv } from '../e2e/fixtures/hostile/cards';

/** A file that mutations start from. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Larger files are cut to this many bytes: fuzzing lives by the number of inputs. */
const MAX_SEED_BYTES = 400_000;
/** Published decks in every format beside the project, where they are; else the decks and fixtures of the project itself. */
const PUBLISHED = ['corpus', 'course'].map((folder) => join(process.cwd(), '..', 'shared', folder));
const OWN = ['decks', join('e2e', 'fixtures')].map((folder) => join(process.cwd(), folder));

/** Every file that mutations start from; the hostile deck is always among them. */
export function seedFiles(): readonly SeedFile[] {
  const folders = PUBLISHED.some(existsSync) ? PUBLISHED : OWN;
  const hostile = { 'cards.csv': hostileCsv(), 'course.md': hostileCourse() };
  return [
    ...folders.filter(existsSync).flatMap(filesIn),
    ...Object.entries(hostile).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
  ];
}

function filesIn(folder: string): readonly SeedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:png|svg|ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path).subarray(0, MAX_SEED_BYTES)) }))
    .filter(({ bytes }) => bytes.length > 0);
}
