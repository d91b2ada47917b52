import type { PresetId } from '#core/cards';
import { FLAGS, PHASE_CODES } from '#core/mirror';
import type { CardColumns } from '#core/mirror';
import { DUE_LOAD_DAYS } from '#core/scheduling';
import type { CardState, DueLoad } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import type { DeckTree } from './deck-tree';

const OUT_OF_SIGHT = FLAGS.suspended | FLAGS.archived;

/** How many cards of each preset are due on each of the coming days, kept up to date as answers move cards. */
export class DueLoads {
  readonly #counts = new Map<PresetId, Int32Array>();
  readonly #tree: DeckTree;
  readonly #columns: CardColumns;
  readonly #ring: Int32Array;
  readonly #today: StudyDay;

  constructor(tree: DeckTree, columns: CardColumns, ring: Int32Array, today: StudyDay) {
    this.#tree = tree;
    this.#columns = columns;
    this.#ring = ring;
    this.#today = today;
    for (const { preset } of tree.nodes) this.#counts.set(preset.id, new Int32Array(DUE_LOAD_DAYS));
    const countsOfNode = tree.nodes.map(({ preset }) => this.#counts.get(preset.id));
    for (let slot = 0; slot < columns.length; slot++) {
      const ahead = this.#isDueByDay(slot) ? (columns.dueDay[slot] ?? 0) - today : -1;
      if (ahead < 0 || ahead >= DUE_LOAD_DAYS) continue;
      const counts = countsOfNode[tree.nodeOfDeck[columns.deck[slot] ?? 0] ?? -1];
      if (counts) counts[ahead] = (counts[ahead] ?? 0) + 1;
    }
  }

  /** What the card in `slot` is spread against. */
  loadFor(slot: number): DueLoad {
    const siblingDueDays: StudyDay[] = [];
    for (let sibling = this.#ring[slot] ?? slot; sibling !== slot; sibling = this.#ring[sibling] ?? slot) {
      if (this.#isDueByDay(sibling)) siblingDueDays.push((this.#columns.dueDay[sibling] ?? 0) as StudyDay);
    }
    return { dueCounts: this.#countsOf(slot) ?? [], siblingDueDays };
  }

  /** The card in `slot` went from one schedule to another. */
  moved(slot: number, from: CardState, to: CardState): void {
    if (((this.#columns.flags[slot] ?? 0) & OUT_OF_SIGHT) !== 0) return;
    this.#add(slot, from, -1);
    this.#add(slot, to, 1);
  }

  #add(slot: number, state: CardState, change: number): void {
    if (state.phase === 'new' || state.due.kind === 'time') return;
    const ahead = state.due.day - this.#today;
    const counts = this.#countsOf(slot);
    if (counts && ahead >= 0 && ahead < DUE_LOAD_DAYS) counts[ahead] = (counts[ahead] ?? 0) + change;
  }

  #countsOf(slot: number): Int32Array | undefined {
    const preset = this.#tree.nodes[this.#tree.nodeOfDeck[this.#columns.deck[slot] ?? 0] ?? -1]?.preset;
    return preset && this.#counts.get(preset.id);
  }

  #isDueByDay(slot: number): boolean {
    const { flags, phase, dueAt } = this.#columns;
    return ((flags[slot] ?? 0) & OUT_OF_SIGHT) === 0 && phase[slot] !== PHASE_CODES.new && dueAt[slot] === 0;
  }
}
