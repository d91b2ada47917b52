import { describe, expect, it } from 'vitest';
import { folderDecks } from './deck-tree';

describe('folders as a deck tree', () => {
  it('stand above the deck of the file, named for people', () => {
    expect(folderDecks('biology/cell-parts/mitosis.md', 'Mitosis')).toEqual(['Biology', 'Cell parts']);
    expect(folderDecks('mitosis.md', 'Mitosis')).toEqual([]);
  });

  it('leave out a folder of decks that is none itself, and one that is called as the course', () => {
    expect(folderDecks('decks/cloud-computing/functions.md', 'Functions')).toEqual(['Cloud computing']);
    expect(folderDecks('decks/welcome.md', 'Welcome')).toEqual([]);
    expect(folderDecks('biology/README.md', 'Biology')).toEqual([]);
  });
});
