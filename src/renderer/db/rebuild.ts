import type { CardId } from '#core/cards';
import { orderEvents, statesOf, suspendedCards } from '#core/log';
import { Mirror } from '#core/mirror';
import type { MirrorView } from '#core/mirror';
import { DEFAULT_PRESET, presetOf } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import type { NotePage } from './note-page';
import { readLog } from './read-log';
import { readPages } from './read-pages';
import type { Database } from './schema';
import type { StoreContents } from './store';

type DecksAndPresets = Pick<StoreContents, 'decks' | 'presets'>;

/** Finds the preset of a card in a mirror; the default one for a card that is not there. */
export function presetFinder(mirror: MirrorView, { decks, presets }: DecksAndPresets): (cardId: CardId) => Preset {
  return (cardId) => {
    const deckId = mirror.deckIds[mirror.columns().deck[mirror.cardIndex(cardId)] ?? -1];
    const deck = deckId === undefined ? undefined : decks.get(deckId);
    return presetOf(presets, deck?.presetId ?? DEFAULT_PRESET.id);
  };
}

/** The mirror from pages and log alone. */
export async function rebuildMirror(db: Database, contents: DecksAndPresets): Promise<Mirror> {
  const mirror = new Mirror();
  for await (const page of readPages(db)) addPage(mirror, page);
  const events = orderEvents(await readLog(db));
  for (const [cardId, state] of statesOf(events, presetFinder(mirror, contents))) mirror.setState({ cardId, state });
  mirror.suspendOnly(suspendedCards(events));
  return mirror;
}

/** Takes a page's cards into a mirror. */
function addPage(mirror: Mirror, { page, notes }: NotePage): void {
  for (const { note, archived } of notes) {
    mirror.setNote({ noteId: note.id, deckId: note.deckId, page, ordinals: note.ordinals, archived });
  }
}
