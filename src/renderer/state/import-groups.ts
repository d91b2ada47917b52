import type { CourseReading } from '#core/import';
import { groupBy } from './group-by';
import type { Proposal } from './import-run.svelte';

/** Proposals that come from one slide. */
export interface SlideGroup {
  readonly slide: number;
  readonly title: string;
  readonly proposals: readonly Proposal[];
}

/** Puts proposals under their slides, in source order. */
export function groupBySlide(reading: CourseReading, proposals: readonly Proposal[]): readonly SlideGroup[] {
  const titles = new Map(reading.slides.map(({ number, title }) => [number, title]));
  return [...groupBy(proposals, ({ note }) => note.slide)]
    .sort(([a], [b]) => a - b)
    .map(([slide, group]) => ({ slide, title: titles.get(slide) ?? '', proposals: group }));
}
