import type { Deck, DeckId, PresetId } from '#core/cards';
import { eventKey, presetOutcomeOf } from '#core/log';
import type { JsonValue, LogEvent } from '#core/log';
import type { Preset } from '#core/scheduling';
import type { SourceRecord, StoredNote } from '#core/transfer';

// Every choice below depends on the two values alone and not on which side they came from, so that merging in any order and
// any number of times gives the same collection everywhere.

/** The one of two values that holds on all machines when nothing says which is newer. */
function eitherWay<T>(a: T, b: T): T {
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}

/** A note that both sides have: the newest content wins, and no card is lost; those it no longer has are archived. */
export function mergedNote(a: StoredNote, b: StoredNote): StoredNote {
  const newer = a.changedAt === b.changedAt ? eitherWay(a, b) : a.changedAt > b.changedAt ? a : b;
  const active = newer.note.ordinals.filter((ordinal) => !newer.archived.includes(ordinal));
  const ordinals = [...new Set([...a.note.ordinals, ...b.note.ordinals])].sort((one, other) => one - other);
  return {
    ...newer,
    note: { ...newer.note, ordinals },
    archived: ordinals.filter((ordinal) => !active.includes(ordinal)),
  };
}

/** The source as its last import left it. */
export function mergedSource(a: SourceRecord, b: SourceRecord): SourceRecord {
  if (a.importedAt !== b.importedAt) return a.importedAt > b.importedAt ? a : b;
  return eitherWay(a, b);
}

/** A deck that both sides have. */
export function mergedDeck(a: Deck, b: Deck): Deck {
  return eitherWay(a, b);
}

/** Settings, presets and the presets of decks as the last events of all devices left them. */
export function lastSettings(ordered: readonly LogEvent[]): {
  readonly settings: ReadonlyMap<string, JsonValue>;
  /** Undefined for one that was deleted. */
  readonly presets: ReadonlyMap<PresetId, Preset | undefined>;
  readonly decks: ReadonlyMap<DeckId, PresetId>;
} {
  const settings = new Map<string, JsonValue>();
  const presets = new Map<PresetId, Preset | undefined>();
  const decks = new Map<DeckId, PresetId>();
  for (const event of ordered) {
    if (event.type === 'setting') settings.set(event.key, event.value);
    const outcome = presetOutcomeOf(event);
    for (const preset of outcome?.presets ?? []) presets.set(preset.id, preset);
    for (const id of outcome?.removed ?? []) presets.set(id, undefined);
    for (const { deckId, presetId } of outcome?.decks ?? []) decks.set(deckId, presetId);
  }
  return { settings, presets, decks };
}

/** The events that are not among those known. */
export function newEvents(known: readonly LogEvent[], others: readonly LogEvent[]): readonly LogEvent[] {
  const keys = new Set(known.map(eventKey));
  return others.filter((event) => {
    const key = eventKey(event);
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
