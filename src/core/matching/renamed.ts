import type { SourceKey } from '#core/cards';
import { groupBy, toOld, type NewEntry, type OldEntry } from './board';
import type { MatchInput, RenamedSource } from './types';

/** From this share of identical notes on, a source is taken for another one under a new name. */
const RENAMED_SHARE = 0.5;
const RENAMED_NOTES = 2;

/** Finds sources that the collection does not know, but whose notes it has under a name that was not read now. */
export function findRenamed(
  { readings, existing, stillThere = [] }: MatchInput,
  news: readonly NewEntry[],
): readonly RenamedSource[] {
  const known = new Set(existing.map(({ note }) => note.origin?.source));
  const strangers = readings.filter(({ source }) => !known.has(source));
  const spoken = new Set<SourceKey>([...readings.map(({ source }) => source), ...stillThere]);
  if (strangers.length === 0) return [];
  const candidates = existing.flatMap((entry) => {
    const source = entry.note.origin?.source;
    return source === undefined || spoken.has(source) ? [] : [toOld(entry, source)];
  });
  const live = candidates.filter(({ isArchived }) => !isArchived);
  const sizes = groupBy(live, ({ source }) => source);
  const byContent = groupBy(live, contentAndContext);
  const newBySource = groupBy(news, ({ source }) => source);
  const renamed: RenamedSource[] = [];
  for (const { source: to } of strangers) {
    const notes = newBySource.get(to) ?? [];
    let best: RenamedSource | undefined;
    for (const [from, count] of countShared(notes, byContent)) {
      if (spoken.has(from) || count < RENAMED_NOTES) continue;
      const share = Math.min(1, count / Math.min(notes.length, sizes.get(from)?.length ?? 1));
      if (share >= RENAMED_SHARE && share > (best?.share ?? 0)) best = { from, to, share };
    }
    if (best === undefined) continue;
    spoken.add(best.from);
    renamed.push(best);
  }
  return renamed;
}

function contentAndContext({ context, asked }: OldEntry | NewEntry): string {
  return `${context}\n${asked}`;
}

/** Notes of each former source that are among the proposed ones, each counted once. */
function countShared(
  notes: readonly NewEntry[],
  byContent: ReadonlyMap<string, readonly OldEntry[]>,
): ReadonlyMap<SourceKey, number> {
  const counts = new Map<SourceKey, number>();
  for (const key of new Set(notes.map(contentAndContext))) {
    for (const source of new Set((byContent.get(key) ?? []).map((old) => old.source))) {
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
  }
  return counts;
}
