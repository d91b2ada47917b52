import type { CourseReading } from '#core/import';
import { groupBy } from './group-by';
import type { Proposal } from './import-draft.svelte';

/** Proposals that come from one slide. */
export interface SlideGroup {
  readonly slide: number;
  readonly title: string;
  /** The slide's text, so that a card can be held against what it was made from. */
  readonly body: string;
  readonly proposals: readonly Proposal[];
}

/** Puts proposals under their slides, in source order. */
export function groupBySlide(reading: CourseReading, proposals: readonly Proposal[]): readonly SlideGroup[] {
  const slides = new Map(reading.slides.map((slide) => [slide.number, slide]));
  return [...groupBy(proposals, ({ note }) => note.slide)]
    .sort(([a], [b]) => a - b)
    .map(([slide, group]) => ({
      slide,
      title: slides.get(slide)?.title ?? '',
      body: slides.get(slide)?.body ?? '',
      proposals: group,
    }));
}
