import type { DeckId, PresetId } from '#core/cards';
import { FLAGS } from '#core/mirror';
import { checkPreset, DEFAULT_PRESET, presetOf } from '#core/scheduling';
import type { Preset } from '#core/scheduling';
import type { PresetEffect } from '../db';
import type { App } from './app.svelte';
import { describePresetFailure, describeStorageFailure } from './messages';
import { countOf } from './plural';
import { typedText, withTyped } from './preset-text';
import type { Typed, TypedField } from './preset-text';

/** A change that waits for the word on due days. */
export interface PendingSave {
  readonly preset: Preset;
  readonly effect: PresetEffect;
}

type Surroundings = Pick<App, 'collection' | 'toasts' | 'read'>;
type Stored = Awaited<ReturnType<Surroundings['collection']['savePreset']>>;

const editors = new WeakMap<Surroundings, PresetEditor>();

/** The app's editor: what was typed is still there when the person comes back to the settings. */
export function presetEditorOf(app: Surroundings): PresetEditor {
  const known = editors.get(app) ?? new PresetEditor(app);
  editors.set(app, known);
  return known;
}

/** Edits one preset at a time: what is changed holds once saved. */
export class PresetEditor {
  readonly #app: Surroundings;
  #selected = $state<PresetId>(DEFAULT_PRESET.id);
  #typed = $state.raw<Typed>({});
  #chosen = $state.raw<Partial<Preset>>({});
  #pending = $state.raw<PendingSave | undefined>(undefined);
  #busy = $state(false);

  constructor(app: Surroundings) {
    this.#app = app;
  }

  /** The default one first, then by name. */
  get presets(): readonly Preset[] {
    const rank = ({ id }: Preset): number => (id === DEFAULT_PRESET.id ? 0 : 1);
    return this.#app.read((collection) =>
      collection.presets().toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)),
    );
  }
  /** The preset as it is stored. */
  get stored(): Preset {
    return presetOf(new Map(this.presets.map((preset) => [preset.id, preset])), this.#selected);
  }
  /** The preset as it would be saved. */
  get draft(): Preset {
    return withTyped({ ...this.stored, ...this.#chosen }, this.#typed);
  }
  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(this.stored);
  }
  /** What is wrong, a sentence for each field. */
  get problems(): ReadonlyMap<keyof Preset, string> {
    const checked = checkPreset(this.draft);
    if (checked.ok) return new Map();
    return new Map(
      checked.error.map(({ field, message }) => [
        field,
        field === 'desiredRetention' ? 'Desired retention must be a number from 70 to 99.' : message,
      ]),
    );
  }
  get pending(): PendingSave | undefined {
    return this.#pending;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** Decks that use the preset as stored. */
  get deckCount(): number {
    return this.#app.read((collection) => {
      const presets = new Map(collection.presets().map((preset) => [preset.id, preset]));
      return collection.decks().filter(({ presetId }) => presetOf(presets, presetId).id === this.stored.id).length;
    });
  }
  /** Slots of the suspended cards of all decks. */
  get suspendedSlots(): readonly number[] {
    return this.#app.read(({ mirror }) => {
      const { flags, length } = mirror.columns();
      return Array.from(flags.subarray(0, length).entries(), ([slot, flag]) =>
        (flag & FLAGS.suspended) !== 0 && (flag & FLAGS.archived) === 0 ? slot : -1,
      ).filter((slot) => slot >= 0);
    });
  }

  textOf(field: TypedField): string {
    return this.#typed[field] ?? typedText(this.stored, field);
  }

  type(field: TypedField, text: string): void {
    this.#typed = { ...this.#typed, [field]: text };
  }

  choose(part: Partial<Preset>): void {
    this.#chosen = { ...this.#chosen, ...part };
  }

  select(id: PresetId): void {
    this.discard();
    this.#selected = id;
  }

  discard(): void {
    this.#typed = {};
    this.#chosen = {};
    this.#pending = undefined;
  }

  /** Saves; when cards could get another due day, shows first what that would do. */
  async save(): Promise<void> {
    if (this.#busy || !this.isChanged || this.problems.size > 0) return;
    const preset = { ...this.draft, revision: this.stored.revision + 1 };
    if (!movesCards(this.stored, preset)) {
      await this.#commit(preset, false);
      return;
    }
    const effect = await this.#alone(() => this.#app.collection.previewPreset(preset));
    if (!effect.ok) this.#alarm(effect);
    else if (effect.value.moved === 0) await this.#commit(preset, false);
    else this.#pending = { preset, effect: effect.value };
  }

  /** Saves what waited. */
  async confirm(moveDue: boolean): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending !== undefined) await this.#commit(pending.preset, moveDue);
  }

  cancel(): void {
    this.#pending = undefined;
  }

  /** Makes a preset from the default fields, or from those of the one on show. */
  async add(from: 'default' | 'copy'): Promise<void> {
    const source = from === 'copy' ? this.stored : DEFAULT_PRESET;
    const name = freeName(from === 'copy' ? `${source.name} copy` : 'New preset', this.presets);
    const preset = { ...source, id: crypto.randomUUID() as PresetId, name, revision: 1 };
    const added = await this.#alone(() => this.#app.collection.savePreset(preset));
    if (added.ok) this.select(preset.id);
    else this.#alarm(added);
  }

  async delete(): Promise<void> {
    const { id, name } = this.stored;
    const deleted = await this.#alone(() => this.#app.collection.deletePreset(id));
    if (!deleted.ok) this.#alarm(deleted);
    else {
      this.select(DEFAULT_PRESET.id);
      this.#app.toasts.show(`Preset “${name}” deleted. Undo brings it back.`);
    }
  }

  async assign(deckIds: readonly DeckId[], id: PresetId): Promise<void> {
    const assigned = await this.#alone(() => this.#app.collection.assignPreset(deckIds, id));
    if (!assigned.ok) this.#alarm(assigned);
  }

  /** Puts all suspended cards back into study. */
  async resumeAll(): Promise<void> {
    const { collection, toasts } = this.#app;
    const cards = this.suspendedSlots.map((slot) => collection.mirror.cardIdAt(slot));
    const resumed = await this.#alone(() => collection.setSuspended(cards, false));
    if (resumed.ok) toasts.show(`${countOf(resumed.value, 'card')} put back.`);
    else toasts.show(describeStorageFailure(resumed.error).title, 'alarm');
  }

  async #commit(preset: Preset, moveDue: boolean): Promise<void> {
    const saved = await this.#alone(() => this.#app.collection.savePreset(preset, { moveDue }));
    if (!saved.ok) this.#alarm(saved);
    else {
      this.discard();
      this.#app.toasts.show(`Preset “${preset.name}” saved.`);
    }
  }

  #alarm({ error }: Exclude<Stored, { readonly ok: true }>): void {
    const { title, detail } = describePresetFailure(error);
    this.#app.toasts.show(`${title}. ${detail}`, 'alarm');
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}

/** Whether the change puts review cards on other days, were they to move. */
function movesCards(from: Preset, to: Preset): boolean {
  return (
    from.desiredRetention !== to.desiredRetention ||
    from.maximumIntervalDays !== to.maximumIntervalDays ||
    from.weights.join() !== to.weights.join()
  );
}

function freeName(wanted: string, presets: readonly Preset[]): string {
  const taken = new Set(presets.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
  return name;
}
