import type { BlockHash, NoteId, SourceKey } from '#core/cards';
import { hash64 } from '#core/hash';
import { singleSpaced } from '#core/markdown';
import type { NoteIdentity } from './result';

const NOT_ASCII = /[^\0-\x7f]/;

/**
 * Hash of a block's text: Unicode NFC, runs of white space as one blank, none at the ends. Punctuation and case count,
 * since options may differ in them alone.
 */
export function blockHashOf(block: string): BlockHash {
  const composed = NOT_ASCII.test(block) ? block.normalize('NFC') : block;
  return hash64(singleSpaced(composed).trim()) as BlockHash;
}

/**
 * The id a proposed note gets when it is first imported: a hash of the source, its block and its occurrence there, or of the
 * source and the id its author pinned. Two machines that import the same file give the same ids.
 */
export const noteIdOf: NoteIdentity = (source, note) =>
  hash64(
    note.explicitId === undefined
      ? `${source}\nblock\n${note.blockHash}\n${note.occurrence}`
      : `${source}\nid\n${note.explicitId}`,
  ) as NoteId;

/** Names a source by its path below what the person chose, with `/`. */
export function sourceKeyOf(relativePath: string): SourceKey {
  return relativePath.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, '') as SourceKey;
}
