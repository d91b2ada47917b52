import type { Deck, DeckId, NoteId } from '#core/cards';
import { Mirror } from '#core/mirror';
import type { CardColumns } from '#core/mirror';
import { StudyQueue, deckCounts } from '#core/review';
import { DEFAULT_PRESET, fsrsFor } from '#core/scheduling';
import type { Grade, MemoryState } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import { bestOfTurns } from './result';
import type { BenchResult } from './result';

const CARDS = 1_000_000;
const DECKS = 200;
const TOP_DECKS = 20;
const REVIEWS = 1_000_000;
const REVIEWS_A_CARD = 10;
const TURNS = 12;
const TODAY = 20_000 as StudyDay;

const decks: readonly Deck[] = Array.from({ length: DECKS }, (_, index) => {
  const deck = { id: `deck-${index}` as DeckId, name: `Deck ${index}`, presetId: DEFAULT_PRESET.id, order: index };
  return index < TOP_DECKS ? deck : { ...deck, parentId: `deck-${index % TOP_DECKS}` as DeckId };
});

/** A grown collection: two cards a note, two in five new, the others due over 400 days. */
function makeMirror(): Mirror {
  const mirror = new Mirror();
  for (let note = 0; note < CARDS / 2; note++) {
    const noteId = (Math.imul(note + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0') as NoteId;
    const deckId = decks[note % DECKS]?.id ?? ('' as DeckId);
    mirror.setNote({ noteId: (noteId + noteId) as NoteId, deckId, page: 0, ordinals: [0, 1], archived: [] });
  }
  const columns = mirror.columns();
  for (let slot = 0; slot < columns.length; slot++) {
    if (slot % 5 < 2) continue;
    columns.phase[slot] = 2;
    columns.dueDay[slot] = TODAY - 5 + ((slot * 7_919) % 400);
    columns.lastDay[slot] = TODAY - 30;
    columns.stability[slot] = 30;
    columns.difficulty[slot] = 5;
  }
  return mirror;
}

/** The least that counting has to do: one pass over state and due day. */
function plainCount({ length, flags, phase, dueDay, deck }: CardColumns): Int32Array {
  const counts = new Int32Array(DECKS * 2);
  for (let slot = 0; slot < length; slot++) {
    if (flags[slot] !== 0) continue;
    const index = deck[slot] ?? 0;
    if (phase[slot] === 0) counts[index] = (counts[index] ?? 0) + 1;
    else if ((dueDay[slot] ?? 0) <= TODAY) counts[DECKS + index] = (counts[DECKS + index] ?? 0) + 1;
  }
  return counts;
}

function countResults(): readonly BenchResult[] {
  const mirror = makeMirror();
  const now = { atMs: TODAY * 86_400_000, day: TODAY };
  const input = { mirror, decks, presets: [DEFAULT_PRESET], done: new Map(), now };
  const plain = () => {
    plainCount(mirror.columns());
  };
  const [counts, countsPlain] = bestOfTurns(() => deckCounts(input), plain, TURNS);
  const [queue, queuePlain] = bestOfTurns(() => new StudyQueue(input, 'deck-0' as DeckId), plain, TURNS);
  return [
    result('due counts of 200 decks, 1 M cards', counts, countsPlain, 'at most 10 ms', counts <= 10),
    result('study queue of a deck, 1 M cards', queue, queuePlain, 'at most 50 ms', queue <= 50),
  ];
}

/** The formulas of FSRS-6 and nothing else, over columns. */
function plainReplay(weights: Float64Array, grades: Uint8Array, elapsed: Int32Array): number {
  const w = (index: number): number => weights[index] ?? 0;
  const decay = -w(20);
  const factor = Math.exp(Math.log(0.9) / decay) - 1;
  const easyDifficulty = w(4) - Math.exp(3 * w(5)) + 1;
  let stability = 0;
  let difficulty = 0;
  for (let index = 0; index < REVIEWS; index++) {
    const grade = grades[index] ?? 3;
    const days = elapsed[index] ?? 0;
    if (index % REVIEWS_A_CARD === 0) {
      stability = w(grade - 1);
      difficulty = Math.min(10, Math.max(1, w(4) - Math.exp((grade - 1) * w(5)) + 1));
      continue;
    }
    const recall = Math.pow(1 + (factor * days) / stability, decay);
    let next: number;
    if (days === 0) {
      const growth = Math.pow(stability, -w(19)) * Math.exp(w(17) * (grade - 3 + w(18)));
      next = stability * (grade >= 2 ? Math.max(1, growth) : growth);
    } else if (grade === 1) {
      const forgotten = w(11) * Math.pow(difficulty, -w(12)) * (Math.pow(stability + 1, w(13)) - 1);
      next = Math.min(forgotten * Math.exp((1 - recall) * w(14)), stability / Math.exp(w(17) * w(18)));
    } else {
      const bonus = (grade === 2 ? w(15) : 1) * (grade === 4 ? w(16) : 1);
      const gain = Math.exp(w(8)) * (11 - difficulty) * Math.pow(stability, -w(9));
      next = stability * (1 + gain * (Math.exp((1 - recall) * w(10)) - 1) * bonus);
    }
    stability = Math.min(36_500, Math.max(0.001, next));
    const damped = difficulty - (w(6) * (grade - 3) * (10 - difficulty)) / 9;
    difficulty = Math.min(10, Math.max(1, w(7) * easyDifficulty + (1 - w(7)) * damped));
  }
  return stability + difficulty;
}

function replayResult(): BenchResult {
  const grades = new Uint8Array(REVIEWS);
  const elapsed = new Int32Array(REVIEWS);
  for (let index = 0; index < REVIEWS; index++) {
    const draw = (Math.imul(index + 1, 0x9e3779b1) >>> 0) / 0x1_0000_0000;
    grades[index] = draw < 0.12 ? 1 : draw < 0.2 ? 2 : draw < 0.9 ? 3 : 4;
    elapsed[index] = index % REVIEWS_A_CARD === 0 || draw < 0.2 ? 0 : 1 + ((index * 31) % 60);
  }
  const fsrs = fsrsFor(DEFAULT_PRESET.weights);
  const replay = () => {
    let memory: MemoryState | undefined;
    for (let index = 0; index < REVIEWS; index++) {
      if (index % REVIEWS_A_CARD === 0) memory = undefined;
      memory = fsrs.next(memory, elapsed[index] ?? 0, (grades[index] ?? 3) as Grade);
    }
  };
  const weights = Float64Array.from(DEFAULT_PRESET.weights);
  const [value, baseline] = bestOfTurns(replay, () => plainReplay(weights, grades, elapsed), TURNS);
  return result('replay of 1 M reviews', value, baseline, 'at most 2 × baseline', value <= 2 * baseline);
}

function result(name: string, value: number, baseline: number, target: string, met: boolean): BenchResult {
  return { name, value, baseline, ratio: value / baseline, target, met, unit: 'ms' };
}

/** Counting, queueing and replaying at the size of the targets. */
export default function benchScheduling(): readonly BenchResult[] {
  return [...countResults(), replayResult()];
}
