/** A folder of this name holds decks and is none itself. */
const PLAIN_ROOT = 'decks';

/**
 * The decks above a file's own: the folders it lies in, from the one that the person chose, as names for people. A folder
 * that is called as the course adds no level of its own.
 */
export function folderDecks(relativePath: string, course: string): readonly string[] {
  const folders = relativePath.split('/').slice(0, -1);
  const named = folders.slice(folders[0]?.toLowerCase() === PLAIN_ROOT ? 1 : 0).map(nameForPeople);
  return named.at(-1)?.toLowerCase() === course.toLowerCase() ? named.slice(0, -1) : named;
}

function nameForPeople(folder: string): string {
  const spaced = folder.replaceAll(/[-_]/g, ' ').trim();
  return spaced === '' ? folder : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
