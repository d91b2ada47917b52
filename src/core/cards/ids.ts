declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 16 lower-case hexadecimal digits: a 64-bit hash of (source key, hash of the first block, occurrence), kept for good. */
export type NoteId = Branded<'NoteId'>;
/** `<note id>-<ordinal>`, the ordinal decimal without padding. */
export type CardId = Branded<'CardId'>;
/** 16 hexadecimal digits: a hash of the deck's path when it was made, so that two machines make the same deck. */
export type DeckId = Branded<'DeckId'>;
/** Names a source for good: its path relative to what the person chose, with `/`, or the file's name alone. */
export type SourceKey = Branded<'SourceKey'>;
/** 16 hexadecimal digits of the hash of a block's normalised text. */
export type BlockHash = Branded<'BlockHash'>;
/** Up to 16 hexadecimal digits; names one installation for as long as its collection lives. */
export type DeviceId = Branded<'DeviceId'>;
/** Names a preset. */
export type PresetId = Branded<'PresetId'>;

/** The id of the `ordinal`-th card of a note. */
export function cardIdOf(noteId: NoteId, ordinal: number): CardId {
  return `${noteId}-${ordinal}` as CardId;
}

/** Takes a card id apart. */
export function partsOfCardId(cardId: CardId): { readonly noteId: NoteId; readonly ordinal: number } {
  const dash = cardId.lastIndexOf('-');
  return { noteId: cardId.slice(0, dash) as NoteId, ordinal: Number(cardId.slice(dash + 1)) };
}
