import { textOf } from './asked';
import type { Board, NewEntry, OldEntry } from './board';
import { contextLikeness, groupBy } from './board';
import { judge } from './judge';
import type { Evidence, Judgement } from './judgement';
import type { Gap } from './places';
import { slidesBefore } from './places';
import type { Rarity } from './rarity';

/** Existing notes that a proposed one is compared with because they share rare words. */
const MAX_ALIKE = 10;
/** Two candidates closer than this are a tie, and a tie is no match. */
const TIE = 0.03;

interface Candidate {
  readonly entry: NewEntry;
  readonly old: OldEntry;
  readonly judgement: Judgement;
}

/**
 * Pairs open notes with the free existing notes they were edited from, the surest first. A note with two equally good
 * candidates, or that resembles a note which is still there just as much, stays open: rather new than on a wrong schedule.
 * Returns how many pairs were made.
 */
export function pairAlike(board: Board, gaps: ReadonlyMap<NewEntry, Gap>, rarity: Rarity): number {
  const open = board.open();
  const slides = new Map(
    [...groupBy(board.news, ({ source }) => source)].map(([source, news]) => [source, slidesBefore(news)]),
  );
  const freeByBlock = groupBy(
    board.left(),
    ({ source, existing }) => `${source}\n${existing.note.origin?.blockHash ?? ''}`,
  );
  const candidates = open.flatMap((entry) => {
    const sameBlock = new Set((freeByBlock.get(`${entry.source}\n${entry.note.blockHash}`) ?? []).slice(0, MAX_ALIKE));
    const gap = gaps.get(entry);
    const olds = new Set([
      ...sameBlock,
      ...(gap?.between ?? []),
      ...(gap?.beside ?? []),
      ...rarity.alike(textOf(entry.note.content), MAX_ALIKE),
    ]);
    const slide = slides.get(entry.source)?.get(entry.note.slide);
    return [...olds]
      .filter((old) => old.source === entry.source && !old.isArchived)
      .filter((old) => old.existing.note.content.kind === entry.note.content.kind)
      .map((old): Candidate => {
        const place = sameBlock.has(old) || gap?.between.has(old) === true ? 3 : placeOf(old, gap, slide);
        const evidence = {
          place,
          context: contextLikeness(entry.context, old.context),
          lexicon: rarity,
          isTelling: rarity.isTelling,
          isAlone: rarity.isAlone,
        } as const;
        return { entry, old, judgement: judge(old.existing.note.content, entry.note.content, evidence) };
      });
  });
  return pairBest(board, candidates);
}

function placeOf(old: OldEntry, gap: Gap | undefined, slide: number | undefined): Evidence['place'] {
  if (gap?.beside.has(old) === true) return 2;
  return slide !== undefined && old.existing.note.origin?.slide === slide ? 1 : 0;
}

function pairBest(board: Board, candidates: readonly Candidate[]): number {
  const byEntry = new Map<NewEntry, Candidate[]>();
  const byOld = new Map<OldEntry, Candidate[]>();
  for (const candidate of candidates) {
    add(byEntry, candidate.entry, candidate);
    add(byOld, candidate.old, candidate);
  }
  const inOrder = [...candidates].sort((one, other) => other.judgement.score - one.judgement.score);
  let paired = 0;
  for (const { entry, old, judgement } of inOrder) {
    if (entry.pairing !== undefined || !board.isFree(old)) continue;
    const doubt = judgement.same ? doubtAbout(board, { entry, old, judgement }, byEntry, byOld) : judgement.reason;
    if (doubt === undefined && judgement.same) {
      const { isSplit, reason, cards, score } = judgement;
      const confidence = Math.min(0.97, Math.max(0.5, score));
      const pairing = { old, how: 'alike', confidence, isSplit, reason } as const;
      board.pair(entry, cards === undefined ? pairing : { ...pairing, cards });
      paired++;
    } else if (doubt !== undefined && judgement.score > (entry.refusal?.score ?? 0)) {
      entry.refusal = { old, score: judgement.score, reason: doubt };
    }
  }
  return paired;
}

/** Why a good candidate is not taken after all; undefined when nothing speaks against it. */
function doubtAbout(
  board: Board,
  { entry, old, judgement }: Candidate,
  byEntry: ReadonlyMap<NewEntry, readonly Candidate[]>,
  byOld: ReadonlyMap<OldEntry, readonly Candidate[]>,
): string | undefined {
  const near = judgement.score - TIE;
  for (const rival of byEntry.get(entry) ?? []) {
    if (rival.old === old || rival.judgement.score < near || areJoined(rival.judgement, judgement)) continue;
    if (board.isFree(rival.old) ? rival.judgement.same : judgement.same && !judgement.isCertain) {
      return 'another card resembles it as much';
    }
  }
  for (const rival of byOld.get(old) ?? []) {
    if (rival.entry === entry || rival.entry.pairing !== undefined || !rival.judgement.same) continue;
    if (rival.judgement.score >= near) return 'another new card resembles the old one as much';
  }
  return undefined;
}

/** Whether two existing notes live on in different cards of a proposed one, which joins them. */
function areJoined(one: Judgement, other: Judgement): boolean {
  if (!one.same || !other.same || one.cards === undefined || other.cards === undefined) return false;
  const cards = one.cards;
  return [...other.cards.keys()].every((ordinal) => !cards.has(ordinal));
}

function add<K>(map: Map<K, Candidate[]>, key: K, candidate: Candidate): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [candidate]);
  else list.push(candidate);
}
